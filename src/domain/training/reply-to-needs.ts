import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { appendEnrolmentEvent } from '../enrolment/append-enrolment-event.ts';
import { isLive } from '../enrolment/enrolment.ts';
import { tellOfEnrolment } from '../enrolment/tell-of-enrolment.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import { holdPerson } from './hold-person.ts';

/**
 * Says to a person what will be done about the needs that they sent. A later reply takes the place of the first.
 * `changed meanwhile`: the person changed their needs since `seen`.
 */
export const replyToNeeds = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { sessionId, enrolmentId, seen, reply }: { sessionId: string; enrolmentId: string; seen: string; reply: string },
  now: Date,
): Promise<'replied' | 'changed meanwhile' | 'ended' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const held = await holdPerson(transaction, visitor, { sessionId, enrolmentId });
    if (!held) return 'not theirs';
    const { session, enrolment } = held;
    if (!isLive(enrolment.state) || !enrolment.sealed_wishes) return 'ended';
    if (enrolment.sealed_reply && sealer.unseal(enrolment.sealed_reply) === reply) return 'replied';
    if (enrolment.changed_at !== seen) return 'changed meanwhile';
    const time = now.toISOString();
    await transaction
      .updateTable('enrolment')
      .set({ sealed_reply: sealer.seal(reply), replied_at: time, changed_at: time })
      .where('enrolment_id', '=', enrolmentId)
      .execute();
    await appendEnrolmentEvent(transaction, sealer, { enrolmentId, kind: 'reply', asker: { visitor } }, now);
    const jobseekerId = enrolment.jobseeker_id;
    const event = { jobseekerId, kind: 'changed', subject: 'training', actor: actorOf({ visitor }) } as const;
    await recordEvent(transaction, sealer, event, now);
    const text = `工作人员答复了您上“${session.title}”的需要。\n${reply}`;
    await tellOfEnrolment(transaction, sealer, { enrolmentId, text }, now);
    return 'replied';
  });
