import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { useSecondFactorCode } from './use-second-factor-code.ts';

/** Removes the account's app when a code of it, or a recovery code where the app is lost, is given. */
export async function removeGenerator(
  db: Kysely<Database>,
  sealer: Sealer,
  accountId: string,
  typed: string,
  now: Date,
): Promise<boolean> {
  if (!(await useSecondFactorCode(db, sealer, accountId, typed, now))) return false;
  await db.deleteFrom('one_time_generator').where('account_id', '=', accountId).execute();
  return true;
}
