import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { recordEvent } from '../file/record-event.ts';
import { findFile, findOwnFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { sayStart } from './appointment.ts';
import { findAppointment } from './appointment-queries.ts';
import { tellPerson } from './assessed-file.ts';

/**
 * Cancels a person's appointment that has not begun; the time is free again. Cancelling twice is cancelling once. `over`:
 * it has begun, or something else became of it.
 */
export const cancelAppointment = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  appointmentId: string,
  now: Date,
): Promise<'cancelled' | 'over' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const own = await findOwnFile(transaction, sealer, asker);
    const file = own && (await findFile(transaction, sealer, own.jobseekerId, { isForChange: true }));
    if (!file) return 'not theirs';
    const { jobseekerId } = file;
    const appointment = await findAppointment(transaction, sealer, { jobseekerId, appointmentId });
    if (!appointment) return 'not theirs';
    const { state, time } = appointment;
    if (state === 'cancelled') return 'cancelled';
    if (state !== 'booked' || time.startsAt <= now.toISOString()) return 'over';
    await transaction
      .updateTable('appointment')
      .set({ state: 'cancelled', changed_at: now.toISOString() })
      .where('appointment_id', '=', appointmentId)
      .execute();
    const event = { jobseekerId, kind: 'changed', subject: 'appointment', actor: actorOf(asker) } as const;
    await recordEvent(transaction, sealer, event, now);
    const when = sayStart(time.startsAt);
    const path = `/assessments/appointments/${appointmentId}`;
    await tellPerson(transaction, sealer, { file, asker, deed: `取消了${when}的评估`, path }, now);
    const text = `${when}的评估取消了，又空出来了。`;
    const notice = { accountId: time.counsellorId, kind: 'assessment', text } as const;
    await sendNotice(transaction, sealer, { ...notice, path: `/assessments/times/${time.timeId}` }, now);
    return 'cancelled';
  });
