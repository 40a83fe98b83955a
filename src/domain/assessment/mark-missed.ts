import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { sayStart } from './appointment.ts';
import { findAppointmentAt } from './appointment-queries.ts';
import { endAppointment } from './end-appointment.ts';
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
    const text = `${sayStart(time.startsAt)}的评估没有做成，我们没有见到您。没有关系，请您再选一个时间。`;
    await endAppointment(transaction, sealer, visitor, { ...appointment, state: 'missed', text }, now);
    return 'missed';
  });
