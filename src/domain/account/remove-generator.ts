import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { useSecondFactorCode } from './use-second-factor-code.ts';
import type { SecondFactorAttempt, SecondFactorResult } from './use-second-factor-code.ts';

/** Removes the account's app when a code of it, or a recovery code where the app is lost, is given. */
export async function removeGenerator(
  db: Kysely<Database>,
  sealer: Sealer,
  attempt: SecondFactorAttempt,
  now: Date,
): Promise<SecondFactorResult> {
  const result = await useSecondFactorCode(db, sealer, attempt, now);
  if (result.kind === 'right')
    await db.deleteFrom('one_time_generator').where('account_id', '=', attempt.accountId).execute();
  return result;
}
