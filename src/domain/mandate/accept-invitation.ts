import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { recordEvent } from '../file/record-event.ts';
import { countCodeTry, forgetCodeTries } from './count-code-try.ts';
import { endOfTerm, mandateTerms } from './mandate.ts';
import type { MandateTerm } from './mandate.ts';
import { codeFingerprints } from './open-code.ts';
import { holdsRole, isOnCaseload } from './party-queries.ts';
import { replaceOlder } from './replace-older.ts';
import { tellPerson } from './tell-parties.ts';

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
  const invitation = await selectInvitations(db, now)
    .where('code_fingerprint', 'in', codeFingerprints(sealer, code))
    .executeTakeFirst();
  const result = await accept(db, sealer, accountId, invitation, now);
  if (result.outcome === 'accepted') await forgetCodeTries(db, sealer, accountId);
  return result;
}

/** The helper whom a counsellor named at the desk takes an invitation without its code. */
export async function acceptOffer(
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId, mandateId }: { accountId: string; mandateId: string },
  now: Date,
): Promise<boolean> {
  if (!(await holdsRole(db, accountId, 'helper'))) return false;
  const invitation = await selectInvitations(db, now)
    .where('mandate_id', '=', mandateId)
    .where('helper_id', '=', accountId)
    .executeTakeFirst();
  return (await accept(db, sealer, accountId, invitation, now)).outcome === 'accepted';
}

/** Invitations that can be taken at this moment; the person has no account, or an open one. */
const selectInvitations = (db: Kysely<Database>, now: Date) =>
  db
    .selectFrom('mandate')
    .innerJoin('jobseeker', 'jobseeker.jobseeker_id', 'mandate.jobseeker_id')
    .leftJoin('account', 'account.account_id', 'jobseeker.account_id')
    .select(['mandate_id', 'mandate.jobseeker_id', 'term', 'jobseeker.account_id'])
    .where('state', '=', 'invited')
    .where('code_expires_at', '>', now.toISOString())
    .where('erased_at', 'is', null)
    .where('suspended_at', 'is', null)
    .where('deleted_at', 'is', null);

type Invitation = Awaited<ReturnType<ReturnType<typeof selectInvitations>['executeTakeFirst']>>;

async function accept(
  db: Kysely<Database>,
  sealer: Sealer,
  accountId: string,
  invitation: Invitation,
  now: Date,
): Promise<Exclude<CodeResult, { outcome: 'wait' }>> {
  if (!invitation?.jobseeker_id || !isTerm(invitation.term)) return { outcome: 'wrong' };
  const { mandate_id: mandateId, jobseeker_id: jobseekerId, term } = invitation;
  if (invitation.account_id === accountId) return { outcome: 'own' };
  // A counsellor is no relative of those whom they look after.
  if (await isOnCaseload(db, accountId, jobseekerId)) return { outcome: 'refused' };
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
    const text = '家属接受了您的邀请，现在可以替您办事。\n随时可以结束。';
    await tellPerson(transaction, sealer, { jobseekerId, text, path: `/mandates/${mandateId}` }, now);
    return true;
  });
  return isAccepted ? { outcome: 'accepted', mandateId } : { outcome: 'wrong' };
}

const isTerm = (term: string): term is MandateTerm => Object.hasOwn(mandateTerms, term);
