import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { chinaDay } from '../day/day.ts';
import { openContent } from '../demand/demand-queries.ts';
import { trainingTopics } from '../demand/demand.ts';
import { liveStates } from '../enrolment/enrolment.ts';
import { recordEvents } from '../file/record-events.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import { readPerson } from '../jobseeker/person.ts';
import { agreesTo, isServed } from './caseload-sql.ts';
import { isOfWorkingAge } from './training-needs.ts';
import type { TrainingNeeds } from './training-needs.ts';

/** How many people one page of the list shows. */
export const needsPerPage = 20;

/**
 * Who of the people that the visitor's region serves asks for training in a registration that holds, and has enrolled
 * since (应培尽培, HS 13). Counted are those who agree to counsellors reading their file; named those of the own caseload
 * who have not, the blind of working age first, and their log says so. In a constant number of queries.
 */
export const listTrainingNeeds = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { page }: { page: number },
  now: Date,
): Promise<TrainingNeeds> =>
  db.transaction().execute(async (transaction) => {
    const today = chinaDay(now);
    const rows = await transaction
      .selectFrom('jobseeker')
      .innerJoin('demand', 'demand.jobseeker_id', 'jobseeker.jobseeker_id')
      .select(['jobseeker.jobseeker_id', 'sealed_person', 'counsellor_id', 'sealed_answers', 'sent_at'])
      .select((eb) => sql<number>`case when ${agreesTo('disability')(eb)} then 1 else 0 end`.as('tells'))
      .where('erased_at', 'is', null)
      .where('demand.state', '=', 'open')
      .where('ends_on', '>=', today)
      .where('sealed_answers', 'is not', null)
      .where(isServed(visitor))
      .where(agreesTo('counsellor'))
      .orderBy('sent_at')
      .orderBy('jobseeker.jobseeker_id')
      .execute();
    const standings = await listStandings(transaction, today);
    const people = rows.flatMap((row) => {
      const { topics = [], note = '' } = openContent(sealer, row.sealed_answers ?? '').answers.training ?? {};
      if (topics.length === 0 && note === '') return [];
      const { called, bornOn, certificate } = readPerson(sealer, row.sealed_person);
      const isBlind = Number(row.tells) === 1 && certificate?.category === 'sight';
      return {
        ...{ jobseekerId: row.jobseeker_id, called, topics: topics.map((topic) => trainingTopics[topic]), note },
        askedOn: chinaDay(new Date(row.sent_at ?? now)),
        isFirst: isBlind && isOfWorkingAge(bornOn, today),
        standing: standings.get(row.jobseeker_id) ?? ('none' as const),
        isOwn: row.counsellor_id === visitor.accountId,
      };
    });
    const unmet = people.filter(({ standing }) => standing === 'none');
    const own = unmet.filter(({ isOwn }) => isOwn);
    const ordered = [...own.filter(({ isFirst }) => isFirst), ...own.filter(({ isFirst }) => !isFirst)];
    const shown = ordered.slice((page - 1) * needsPerPage, page * needsPerPage);
    const event = { kind: 'read', subject: 'demand', actor: actorOf({ visitor }) } as const;
    await recordEvents(
      transaction,
      sealer,
      shown.map(({ jobseekerId }) => jobseekerId),
      event,
      now,
    );
    const count = (which: (person: (typeof people)[number]) => boolean) => people.filter(which).length;
    return {
      ...{ asked: people.length, unmet: unmet.length, unmetOwn: own.length },
      ...{ enrolled: count(({ standing }) => standing === 'enrolled') },
      ...{ waiting: count(({ standing }) => standing === 'waiting') },
      ...{ first: count(({ isFirst }) => isFirst) },
      ...{ firstUnmet: count(({ isFirst, standing }) => isFirst && standing === 'none') },
      people: shown,
      hasMore: ordered.length > page * needsPerPage,
    };
  });

/** Where people stand with a course that was not over when they asked; whoever is enrolled does not wait. */
async function listStandings(
  db: Kysely<Database>,
  today: string,
): Promise<ReadonlyMap<string, 'enrolled' | 'waiting'>> {
  const rows = await db
    .selectFrom('enrolment')
    .innerJoin('course_session', 'course_session.course_session_id', 'enrolment.course_session_id')
    .innerJoin('demand', 'demand.jobseeker_id', 'enrolment.jobseeker_id')
    .select(['enrolment.jobseeker_id', 'enrolment.state'])
    .where('demand.state', '=', 'open')
    .where('demand.ends_on', '>=', today)
    .where('enrolment.state', 'in', liveStates)
    .where('course_session.ends_on', '>=', sql<string>`substr(demand.sent_at, 1, 10)`)
    .execute();
  const standings = new Map<string, 'enrolled' | 'waiting'>();
  for (const { jobseeker_id, state } of rows)
    if (state === 'enrolled' || !standings.has(jobseeker_id))
      standings.set(jobseeker_id, state === 'enrolled' ? 'enrolled' : 'waiting');
  return standings;
}
