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

/** Says that the person was not there, without blame, and offers another time. `too early`: it has not begun. */
export const markMissed = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  timeId: string,
  now: Date,
): Promise<'missed' | 'too early' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const time = await holdOwnTime(transaction, sealer, visitor, timeId);
    const appointment = time && (await findAppointmentAt(transaction, sealer, timeId));
    if (!appointment || appointment.state === 'done') return 'not theirs';
    if (appointment.state === 'missed') return 'missed';
    if (time.startsAt > now.toISOString()) return 'too early';
    const { appointmentId, jobseekerId } = appointment;
    await transaction
      .updateTable('appointment')
      .set({ state: 'missed', changed_at: now.toISOString() })
      .where('appointment_id', '=', appointmentId)
      .execute();
    const event = { jobseekerId, kind: 'changed', subject: 'appointment', actor: actorOf({ visitor }) } as const;
    await recordEvent(transaction, sealer, event, now);
    const file = await findFile(transaction, sealer, jobseekerId);
    if (file?.accountId) {
      const text = `${sayStart(time.startsAt)}的评估没有做成，我们没有见到您。没有关系，请您再选一个时间。`;
      const notice = { accountId: file.accountId, kind: 'assessment', text } as const;
      await sendNotice(transaction, sealer, { ...notice, path: '/assessments/appointments/new' }, now);
    }
    return 'missed';
  });
