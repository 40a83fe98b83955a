import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import type { ProposalAnswers } from './proposal-form.ts';

/** An employer asks for a course (KZ 一(十)2); `proposalId` is of the form, so that sending twice sends one. */
export async function sendProposal(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { proposalId, title, what, people, when, takesOn }: ProposalAnswers & { proposalId: string },
  now: Date,
): Promise<boolean> {
  const { role, organisationId, regionCode } = visitor.role;
  if (role !== 'employer' || !organisationId || !regionCode) return false;
  await db
    .insertInto('course_proposal')
    .values({
      ...{ course_proposal_id: proposalId, organisation_id: organisationId, region_code: regionCode, title, people },
      ...{ made_by: visitor.accountId, sealed_what: sealer.seal(what), when_text: when, takes_on: takesOn },
      ...{ state: 'sent', sealed_answer: null, course_id: null, answered_at: null, answered_by: null },
      created_at: now.toISOString(),
    })
    .onConflict((conflict) => conflict.column('course_proposal_id').doNothing())
    .execute();
  return true;
}
