import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { sayStart } from './appointment.ts';
import { findAppointmentAt } from './appointment-queries.ts';
import { endAppointment } from './end-appointment.ts';
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
    const text = `${sayStart(time.startsAt)}的评估取消了，${visitor.called}那时不能来。请您再选一个时间。`;
    await endAppointment(transaction, sealer, visitor, { ...appointment, state: 'cancelled', text }, now);
    return 'withdrawn';
  });
