import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import type { Proposal, ProposalState, TakesOn } from './proposal.ts';
import { runsTraining } from './training.ts';
import { isRunBy } from './training-scope.ts';

const selectProposals = (db: Kysely<Database>) =>
  db
    .selectFrom('course_proposal')
    .innerJoin('organisation', 'organisation.organisation_id', 'course_proposal.organisation_id')
    .selectAll('course_proposal')
    .select('organisation.name');

type Row = Awaited<ReturnType<ReturnType<typeof selectProposals>['execute']>>[number];

const readProposal = (sealer: Sealer, row: Row): Proposal => ({
  ...{ proposalId: row.course_proposal_id, organisationId: row.organisation_id, organisationName: row.name },
  ...{ regionCode: row.region_code, title: row.title, what: sealer.unseal(row.sealed_what), people: row.people },
  ...{ when: row.when_text, takesOn: row.takes_on as TakesOn, state: row.state as ProposalState },
  answer: row.sealed_answer ? sealer.unseal(row.sealed_answer) : undefined,
  ...{ courseId: row.course_id ?? undefined, answeredAt: row.answered_at ?? undefined, createdAt: row.created_at },
});

/** What an employer asked for, the newest first. */
export async function listOwnProposals(db: Kysely<Database>, sealer: Sealer, visitor: Visitor): Promise<Proposal[]> {
  const rows = await selectProposals(db)
    .where('course_proposal.organisation_id', '=', visitor.role.organisationId ?? '')
    .orderBy('course_proposal.created_at', 'desc')
    .orderBy('course_proposal_id')
    .limit(100)
    .execute();
  return rows.map((row) => readProposal(sealer, row));
}

/** What employers of the region asked for: those that wait for an answer first, the oldest of them first. */
export async function listDeskProposals(db: Kysely<Database>, sealer: Sealer, visitor: Visitor): Promise<Proposal[]> {
  const rows = await selectProposals(db)
    .where(isRunBy(visitor, 'course_proposal'))
    .orderBy(({ eb }) => eb.case().when('state', '=', 'sent').then(0).else(1).end())
    .orderBy('course_proposal.created_at')
    .limit(200)
    .execute();
  return rows.map((row) => readProposal(sealer, row));
}

/** A proposal that the visitor may answer; for everybody else it does not exist. */
export async function findDeskProposal(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  proposalId: string,
): Promise<Proposal | undefined> {
  const row = await selectProposals(db).where('course_proposal_id', '=', proposalId).executeTakeFirst();
  const proposal = row && readProposal(sealer, row);
  return proposal && runsTraining(visitor, proposal) ? proposal : undefined;
}
