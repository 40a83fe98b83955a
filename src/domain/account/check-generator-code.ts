import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { stepOfCode } from './generator.ts';

/** Takes a code of the account's confirmed app. Each step counts once, also for two submissions at the same moment. */
export async function checkGeneratorCode(
  db: Kysely<Database>,
  sealer: Sealer,
  accountId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const row = await db
    .selectFrom('one_time_generator')
    .select('sealed_secret')
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  const step = row && stepOfCode(sealer.unseal(row.sealed_secret), code, now);
  if (step === undefined) return false;
  const { numUpdatedRows } = await db
    .updateTable('one_time_generator')
    .set({ last_step: step })
    .where('account_id', '=', accountId)
    .where('last_step', '<', step)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
