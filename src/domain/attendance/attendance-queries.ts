import type { Kysely, Selectable } from 'kysely';
import type { AttendanceTable, Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Attendance, AttendanceCount, AttendanceEvent, AttendanceEventKind, Meeting } from './attendance.ts';
import { isAttendanceState } from './attendance.ts';

/** One meeting of somebody's course, with what stands of them. */
export interface AttendedMeeting extends Meeting {
  attendance: Attendance | undefined;
  /** The newest first. */
  history: AttendanceEvent[];
}

const stateOf = (text: string | null) => (isAttendanceState(text) ? text : undefined);

/** How somebody is called whose account may be gone. */
export const calledBy = (sealer: Sealer, row: { sealed_called: string | null; deleted_at: string | null }): string =>
  row.sealed_called && !row.deleted_at ? sealer.unseal(row.sealed_called) : '';

/** A row, opened. */
export const readAttendance = (
  sealer: Sealer,
  row: Selectable<AttendanceTable> & { sealed_called: string | null; deleted_at: string | null },
): Attendance => ({
  attendanceId: row.attendance_id,
  state: stateOf(row.state),
  reason: row.sealed_reason ? sealer.unseal(row.sealed_reason) : undefined,
  revision: row.revision,
  recordedBy: calledBy(sealer, row),
  recordedAt: row.recorded_at ?? undefined,
  absence: row.sealed_absence ? sealer.unseal(row.sealed_absence) : undefined,
  announcedAt: row.announced_at ?? undefined,
  contestedAt: row.contested_at ?? undefined,
});

/** Attendance with the names of who recorded it. */
export const selectAttendance = (db: Kysely<Database>) =>
  db
    .selectFrom('attendance')
    .leftJoin('account', 'account.account_id', 'attendance.recorded_by')
    .selectAll('attendance')
    .select(['sealed_called', 'deleted_at']);

/** When a session meets, in time. */
export async function listMeetings(db: Kysely<Database>, sessionId: string): Promise<Meeting[]> {
  const rows = await db
    .selectFrom('course_date')
    .selectAll()
    .where('course_session_id', '=', sessionId)
    .orderBy('starts_at')
    .execute();
  return rows.map((row) => ({
    dateId: row.course_date_id,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    what: row.what ?? undefined,
  }));
}

/** Every meeting of the session that an enrolment is in, in time, with what stands of this person. */
export async function listAttendance(
  db: Kysely<Database>,
  sealer: Sealer,
  enrolmentId: string,
): Promise<AttendedMeeting[]> {
  const enrolment = await db
    .selectFrom('enrolment')
    .select('course_session_id')
    .where('enrolment_id', '=', enrolmentId)
    .executeTakeFirst();
  if (!enrolment) return [];
  const meetings = await listMeetings(db, enrolment.course_session_id);
  const rows = await selectAttendance(db).where('enrolment_id', '=', enrolmentId).execute();
  const events = await db
    .selectFrom('attendance_event')
    .innerJoin('attendance', 'attendance.attendance_id', 'attendance_event.attendance_id')
    .leftJoin('account', 'account.account_id', 'attendance_event.actor_id')
    .selectAll('attendance_event')
    .select(['sealed_called', 'deleted_at'])
    .where('enrolment_id', '=', enrolmentId)
    .orderBy('place', 'desc')
    .execute();
  return meetings.map((meeting) => {
    const row = rows.find((each) => each.course_date_id === meeting.dateId);
    return {
      ...meeting,
      attendance: row && readAttendance(sealer, row),
      history: events
        .filter((event) => event.attendance_id === row?.attendance_id)
        .map((event) => ({
          kind: event.kind as AttendanceEventKind,
          before: stateOf(event.before),
          after: stateOf(event.after),
          words: event.sealed_words ? sealer.unseal(event.sealed_words) : undefined,
          by: calledBy(sealer, event),
          as: event.actor_as as AttendanceEvent['as'],
          happenedAt: event.happened_at,
        })),
    };
  });
}

/** How often each of these came, by enrolment; with one query whatever their number. */
export async function countAttendance(
  db: Kysely<Database>,
  enrolmentIds: readonly string[],
  now: Date,
): Promise<Map<string, AttendanceCount>> {
  const rows =
    enrolmentIds.length === 0
      ? []
      : await db
          .selectFrom('enrolment')
          .innerJoin('course_date', 'course_date.course_session_id', 'enrolment.course_session_id')
          .leftJoin('attendance', (join) =>
            join
              .onRef('attendance.enrolment_id', '=', 'enrolment.enrolment_id')
              .onRef('attendance.course_date_id', '=', 'course_date.course_date_id'),
          )
          .select(['enrolment.enrolment_id', 'attendance.state', 'starts_at'])
          .where('enrolment.enrolment_id', 'in', enrolmentIds)
          .execute();
  const none = { present: 0, late: 0, absent: 0, excused: 0, held: 0, planned: 0 };
  const counts = new Map(enrolmentIds.map((id) => [id, { ...none }]));
  for (const { enrolment_id, state, starts_at } of rows) {
    const count = counts.get(enrolment_id);
    if (!count) continue;
    count.planned += 1;
    // What was recorded on the day itself, before the hour, counts as held.
    if (starts_at <= now.toISOString() || isAttendanceState(state)) count.held += 1;
    if (isAttendanceState(state)) count[state] += 1;
  }
  return counts;
}
