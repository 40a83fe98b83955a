import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { isRecordPart } from '../jobseeker/jobseeker.ts';
import type { RecordPart } from '../jobseeker/jobseeker.ts';
import { readPart } from './helped-change.ts';
import type { KeptPart } from './helped-change.ts';
import { changeAnswers, deskTerm } from './mandate.ts';
import type { ChangeAnswer } from './mandate.ts';
import { findParty } from './party-queries.ts';

/** Something that a helper changed in a person's record. */
export interface HelpedChange {
  changeId: string;
  part: RecordPart;
  happenedAt: string;
  /** What the person said to it; undefined before. */
  answer: ChangeAnswer | undefined;
}

interface Asked {
  accountId: string;
  mandateId: string;
}

const isAnswer = (text: string | null): text is ChangeAnswer => text !== null && Object.hasOwn(changeAnswers, text);

const selectChanges = (db: Kysely<Database>, mandateId: string) =>
  db
    .selectFrom('mandate_event')
    .selectAll()
    .where('mandate_id', '=', mandateId)
    .where('kind', '=', 'changed')
    .orderBy('happened_at', 'desc')
    .orderBy('mandate_event_id');

/** What was changed under a mandate, the newest first, for those whose mandate it is. */
export async function listHelpedChanges(
  db: Kysely<Database>,
  { accountId, mandateId }: Asked,
): Promise<HelpedChange[]> {
  if (!(await findParty(db, accountId, mandateId))) return [];
  const rows = await selectChanges(db, mandateId).execute();
  return rows.flatMap(({ mandate_event_id: changeId, subject, happened_at: happenedAt, answer }) =>
    isRecordPart(subject)
      ? [{ changeId, part: subject, happenedAt, answer: isAnswer(answer) ? answer : undefined }]
      : [],
  );
}

/** One change with what stood there before and after, for the person and their counsellor. */
export async function findHelpedChange(
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId, mandateId, changeId }: Asked & { changeId: string },
): Promise<(HelpedChange & { jobseekerId: string; isAtDesk: boolean; before: KeptPart; after: KeptPart }) | undefined> {
  const party = await findParty(db, accountId, mandateId);
  if (!party?.jobseekerId || party.side !== 'person') return undefined;
  const row = await selectChanges(db, mandateId).where('mandate_event_id', '=', changeId).executeTakeFirst();
  if (!row?.sealed_before || !row.sealed_after || !isRecordPart(row.subject)) return undefined;
  const { term } = await db
    .selectFrom('mandate')
    .select('term')
    .where('mandate_id', '=', mandateId)
    .executeTakeFirstOrThrow();
  const open = (sealed: string): KeptPart => readPart(sealer.unseal(sealed));
  return {
    changeId,
    jobseekerId: party.jobseekerId,
    isAtDesk: term === deskTerm,
    part: row.subject,
    happenedAt: row.happened_at,
    answer: isAnswer(row.answer) ? row.answer : undefined,
    before: open(row.sealed_before),
    after: open(row.sealed_after),
  };
}

/** How many changes wait for the person's answer, by mandate. */
export async function countUnanswered(db: Kysely<Database>, accountId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('mandate_event')
    .innerJoin('mandate', 'mandate.mandate_id', 'mandate_event.mandate_id')
    .innerJoin('jobseeker', 'jobseeker.jobseeker_id', 'mandate.jobseeker_id')
    .select(['mandate_event.mandate_id', (eb) => eb.fn.countAll<number>().as('changes')])
    .where('jobseeker.account_id', '=', accountId)
    .where('kind', '=', 'changed')
    .where('answered_at', 'is', null)
    .groupBy('mandate_event.mandate_id')
    .execute();
  return new Map(rows.map(({ mandate_id, changes }) => [mandate_id, Number(changes)]));
}
