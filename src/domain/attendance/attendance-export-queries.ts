import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { listAttendance } from './attendance-queries.ts';
import { attendanceStates, sayAttendanceEvent, sayMeeting } from './attendance.ts';
import { listOwnMessages } from './message-queries.ts';

/** A person's attendance and the messages of their groups, for the export. */
export async function findAttendanceExport(db: Kysely<Database>, sealer: Sealer, jobseekerId: string) {
  const enrolments = await db
    .selectFrom('enrolment')
    .innerJoin('course_session', 'course_session.course_session_id', 'enrolment.course_session_id')
    .innerJoin('course', 'course.course_id', 'course_session.course_id')
    .select(['enrolment_id', 'title'])
    .where('jobseeker_id', '=', jobseekerId)
    .orderBy('enrolment.created_at')
    .execute();
  const courses = [];
  for (const { enrolment_id, title } of enrolments) {
    const meetings = (await listAttendance(db, sealer, enrolment_id)).flatMap(({ attendance, history, ...meeting }) =>
      attendance
        ? [
            {
              when: sayMeeting(meeting),
              state: attendance.state && attendanceStates[attendance.state],
              reason: attendance.reason,
              absence: attendance.absence,
              history: history.map((event) => ({
                at: event.happenedAt,
                by: event.by,
                what: sayAttendanceEvent(event),
              })),
            },
          ]
        : [],
    );
    const messages = (await listOwnMessages(db, sealer, enrolment_id)).map(({ text, by, sentAt }) => ({
      ...{ text, by, sentAt },
    }));
    if (meetings.length > 0 || messages.length > 0) courses.push({ title, meetings, messages });
  }
  return courses;
}
