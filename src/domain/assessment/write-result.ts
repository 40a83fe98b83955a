import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { chinaDay, sayDay } from '../day/day.ts';
import { recordEvent } from '../file/record-event.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { findAppointmentAt } from './appointment-queries.ts';
import type { Result } from './assessment-content.ts';
import { expiryOf } from './assessment.ts';
import { holdOwnTime } from './open-own-time.ts';

export type ResultOutcome =
  | { kind: 'written'; assessmentId: string }
  /** `too early`: the appointment has not begun. `written before`: there is a result, which stands. */
  | { kind: 'too early' | 'written before' | 'not agreed' | 'not theirs' };

/**
 * Keeps the result of an assessment, dated by its appointment and valid for a year (S1). The person is told, and is the
 * first to read it.
 */
export const writeResult = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { timeId, result }: { timeId: string; result: Result },
  now: Date,
): Promise<ResultOutcome> =>
  db.transaction().execute(async (transaction): Promise<ResultOutcome> => {
    const time = await holdOwnTime(transaction, sealer, visitor, timeId);
    const appointment = time && (await findAppointmentAt(transaction, sealer, timeId));
    if (!appointment) return { kind: 'not theirs' };
    const { appointmentId, jobseekerId } = appointment;
    const file = await findFile(transaction, sealer, jobseekerId, { isForChange: true });
    if (!file) return { kind: 'not theirs' };
    if (!(await hasConsent(transaction, jobseekerId, 'assessment'))) return { kind: 'not agreed' };
    if (appointment.state === 'done') return { kind: 'written before' };
    if (time.startsAt > now.toISOString()) return { kind: 'too early' };
    const doneOn = chinaDay(new Date(time.startsAt));
    const [assessmentId, at] = [randomUUID(), now.toISOString()];
    await transaction
      .insertInto('assessment')
      .values({
        ...{ assessment_id: assessmentId, jobseeker_id: jobseekerId, kind: 'professional' },
        ...{ appointment_id: appointmentId, assessor_id: visitor.accountId },
        ...{ done_on: doneOn, expires_on: expiryOf(doneOn), sealed_content: sealer.seal(JSON.stringify(result)) },
        ...{ created_at: at, changed_at: at },
      })
      .execute();
    await transaction
      .updateTable('appointment')
      .set({ state: 'done', changed_at: at })
      .where('appointment_id', '=', appointmentId)
      .execute();
    const event = { jobseekerId, kind: 'changed', subject: 'assessment', actor: actorOf({ visitor }) } as const;
    await recordEvent(transaction, sealer, event, now);
    if (file.accountId) {
      const text = `您${sayDay(doneOn)}的职业能力评估有结果了。请您先看，有意见可以写下来。`;
      const notice = { accountId: file.accountId, kind: 'assessment', text } as const;
      await sendNotice(transaction, sealer, { ...notice, path: `/assessments/${assessmentId}` }, now);
    }
    return { kind: 'written', assessmentId };
  });
