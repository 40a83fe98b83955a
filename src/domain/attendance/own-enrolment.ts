import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { EnrolmentState } from '../enrolment/enrolment.ts';
import { findTrainingFile } from '../enrolment/training-right.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { listAttendance } from './attendance-queries.ts';
import type { AttendedMeeting } from './attendance-queries.ts';

export interface OwnEnrolment {
  enrolmentId: string;
  jobseekerId: string;
  sessionId: string;
  title: string;
  state: EnrolmentState;
}

/** An enrolment of a file, with what the course is called. */
export async function findEnrolmentOf(
  db: Kysely<Database>,
  { jobseekerId, enrolmentId }: { jobseekerId: string; enrolmentId: string },
): Promise<OwnEnrolment | undefined> {
  const row = await db
    .selectFrom('enrolment')
    .innerJoin('course_session', 'course_session.course_session_id', 'enrolment.course_session_id')
    .innerJoin('course', 'course.course_id', 'course_session.course_id')
    .select(['enrolment.state', 'enrolment.course_session_id', 'title'])
    .where('enrolment_id', '=', enrolmentId)
    .where('jobseeker_id', '=', jobseekerId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { title, state, course_session_id: sessionId } = row;
  return { enrolmentId, jobseekerId, sessionId, title, state: state as EnrolmentState };
}

/** The enrolment of the asker, or of the person they act for. */
export async function findOwnEnrolment(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  enrolmentId: string,
): Promise<OwnEnrolment | undefined> {
  const file = await findTrainingFile(db, sealer, asker);
  return file && findEnrolmentOf(db, { jobseekerId: file.jobseekerId, enrolmentId });
}

/** The same with every meeting and what stands there; the log says that a helper read it. */
export const readOwnAttendance = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  enrolmentId: string,
  now: Date,
): Promise<(OwnEnrolment & { meetings: AttendedMeeting[] }) | undefined> =>
  db.transaction().execute(async (transaction) => {
    const own = await findOwnEnrolment(transaction, sealer, asker, enrolmentId);
    if (!own) return undefined;
    const meetings = await listAttendance(transaction, sealer, enrolmentId);
    const event = { jobseekerId: own.jobseekerId, kind: 'read', subject: 'attendance', actor: actorOf(asker) } as const;
    if (asker.acting) await recordEvent(transaction, sealer, event, now);
    return { ...own, meetings };
  });
