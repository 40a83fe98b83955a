import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { recordSecurityEvent } from './record-security-event.ts';
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
  if (result.kind === 'right') {
    const { accountId } = attempt;
    await db.deleteFrom('one_time_generator').where('account_id', '=', accountId).execute();
    await recordSecurityEvent(db, sealer, { accountId, kind: 'generator-removed' }, now);
  }
  return result;
}
