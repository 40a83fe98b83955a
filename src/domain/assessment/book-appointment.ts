import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { engineOf } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { closeTask } from '../task/close-task.ts';
import { sayStart } from './appointment.ts';
import type { AppointmentWishes } from './appointment.ts';
import { enteredAs, holdFile, tellPerson } from './assessed-file.ts';
import { findFreeTime, findTime } from './time-queries.ts';

export interface Booking {
  timeId: string;
  wishes: Omit<AppointmentWishes, 'called'>;
  /** The booked appointment that this one changes. */
  insteadOf?: string | undefined;
}

export type BookingOutcome =
  | { kind: 'booked'; appointmentId: string }
  /** `taken`: the time is not free any more. `already booked`: the person has another appointment to come. */
  | { kind: 'taken' | 'already booked' | 'not agreed' | 'not theirs' };

/**
 * Books a free time for a person, or changes their appointment to it, with what they need there. Never two people at one
 * time: who comes second is told. Booking the same time twice is one appointment.
 */
export const bookAppointment = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { timeId, wishes, insteadOf }: Booking,
  now: Date,
): Promise<BookingOutcome> =>
  db.transaction().execute(async (transaction): Promise<BookingOutcome> => {
    const row = transaction.selectFrom('assessment_time').select('starts_at').where('assessment_time_id', '=', timeId);
    // Whoever else books this time waits until it is taken. Held before the file, as those do who assess.
    await (engineOf(db) === 'postgres' ? row.forUpdate() : row).executeTakeFirst();
    const file = await holdFile(transaction, sealer, asker);
    if (typeof file === 'string') return { kind: file };
    const { jobseekerId } = file;
    const open = await transaction
      .selectFrom('appointment')
      .innerJoin('assessment_time', 'assessment_time.assessment_time_id', 'appointment.assessment_time_id')
      .select(['appointment_id', 'appointment.assessment_time_id', 'starts_at', 'ends_at', 'changes'])
      .where('jobseeker_id', '=', jobseekerId)
      .where('state', '=', 'booked')
      .executeTakeFirst();
    if (insteadOf !== undefined && open?.appointment_id !== insteadOf) return { kind: 'not theirs' };
    // What has begun is changed by nobody; a new time can still be booked.
    if (insteadOf !== undefined && (open?.starts_at ?? '') <= now.toISOString()) return { kind: 'taken' };
    const isSame = open?.assessment_time_id === timeId;
    if (open && isSame && insteadOf === undefined) return { kind: 'booked', appointmentId: open.appointment_id };
    const isOver = open !== undefined && open.ends_at <= now.toISOString();
    if (open && insteadOf === undefined && !isOver) return { kind: 'already booked' };
    const time = isSame
      ? await findTime(transaction, sealer, timeId)
      : await findFreeTime(transaction, sealer, file, timeId, now);
    if (!time) return { kind: 'taken' };

    const at = now.toISOString();
    const kept = {
      assessment_time_id: timeId,
      sealed_wishes: sealer.seal(JSON.stringify({ ...wishes, called: asker.visitor.called })),
      ...{ booked_by: asker.visitor.accountId, booked_as: enteredAs(asker), changed_at: at },
    };
    const isChange = open !== undefined && insteadOf !== undefined;
    const appointmentId = isChange ? open.appointment_id : randomUUID();
    if (isChange)
      await transaction
        .updateTable('appointment')
        .set({ ...kept, changes: open.changes + 1, ...(isSame ? {} : { reminded_at: null }) })
        .where('appointment_id', '=', appointmentId)
        .execute();
    else {
      if (open)
        await transaction
          .updateTable('appointment')
          .set({ state: 'missed', changed_at: at })
          .where('appointment_id', '=', open.appointment_id)
          .execute();
      await transaction
        .insertInto('appointment')
        .values({
          ...kept,
          ...{ appointment_id: appointmentId, jobseeker_id: jobseekerId, state: 'booked', changes: 0, created_at: at },
        })
        .execute();
    }

    const event = { jobseekerId, kind: 'changed', subject: 'appointment', actor: actorOf(asker) } as const;
    await recordEvent(transaction, sealer, event, now);
    const task = { jobseekerId, kind: 'assessment', subject: jobseekerId, accountId: asker.visitor.accountId } as const;
    await closeTask(transaction, task, now);
    const when = sayStart(time.startsAt);
    const deed = isChange ? `改了评估预约，现在是${when}` : `预约了职业能力评估，时间是${when}`;
    await tellPerson(
      transaction,
      sealer,
      { file, asker, deed, path: `/assessments/appointments/${appointmentId}` },
      now,
    );
    const tell = (accountId: string, text: string, about: string) =>
      sendNotice(
        transaction,
        sealer,
        { accountId, kind: 'assessment', text, path: `/assessments/times/${about}` },
        now,
      );
    const news = isSame ? `改了${when}评估的需要。` : `预约了${when}的评估。`;
    await tell(time.counsellorId, `有人${news}`, timeId);
    const before = isChange && !isSame ? await findTime(transaction, sealer, open.assessment_time_id) : undefined;
    if (before)
      await tell(before.counsellorId, `${sayStart(before.startsAt)}的评估改了时间，又空出来了。`, before.timeId);
    return { kind: 'booked', appointmentId };
  });
