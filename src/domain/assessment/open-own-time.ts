import type { Kysely } from 'kysely';
import { engineOf } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { recordEvent } from '../file/record-event.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import { findAppointmentAt } from './appointment-queries.ts';
import type { Appointment } from './appointment-queries.ts';
import { readSelfAnswers } from './assessment-content.ts';
import type { SelfAnswers } from './assessment-content.ts';
import { findTime } from './time-queries.ts';
import type { AssessmentTime } from './time-queries.ts';

/** A counsellor's own time, with whoever comes then. */
export interface OwnTimeOpened {
  time: AssessmentTime;
  appointment: Appointment | undefined;
  /** How the person wants to be addressed. */
  called: string;
  /** Their newest self-assessment; undefined when there is none. */
  self: { doneOn: string; answers: SelfAnswers } | undefined;
}

/** A counsellor's own time, held until the transaction ends; undefined when it is somebody else's. */
export async function holdOwnTime(
  transaction: Kysely<Database>,
  sealer: Sealer,
  { accountId, role }: Visitor,
  timeId: string,
): Promise<AssessmentTime | undefined> {
  const row = transaction
    .selectFrom('assessment_time')
    .select('assessment_time_id')
    .where('assessment_time_id', '=', timeId)
    .where('counsellor_id', '=', accountId);
  const own = await (engineOf(transaction) === 'postgres' ? row.forUpdate() : row).executeTakeFirst();
  return own && role.role === 'counsellor' ? findTime(transaction, sealer, timeId) : undefined;
}

/**
 * Opens a counsellor's own time with the appointment at it: the person chose this counsellor, who may read what they
 * need and their self-assessment while they agree to an assessment. Every opening stands in the file's log.
 */
export const openOwnTime = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  timeId: string,
  now: Date,
): Promise<OwnTimeOpened | undefined> =>
  db.transaction().execute(async (transaction) => {
    const time = await holdOwnTime(transaction, sealer, visitor, timeId);
    if (!time) return undefined;
    const appointment = await findAppointmentAt(transaction, sealer, timeId);
    const file = appointment && (await findFile(transaction, sealer, appointment.jobseekerId));
    if (!appointment || !file || !(await hasConsent(transaction, file.jobseekerId, 'assessment')))
      return { time, appointment: undefined, called: '', self: undefined };
    const { jobseekerId } = file;
    const self = await transaction
      .selectFrom('assessment')
      .select(['done_on', 'sealed_content'])
      .where('jobseeker_id', '=', jobseekerId)
      .where('kind', '=', 'self')
      .where('done_on', 'is not', null)
      .where('sealed_content', 'is not', null)
      .orderBy('done_on', 'desc')
      .orderBy('created_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    const event = { jobseekerId, kind: 'read', subject: 'appointment', actor: actorOf({ visitor }) } as const;
    await recordEvent(transaction, sealer, event, now);
    if (self) await recordEvent(transaction, sealer, { ...event, subject: 'assessment' }, now);
    return {
      ...{ time, appointment, called: file.person.called },
      self: self?.done_on ? { doneOn: self.done_on, answers: readSelfAnswers(sealer, self.sealed_content) } : undefined,
    };
  });
