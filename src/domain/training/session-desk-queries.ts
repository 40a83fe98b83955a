import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { findSession } from '../course/course-queries.ts';
import type { CourseSession } from '../course/course-queries.ts';
import { sessionStage } from '../course/course.ts';
import type { SessionStage } from '../course/course.ts';
import { addDays, chinaDay } from '../day/day.ts';
import type { EnrolmentWishes } from '../enrolment/enrolment.ts';
import { liveStates, seatStates } from '../enrolment/enrolment.ts';
import type { ToldSession } from './say-session-change.ts';
import { runsTraining } from './training.ts';
import { isRunBy } from './training-scope.ts';

/** A session of a course that the visitor runs, drafts too; for everybody else it does not exist. */
export async function findOwnSession(
  db: Kysely<Database>,
  visitor: Visitor,
  sessionId: string,
): Promise<CourseSession | undefined> {
  const session = await findSession(db, sessionId);
  return session && runsTraining(visitor, session) ? session : undefined;
}

/** What people were told of a session, to compare it with what it becomes. */
export const sayHeld = (session: CourseSession): ToldSession => ({
  ...{ way: session.way, baseName: session.base?.name, onlineNote: session.onlineNote, meetings: session.dates },
  ...{ teacherName: session.teacherName, contactName: session.contactName, contactPhone: session.contactPhone },
});

/** Whether somebody asked for anything that has to be answered. */
export const asksForSomething = ({ needs, materials, words }: EnrolmentWishes): boolean =>
  needs.length > 0 || materials.length > 0 || words !== undefined;

/** A session in the list of staff, with why it needs attention. */
export interface DeskSession {
  sessionId: string;
  title: string;
  regionCode: string;
  startsOn: string;
  endsOn: string;
  enrolUntil: string;
  seats: number;
  taken: number;
  waiting: number;
  stage: SessionStage;
  /** How many people said what they need and have no answer. */
  unanswered: number;
  isToday: boolean;
  /** Seats are free, and enrolment ends within a week. */
  isFreeSoon: boolean;
}

/** Whose needs wait for an answer before anything else, then today's, then those with free seats, then the next. */
const urgency = ({ unanswered, isToday, isFreeSoon }: DeskSession): number =>
  unanswered > 0 ? 0 : isToday ? 1 : isFreeSoon ? 2 : 3;

/** The sessions that the visitor runs and that are not over, or of one course all of them, in the order of what to do first. */
export async function listDeskSessions(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  now: Date,
  courseId?: string,
): Promise<DeskSession[]> {
  const today = chinaDay(now);
  const countOf = (states: readonly string[]) =>
    sql<number>`(select count(*) from enrolment where enrolment.course_session_id = course_session.course_session_id
      and enrolment.state in (${sql.join(states)}))`;
  const rows = await db
    .selectFrom('course_session')
    .innerJoin('course', 'course.course_id', 'course_session.course_id')
    .select([
      'course_session_id',
      'title',
      'course.region_code',
      'starts_on',
      'ends_on',
      'enrol_until',
      'seats',
      'state',
    ])
    .select([countOf(seatStates).as('taken'), countOf(['waiting']).as('waiting')])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('course_date')
          .select('course_date_id')
          .whereRef('course_date.course_session_id', '=', 'course_session.course_session_id')
          .where('starts_at', '>=', `${addDays(today, -1)}T16:00:00.000Z`)
          .where('starts_at', '<', `${today}T16:00:00.000Z`),
      ).as('is_today'),
    )
    .where(isRunBy(visitor, 'course'))
    .$if(courseId === undefined, (query) => query.where('ends_on', '>=', today).where('state', '<>', 'cancelled'))
    .$if(courseId !== undefined, (query) => query.where('course_session.course_id', '=', courseId ?? ''))
    .orderBy('starts_on', courseId === undefined ? 'asc' : 'desc')
    .orderBy('course_session_id')
    .limit(200)
    .execute();
  const unanswered = await countUnanswered(
    db,
    sealer,
    rows.map((row) => row.course_session_id),
  );
  const sessions = rows.map((row): DeskSession => {
    const stage = sessionStage(row, now);
    const taken = Number(row.taken);
    return {
      ...{ sessionId: row.course_session_id, title: row.title, regionCode: row.region_code },
      ...{ startsOn: row.starts_on, endsOn: row.ends_on, enrolUntil: row.enrol_until, seats: row.seats, taken, stage },
      waiting: Number(row.waiting),
      unanswered: stage === 'over' ? 0 : (unanswered.get(row.course_session_id) ?? 0),
      isToday: Boolean(row.is_today) && stage !== 'draft' && stage !== 'cancelled',
      isFreeSoon: stage === 'open' && taken < row.seats && row.enrol_until <= addDays(today, 7),
    };
  });
  return sessions.toSorted((one, other) => urgency(one) - urgency(other));
}

/** By session, how many said what they need and have no answer. */
async function countUnanswered(
  db: Kysely<Database>,
  sealer: Sealer,
  sessionIds: readonly string[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const rows = await db
    .selectFrom('enrolment')
    .select(['course_session_id', 'sealed_wishes'])
    .where('course_session_id', 'in', ['', ...sessionIds])
    .where('state', 'in', liveStates)
    .where('replied_at', 'is', null)
    .where('sealed_wishes', 'is not', null)
    .execute();
  for (const { course_session_id: id, sealed_wishes } of rows)
    if (sealed_wishes && asksForSomething(JSON.parse(sealer.unseal(sealed_wishes)) as EnrolmentWishes))
      counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
