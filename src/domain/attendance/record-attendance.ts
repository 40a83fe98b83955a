import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { engineOf } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { chinaDay, sayDay } from '../day/day.ts';
import { recordEvents } from '../file/record-events.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import { appendAttendanceEvents } from './append-attendance-events.ts';
import type { AttendanceLine } from './attendance-form.ts';
import { attendanceStates, canRecord, isAttendanceState } from './attendance.ts';
import { findTaughtSession } from './teaching-right.ts';
import { tellPeople } from './tell-people.ts';

export type RecordingOutcome =
  | { kind: 'saved'; people: number }
  | { kind: 'not theirs' }
  /** The day has not come. */
  | { kind: 'too early' }
  /** Somebody else has recorded these otherwise since the form was shown; nothing is saved. */
  | { kind: 'changed meanwhile'; enrolmentIds: readonly string[] };

/**
 * Records who came to a meeting (system S54). Whoever is left out stays as they are; what is the same is no change, so that
 * sending twice is sending once. All or nothing. A change of what stood there, and an absence, are told to the person.
 */
export const recordAttendance = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { sessionId, dateId, lines }: { sessionId: string; dateId: string; lines: readonly AttendanceLine[] },
  now: Date,
): Promise<RecordingOutcome> =>
  db.transaction().execute(async (transaction) => {
    const session = await findTaughtSession(transaction, visitor, sessionId);
    const date = await transaction
      .selectFrom('course_date')
      .selectAll()
      .where('course_date_id', '=', dateId)
      .where('course_session_id', '=', sessionId)
      .executeTakeFirst();
    if (!session || !date) return { kind: 'not theirs' };
    if (!canRecord({ startsAt: date.starts_at }, now)) return { kind: 'too early' };
    if (lines.length === 0) return { kind: 'saved', people: 0 };
    const ids = lines.map(({ enrolmentId }) => enrolmentId);
    await holdFiles(transaction, ids);
    // Whoever has left the group meanwhile is not recorded.
    const enrolled = await transaction
      .selectFrom('enrolment')
      .select(['enrolment_id', 'jobseeker_id'])
      .where('course_session_id', '=', sessionId)
      .where('state', '=', 'enrolled')
      .where('enrolment_id', 'in', ids)
      .execute();
    const rows = await transaction
      .selectFrom('attendance')
      .selectAll()
      .where('course_date_id', '=', dateId)
      .where('enrolment_id', 'in', ids)
      .execute();
    const changes = lines.flatMap((line) => {
      const row = rows.find(({ enrolment_id }) => enrolment_id === line.enrolmentId);
      const person = enrolled.find(({ enrolment_id }) => enrolment_id === line.enrolmentId);
      const reason = row?.sealed_reason ? sealer.unseal(row.sealed_reason) : '';
      const isSame = row?.state === line.state && reason === line.reason;
      const before = row?.state ?? undefined;
      const attendanceId = row?.attendance_id ?? randomUUID();
      return person && !isSame
        ? [{ ...line, before, stored: row?.revision ?? 0, attendanceId, jobseekerId: person.jobseeker_id }]
        : [];
    });
    const second = changes.filter(({ revision, stored }) => revision !== stored);
    if (second.length > 0)
      return { kind: 'changed meanwhile', enrolmentIds: second.map(({ enrolmentId }) => enrolmentId) };
    if (changes.length === 0) return { kind: 'saved', people: 0 };
    const at = now.toISOString();
    await transaction
      .insertInto('attendance')
      .values(
        changes.map(({ attendanceId, enrolmentId, state, reason, stored }) => ({
          ...{ attendance_id: attendanceId, course_date_id: dateId, enrolment_id: enrolmentId, state },
          ...{ sealed_reason: reason ? sealer.seal(reason) : null, revision: stored + 1 },
          ...{ recorded_by: visitor.accountId, recorded_at: at },
          ...{ sealed_absence: null, announced_at: null, contested_at: null },
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['enrolment_id', 'course_date_id']).doUpdateSet(({ ref }) => ({
          state: ref('excluded.state'),
          sealed_reason: ref('excluded.sealed_reason'),
          revision: ref('excluded.revision'),
          recorded_by: ref('excluded.recorded_by'),
          recorded_at: ref('excluded.recorded_at'),
        })),
      )
      .execute();
    const events = changes.map(({ attendanceId, before, state, reason }) => ({
      ...{ attendanceId, before, after: state, words: reason },
      kind: before ? ('changed' as const) : ('recorded' as const),
    }));
    await appendAttendanceEvents(transaction, sealer, { visitor }, events, now);
    const actor = actorOf({ visitor });
    for (const kind of ['recorded', 'changed'] as const) {
      const people = changes.filter(({ before }) => (before ? 'changed' : 'recorded') === kind);
      const jobseekerIds = people.map(({ jobseekerId }) => jobseekerId);
      await recordEvents(transaction, sealer, jobseekerIds, { kind, subject: 'attendance', actor }, now);
    }
    const day = sayDay(chinaDay(new Date(date.starts_at)));
    const news = changes
      .filter(({ before, state }) => before || state === 'absent')
      .map(({ enrolmentId, before, state }) => ({
        enrolmentId,
        text: [
          before === undefined
            ? `《${session.title}》${day}，老师记了您没来。`
            : before === state
              ? `《${session.title}》${day}，老师改了考勤的说明。`
              : `《${session.title}》${day}的考勤改了。原来：${labelOf(before)}，现在：${attendanceStates[state]}。`,
          '不对的话，您可以在这里说。',
        ].join('\n'),
        path: `/enrolments/${enrolmentId}/attendance/${dateId}`,
      }));
    await tellPeople(transaction, sealer, { news }, now);
    return { kind: 'saved', people: changes.length };
  });

const labelOf = (state: string): string => (isAttendanceState(state) ? attendanceStates[state] : '没有记');

/** Holds the files of the people of these enrolments, in one order, until the transaction ends. */
async function holdFiles(db: Kysely<Database>, enrolmentIds: readonly string[]): Promise<void> {
  // SQLite has one writer at a time.
  if (engineOf(db) !== 'postgres') return;
  await db
    .selectFrom('jobseeker')
    .select('jobseeker_id')
    .where('jobseeker_id', 'in', ({ selectFrom }) =>
      selectFrom('enrolment').select('enrolment.jobseeker_id').where('enrolment_id', 'in', enrolmentIds),
    )
    .orderBy('jobseeker_id')
    .forUpdate()
    .execute();
}
