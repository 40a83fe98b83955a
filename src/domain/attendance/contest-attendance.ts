import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { addDays, chinaDay } from '../day/day.ts';
import { holdTrainingFile } from '../enrolment/training-right.ts';
import type { TrainingRefused } from '../enrolment/training-right.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { openTask } from '../task/open-task.ts';
import { appendAttendanceEvents } from './append-attendance-events.ts';
import { listAttendance } from './attendance-queries.ts';
import { findEnrolmentOf } from './own-enrolment.ts';

/** So many days staff have to answer. */
export const contestDays = 7;

/** A person says that what was recorded is not so; it stays beside it, and waits for the teacher or the counsellor. */
export const contestAttendance = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { enrolmentId, dateId, words }: { enrolmentId: string; dateId: string; words: string },
  now: Date,
): Promise<'said' | 'nothing recorded' | TrainingRefused> =>
  db.transaction().execute(async (transaction) => {
    const file = await holdTrainingFile(transaction, sealer, asker, now);
    if (typeof file === 'string') return file;
    const { jobseekerId } = file;
    if (!(await findEnrolmentOf(transaction, { jobseekerId, enrolmentId }))) return 'not theirs';
    const meetings = await listAttendance(transaction, sealer, enrolmentId);
    const meeting = meetings.find((each) => each.dateId === dateId);
    if (!meeting) return 'not theirs';
    const { attendance } = meeting;
    if (!attendance?.state) return 'nothing recorded';
    const { attendanceId } = attendance;
    const last = meeting.history.find(({ kind }) => kind === 'contested');
    // Sent twice.
    if (attendance.contestedAt && last?.words === words) return 'said';
    await transaction
      .updateTable('attendance')
      .set({ contested_at: attendance.contestedAt ?? now.toISOString() })
      .where('attendance_id', '=', attendanceId)
      .execute();
    await appendAttendanceEvents(transaction, sealer, asker, [{ attendanceId, kind: 'contested', words }], now);
    const event = { jobseekerId, kind: 'changed', subject: 'attendance', actor: actorOf(asker) } as const;
    await recordEvent(transaction, sealer, event, now);
    const dueOn = addDays(chinaDay(now), contestDays);
    await openTask(transaction, { jobseekerId, kind: 'attendance', subject: attendanceId, dueOn }, now);
    return 'said';
  });
