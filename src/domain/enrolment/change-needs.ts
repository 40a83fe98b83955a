import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { chinaDay } from '../day/day.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { appendEnrolmentEvent } from './append-enrolment-event.ts';
import { isLive } from './enrolment.ts';
import type { EnrolmentWishes } from './enrolment.ts';
import { holdEnrolment } from './hold-enrolment.ts';
import { recordDeed } from './record-deed.ts';
import type { TrainingRefused } from './training-right.ts';

/**
 * Changes what a person sent with their enrolment, until the session is over. A reply to the former needs goes: staff are
 * to answer again. Sending the same again changes nothing. `ended`: the person is not on the list any more.
 */
export const changeNeeds = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { enrolmentId, wishes }: { enrolmentId: string; wishes: EnrolmentWishes },
  now: Date,
): Promise<'changed' | 'same' | 'ended' | TrainingRefused> =>
  db.transaction().execute(async (transaction) => {
    const held = await holdEnrolment(transaction, sealer, asker, { enrolmentId }, now);
    if (typeof held === 'string') return held;
    const { enrolment, session } = held;
    if (!isLive(enrolment.state) || session.ends_on < chinaDay(now)) return 'ended';
    const before = enrolment.sealed_wishes ? sealer.unseal(enrolment.sealed_wishes) : '';
    const after = JSON.stringify(wishes);
    if (before === after) return 'same';
    await transaction
      .updateTable('enrolment')
      .set({ sealed_wishes: sealer.seal(after), sealed_reply: null, replied_at: null, changed_at: now.toISOString() })
      .where('enrolment_id', '=', enrolmentId)
      .execute();
    await appendEnrolmentEvent(transaction, sealer, { enrolmentId, kind: 'needs', asker }, now);
    const jobseekerId = enrolment.jobseeker_id;
    const deed = `改了上“${session.title}”的需要`;
    await recordDeed(transaction, sealer, asker, { enrolmentId, jobseekerId, kind: 'changed', deed }, now);
    return 'changed';
  });
