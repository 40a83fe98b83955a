import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { recordSecurityEvent } from './record-security-event.ts';
import { stepOfCode } from './generator.ts';

/** Takes the first code of a prepared app, which counts from then on. False when the code is none of now. */
export async function confirmGenerator(
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
    .where('confirmed_at', 'is', null)
    .executeTakeFirst();
  const step = row && stepOfCode(sealer.unseal(row.sealed_secret), code, now);
  if (!row || step === undefined) return false;
  const { numUpdatedRows } = await db
    .updateTable('one_time_generator')
    .set({ confirmed_at: now.toISOString(), last_step: step })
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is', null)
    // Another window may have prepared another secret meanwhile.
    .where('sealed_secret', '=', row.sealed_secret)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  await recordSecurityEvent(db, sealer, { accountId, kind: 'generator-added' }, now);
  return true;
}
