import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { holdTrainingFile } from '../enrolment/training-right.ts';
import type { TrainingRefused } from '../enrolment/training-right.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { appendAttendanceEvents } from './append-attendance-events.ts';
import { canAnnounce } from './attendance.ts';
import { findEnrolmentOf } from './own-enrolment.ts';

export type AnnouncementOutcome =
  | 'said'
  | TrainingRefused
  /** It has begun, or whoever keeps the attendance has recorded it. */
  | 'too late';

/** A person says that they will not come to a meeting and why, or, without words, that they come after all. */
export const announceAbsence = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { enrolmentId, dateId, words }: { enrolmentId: string; dateId: string; words: string | undefined },
  now: Date,
): Promise<AnnouncementOutcome> =>
  db.transaction().execute(async (transaction) => {
    const file = await holdTrainingFile(transaction, sealer, asker, now);
    if (typeof file === 'string') return file;
    const { jobseekerId } = file;
    const enrolment = await findEnrolmentOf(transaction, { jobseekerId, enrolmentId });
    const date = await transaction
      .selectFrom('course_date')
      .select('starts_at')
      .where('course_date_id', '=', dateId)
      .where('course_session_id', '=', enrolment?.sessionId ?? '')
      .executeTakeFirst();
    if (enrolment?.state !== 'enrolled' || !date) return 'not theirs';
    const row = await transaction
      .selectFrom('attendance')
      .selectAll()
      .where('enrolment_id', '=', enrolmentId)
      .where('course_date_id', '=', dateId)
      .executeTakeFirst();
    const before = row?.sealed_absence ? sealer.unseal(row.sealed_absence) : undefined;
    // Sent twice.
    if (before === words) return 'said';
    if (row?.state || !canAnnounce({ startsAt: date.starts_at }, now)) return 'too late';
    const attendanceId = row?.attendance_id ?? randomUUID();
    const said = {
      sealed_absence: words === undefined ? null : sealer.seal(words),
      announced_at: words === undefined ? null : now.toISOString(),
    };
    await transaction
      .insertInto('attendance')
      .values({
        ...{ attendance_id: attendanceId, course_date_id: dateId, enrolment_id: enrolmentId, ...said },
        ...{ state: null, sealed_reason: null, revision: 0, recorded_by: null, recorded_at: null, contested_at: null },
      })
      .onConflict((conflict) => conflict.columns(['enrolment_id', 'course_date_id']).doUpdateSet(said))
      .execute();
    const kind = words === undefined ? 'not absent' : 'announced';
    await appendAttendanceEvents(transaction, sealer, asker, [{ attendanceId, kind, words }], now);
    const event = { jobseekerId, kind: 'changed', subject: 'attendance', actor: actorOf(asker) } as const;
    await recordEvent(transaction, sealer, event, now);
    return 'said';
  });
