import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { enteredAs } from '../enrolment/training-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import type { AttendanceEventKind } from './attendance.ts';

export interface NewAttendanceEvent {
  attendanceId: string;
  kind: AttendanceEventKind;
  before?: string | null | undefined;
  after?: string | null | undefined;
  words?: string | undefined;
}

/** Adds what happened to attendance, one event to each row, in the transaction of whoever holds the files of the people. */
export async function appendAttendanceEvents(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  events: readonly NewAttendanceEvent[],
  now: Date,
): Promise<void> {
  if (events.length === 0) return;
  const lasts = await db
    .selectFrom('attendance_event')
    .select('attendance_id')
    .select(({ fn }) => fn.max('place').as('last'))
    .where(
      'attendance_id',
      'in',
      events.map(({ attendanceId }) => attendanceId),
    )
    .groupBy('attendance_id')
    .execute();
  const lastOf = new Map(lasts.map(({ attendance_id, last }) => [attendance_id, Number(last)]));
  await db
    .insertInto('attendance_event')
    .values(
      events.map(({ attendanceId, kind, before, after, words }) => ({
        ...{ attendance_event_id: randomUUID(), attendance_id: attendanceId, kind },
        ...{ place: (lastOf.get(attendanceId) ?? 0) + 1, before: before ?? null, after: after ?? null },
        sealed_words: words ? sealer.seal(words) : null,
        ...{ actor_id: asker.visitor.accountId, actor_as: enteredAs(asker), happened_at: now.toISOString() },
      })),
    )
    .execute();
}
