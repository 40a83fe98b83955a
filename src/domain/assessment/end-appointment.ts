import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { recordEvent } from '../file/record-event.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import { sendNotice } from '../notice/send-notice.ts';
import type { AppointmentState } from './appointment.ts';

/** Ends an appointment from the counsellor's side, on record, and tells the person, who may choose another time. */
export async function endAppointment(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  appointment: {
    appointmentId: string;
    jobseekerId: string;
    state: AppointmentState;
    /** What the person is told. */
    text: string;
  },
  now: Date,
): Promise<void> {
  const { appointmentId, jobseekerId, state, text } = appointment;
  await db
    .updateTable('appointment')
    .set({ state, changed_at: now.toISOString() })
    .where('appointment_id', '=', appointmentId)
    .execute();
  const event = { jobseekerId, kind: 'changed', subject: 'appointment', actor: actorOf({ visitor }) } as const;
  await recordEvent(db, sealer, event, now);
  const file = await findFile(db, sealer, jobseekerId);
  if (!file?.accountId) return;
  const path = '/assessments/appointments/new';
  await sendNotice(db, sealer, { accountId: file.accountId, kind: 'assessment', text, path }, now);
}
