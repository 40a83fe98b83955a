import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { recordEvent } from '../file/record-event.ts';
import { countCodeTry, forgetCodeTries } from './count-code-try.ts';
import { endOfTerm, mandateTerms } from './mandate.ts';
import type { MandateTerm } from './mandate.ts';
import { codeFingerprints } from './open-code.ts';
import { holdsRole } from './party-queries.ts';
import { replaceOlder } from './replace-older.ts';

export type CodeResult =
  | { outcome: 'accepted'; mandateId: string }
  /** No such code, used, out of time, ended, or of an account that is shut. */
  | { outcome: 'wrong' }
  | { outcome: 'own' }
  | { outcome: 'refused' }
  | { outcome: 'wait'; until: string };

/** A helper types the code of an invitation. A code works once, also when two type it at the same moment. */
export async function acceptInvitation(
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId, code }: { accountId: string; code: string },
  now: Date,
): Promise<CodeResult> {
  if (!(await holdsRole(db, accountId, 'helper'))) return { outcome: 'refused' };
  const until = await countCodeTry(db, sealer, accountId, now);
  if (until) return { outcome: 'wait', until };
  const invitation = await db
    .selectFrom('mandate')
    .innerJoin('jobseeker', 'jobseeker.jobseeker_id', 'mandate.jobseeker_id')
    .innerJoin('account', 'account.account_id', 'jobseeker.account_id')
    .select(['mandate_id', 'mandate.jobseeker_id', 'term', 'jobseeker.account_id'])
    .where('code_fingerprint', 'in', codeFingerprints(sealer, code))
    .where('state', '=', 'invited')
    .where('code_expires_at', '>', now.toISOString())
    .where('erased_at', 'is', null)
    .where('suspended_at', 'is', null)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!invitation?.jobseeker_id || !isTerm(invitation.term)) return { outcome: 'wrong' };
  const { mandate_id: mandateId, jobseeker_id: jobseekerId, term } = invitation;
  if (invitation.account_id === accountId) return { outcome: 'own' };
  const isAccepted = await db.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('mandate')
      .set({
        helper_id: accountId,
        state: 'active',
        starts_at: now.toISOString(),
        ends_at: endOfTerm(now, term),
        code_fingerprint: null,
        sealed_code: null,
      })
      .where('mandate_id', '=', mandateId)
      .where('state', '=', 'invited')
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return false;
    await replaceOlder(transaction, { mandateId, jobseekerId, helperId: accountId }, now);
    const actor = { accountId, role: 'helper', mandateId } as const;
    await recordEvent(transaction, sealer, { jobseekerId, kind: 'mandate', subject: 'begun', actor }, now);
    return true;
  });
  if (!isAccepted) return { outcome: 'wrong' };
  await forgetCodeTries(db, sealer, accountId);
  return { outcome: 'accepted', mandateId };
}

const isTerm = (term: string): term is MandateTerm => Object.hasOwn(mandateTerms, term);
