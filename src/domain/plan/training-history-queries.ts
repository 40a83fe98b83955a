import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { attendanceEventKinds, attendanceStates } from '../attendance/attendance.ts';
import type { AttendanceEventKind, AttendanceState } from '../attendance/attendance.ts';
import type { CertificateContent } from '../certificate/certificate.ts';
import { chinaDay, sayDay } from '../day/day.ts';
import { enrolmentEventKinds } from '../enrolment/enrolment.ts';
import type { EnrolmentEventKind } from '../enrolment/enrolment.ts';
import { calledOf } from './plan-queries.ts';
import type { WrittenAs } from './plan.ts';

/** Something that happened in somebody's training; `as` is undefined where the portal itself did it. */
export interface TrainingEvent {
  at: string;
  as: WrittenAs | undefined;
  by: string;
  what: string;
}

/**
 * What a person enrolled in, which meetings were recorded and which certificates they hold, the newest first of each, in
 * a query each. Who may read it is the caller's to ask.
 */
export async function listTrainingEvents(
  db: Kysely<Database>,
  sealer: Sealer,
  jobseekerId: string,
  limit: number,
): Promise<TrainingEvent[]> {
  const enrolments = await db
    .selectFrom('enrolment_event')
    .innerJoin('enrolment', 'enrolment.enrolment_id', 'enrolment_event.enrolment_id')
    .innerJoin('course_session', 'course_session.course_session_id', 'enrolment.course_session_id')
    .innerJoin('course', 'course.course_id', 'course_session.course_id')
    .leftJoin('account', 'account.account_id', 'enrolment_event.actor_id')
    .select(['enrolment_event.kind', 'happened_at', 'actor_as', 'title', 'sealed_called', 'deleted_at'])
    .where('jobseeker_id', '=', jobseekerId)
    .orderBy('happened_at', 'desc')
    .limit(limit)
    .execute();
  const meetings = await db
    .selectFrom('attendance_event')
    .innerJoin('attendance', 'attendance.attendance_id', 'attendance_event.attendance_id')
    .innerJoin('course_date', 'course_date.course_date_id', 'attendance.course_date_id')
    .innerJoin('enrolment', 'enrolment.enrolment_id', 'attendance.enrolment_id')
    .innerJoin('course_session', 'course_session.course_session_id', 'enrolment.course_session_id')
    .innerJoin('course', 'course.course_id', 'course_session.course_id')
    .leftJoin('account', 'account.account_id', 'attendance_event.actor_id')
    .select(['attendance_event.kind', 'after', 'happened_at', 'actor_as', 'title', 'course_date.starts_at'])
    .select(['sealed_called', 'deleted_at'])
    .where('jobseeker_id', '=', jobseekerId)
    .orderBy('happened_at', 'desc')
    .limit(limit)
    .execute();
  const certificates = await db
    .selectFrom('certificate')
    .leftJoin('account', 'account.account_id', 'certificate.entered_by')
    .select(['sealed_content', 'entered_as', 'certificate.created_at', 'sealed_called', 'deleted_at'])
    .where('jobseeker_id', '=', jobseekerId)
    .orderBy('certificate.created_at', 'desc')
    .limit(limit)
    .execute();
  return [
    ...enrolments.map((row) => ({
      ...{ at: row.happened_at, as: (row.actor_as as WrittenAs | null) ?? undefined, by: calledOf(sealer, row) },
      what: `培训“${row.title}”：${enrolmentEventKinds[row.kind as EnrolmentEventKind]}。`,
    })),
    ...meetings.map((row) => ({
      ...{ at: row.happened_at, as: row.actor_as as WrittenAs, by: calledOf(sealer, row) },
      what: `培训“${row.title}”，${sayDay(chinaDay(new Date(row.starts_at)))}的课：${sayAttendance(row)}。`,
    })),
    ...certificates.map((row) => ({
      ...{ at: row.created_at, as: row.entered_as as WrittenAs, by: calledOf(sealer, row) },
      what: `记下证书：${(JSON.parse(sealer.unseal(row.sealed_content)) as CertificateContent).name}。`,
    })),
  ];
}

const sayAttendance = ({ kind, after }: { kind: string; after: string | null }): string =>
  [
    attendanceEventKinds[kind as AttendanceEventKind],
    ...(after ? [attendanceStates[after as AttendanceState]] : []),
  ].join('，');
