import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import type { Sealer } from '#src/sealing.ts';
import { aCourse, aSession, anEnrolment, mornings } from './training-factories.ts';

/** A meeting of yesterday and one of tomorrow, with one person who stayed away by the record and says that it is not so. */
export async function aLesson(
  db: Kysely<Database>,
  sealer: Sealer,
  { teacherId, jobseekerId, regionCode = '450200' }: { teacherId: string; jobseekerId: string; regionCode?: string },
  now = new Date(),
): Promise<{ sessionId: string; dateId: string; comingDateId: string; enrolmentId: string; attendanceId: string }> {
  const today = chinaDay(now);
  const course = await aCourse(db, { region_code: regionCode }, now);
  const meetings = mornings(addDays(today, -1), addDays(today, 1));
  const session = await aSession(db, { course, meetings, teacher_id: teacherId }, now);
  const sessionId = session.course_session_id;
  const { enrolment_id: enrolmentId } = await anEnrolment(db, sealer, {
    ...{ course_session_id: sessionId, jobseeker_id: jobseekerId },
  });
  const dates = await db
    .selectFrom('course_date')
    .select('course_date_id')
    .where('course_session_id', '=', sessionId)
    .orderBy('starts_at')
    .execute();
  const [dateId = '', comingDateId = ''] = dates.map(({ course_date_id }) => course_date_id);
  const [attendanceId, at] = [randomUUID(), now.toISOString()];
  await db
    .insertInto('attendance')
    .values({
      ...{ attendance_id: attendanceId, course_date_id: dateId, enrolment_id: enrolmentId, state: 'absent' },
      ...{ sealed_reason: null, revision: 1, recorded_by: teacherId, recorded_at: at },
      ...{ sealed_absence: null, announced_at: null, contested_at: at },
    })
    .execute();
  await db
    .insertInto('attendance_event')
    .values(
      (['recorded', 'contested'] as const).map((kind, index) => ({
        ...{ attendance_event_id: randomUUID(), attendance_id: attendanceId, place: index + 1, kind, before: null },
        ...{ after: kind === 'recorded' ? 'absent' : null, sealed_words: null, happened_at: at },
        ...{ actor_id: teacherId, actor_as: 'staff' },
      })),
    )
    .execute();
  return { sessionId, dateId, comingDateId, enrolmentId, attendanceId };
}
