import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { recordEvent } from '../file/record-event.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { sayStart } from './appointment.ts';
import { findAppointmentAt } from './appointment-queries.ts';
import { holdOwnTime } from './open-own-time.ts';

/**
 * Takes back a counsellor's own time that has not begun. Whoever booked it is told, and can choose another. `over`: it
 * has begun.
 */
export const withdrawTime = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  timeId: string,
  now: Date,
): Promise<'withdrawn' | 'over' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const time = await holdOwnTime(transaction, sealer, visitor, timeId);
    if (!time) return 'not theirs';
    if (time.isWithdrawn) return 'withdrawn';
    if (time.startsAt <= now.toISOString()) return 'over';
    await transaction
      .updateTable('assessment_time')
      .set({ withdrawn_at: now.toISOString() })
      .where('assessment_time_id', '=', timeId)
      .execute();
    const appointment = await findAppointmentAt(transaction, sealer, timeId);
    if (!appointment) return 'withdrawn';
    const { appointmentId, jobseekerId } = appointment;
    await transaction
      .updateTable('appointment')
      .set({ state: 'cancelled', changed_at: now.toISOString() })
      .where('appointment_id', '=', appointmentId)
      .execute();
    const event = { jobseekerId, kind: 'changed', subject: 'appointment', actor: actorOf({ visitor }) } as const;
    await recordEvent(transaction, sealer, event, now);
    const file = await findFile(transaction, sealer, jobseekerId);
    if (file?.accountId) {
      const text = `${sayStart(time.startsAt)}的评估取消了，${visitor.called}那时不能来。请您再选一个时间。`;
      const notice = { accountId: file.accountId, kind: 'assessment', text } as const;
      await sendNotice(transaction, sealer, { ...notice, path: '/assessments/appointments/new' }, now);
    }
    return 'withdrawn';
  });
