import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { findSessions } from '../course/course-queries.ts';
import type { CourseSession } from '../course/course-queries.ts';
import { noCourseFilters } from '../course/course-filters.ts';
import { listSessions } from '../course/session-list-queries.ts';
import { findOpenDemand } from '../demand/demand-queries.ts';
import { sharedAnswers } from '../demand/read-demand.ts';
import { enrolmentStates } from '../enrolment/enrolment.ts';
import type { EnrolmentState } from '../enrolment/enrolment.ts';
import { recordEvent } from '../file/record-event.ts';
import type { RecordFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { isAskedFor, sayFit } from './fit-session.ts';

/** A course that a plan proposes, and where the person stands with it. */
export interface PlanCourse {
  session: CourseSession;
  /** The newest enrolment; undefined where there is none. */
  enrolment: { enrolmentId: string; state: EnrolmentState } | undefined;
}

/** The courses that lines of a plan are about, by the session's key. Who may read of enrolments is the caller's to ask. */
export async function listPlanCourses(
  db: Kysely<Database>,
  jobseekerId: string,
  sessionIds: readonly string[],
): Promise<Map<string, PlanCourse>> {
  if (sessionIds.length === 0) return new Map();
  const sessions = await findSessions(db, sessionIds);
  const rows = await db
    .selectFrom('enrolment')
    .select(['enrolment_id', 'course_session_id', 'state'])
    .where('jobseeker_id', '=', jobseekerId)
    .where('course_session_id', 'in', sessionIds)
    .orderBy('created_at')
    .execute();
  const states = new Map(
    rows.map((row) => [row.course_session_id, { enrolmentId: row.enrolment_id, state: row.state as EnrolmentState }]),
  );
  return new Map([...sessions].map(([id, session]) => [id, { session, enrolment: states.get(id) }]));
}

/** Where the person stands with a course: `报名：报上了`, or that they have not enrolled. */
export const sayEnrolment = ({ enrolment }: PlanCourse): string =>
  enrolment ? `报名：${enrolmentStates[enrolment.state]}` : '还没有报名';

/** A session that can be proposed, and why it fits. */
export interface FittingSession {
  session: CourseSession;
  reasons: string[];
}

/** So many sessions are looked through, and so many are offered. */
const [looked, offered] = [60, 12];

/**
 * Open sessions that a counsellor could propose to a person, what the person asked for first, then the soonest; each with
 * why it fits. Needs the person's consents, asked by the caller; that the registration was read stands in the log.
 */
export async function listFittingSessions(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, residenceRegion: region }: Pick<RecordFile, 'jobseekerId' | 'residenceRegion'>,
  now: Date,
): Promise<{ sessions: FittingSession[]; hasDemand: boolean }> {
  const demand = await db.transaction().execute(async (transaction) => {
    const found = await findOpenDemand(transaction, sealer, jobseekerId, now);
    const event = { jobseekerId, kind: 'read', subject: 'demand', actor: actorOf(asker) } as const;
    if (found) await recordEvent(transaction, sealer, event, now);
    return found;
  });
  const learner = { answers: demand && sharedAnswers(demand.answers).answers, region };
  const { sessions } = await listSessions(db, { filters: { ...noCourseFilters, region }, size: looked }, now);
  const asked = Map.groupBy(sessions, (session) => isAskedFor(session, learner));
  const inOrder = [...(asked.get(true) ?? []), ...(asked.get(false) ?? [])].slice(0, offered);
  return {
    sessions: inOrder.map((session) => ({ session, reasons: sayFit(session, learner) })),
    hasDemand: demand !== undefined,
  };
}
