import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { enteredAs, holdTrainingFile } from '../enrolment/training-right.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { countSignedUp } from './event-queries.ts';
import { eventStage, sayWhen } from './event.ts';
import type { SignUpWishes } from './event.ts';
import { findEvent } from './event-queries.ts';
import { holdEvent } from './hold-event.ts';
import { findSignUp } from './sign-up-queries.ts';
import { tellOfEvent } from './tell-of-event.ts';

/** `closed`: sign-up is over, or nobody has to, or the event is cancelled. */
export type SignUpOutcome = 'signed up' | 'changed' | 'full' | 'closed' | 'not agreed' | 'not theirs';

/**
 * Puts a person on the list of an event with what they need there (systems S57, S65), or changes what they need. Never more
 * than there are seats: who comes second is told. Sent twice, it is one sign-up.
 */
export const signUpForEvent = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { eventId, wishes }: { eventId: string; wishes: SignUpWishes },
  now: Date,
): Promise<SignUpOutcome> =>
  db.transaction().execute(async (transaction): Promise<SignUpOutcome> => {
    await holdEvent(transaction, eventId);
    const event = await findEvent(transaction, eventId);
    const file = await holdTrainingFile(transaction, sealer, asker, now);
    if (typeof file === 'string') return file;
    if (!event) return 'not theirs';
    const { jobseekerId, accountId } = file;
    const before = await findSignUp(transaction, sealer, { jobseekerId, eventId });
    const stage = eventStage({ ...event, taken: await countSignedUp(transaction, eventId) }, now);
    const isToCome = !['over', 'running', 'cancelled'].includes(stage);
    if (before ? !isToCome : stage !== 'open') return stage === 'full' ? 'full' : 'closed';
    const kept = {
      sealed_wishes: sealer.seal(JSON.stringify(wishes)),
      ...{ made_by: asker.visitor.accountId, made_as: enteredAs(asker), changed_at: now.toISOString() },
    };
    if (before)
      await transaction
        .updateTable('event_sign_up')
        .set(kept)
        .where('event_sign_up_id', '=', before.signUpId)
        .execute();
    else
      await transaction
        .insertInto('event_sign_up')
        .values({
          ...{ event_sign_up_id: randomUUID(), public_event_id: eventId, jobseeker_id: jobseekerId },
          ...{ state: 'signed up', created_at: now.toISOString(), reminded_at: null, ...kept },
        })
        .execute();
    const kind = before ? 'changed' : 'sent';
    await recordEvent(transaction, sealer, { jobseekerId, kind, subject: 'event', actor: actorOf(asker) }, now);
    if (asker.acting) {
      const by = `${asker.acting.isAtDesk ? '工作人员' : '家属'}${asker.visitor.called}`;
      const deed = before ? '改了活动报名的需要' : '报了名';
      const text = `${by}替您${deed}：${event.title}，${sayWhen(event)}。\n不对的话，您可以自己改，也可以取消。`;
      await tellOfEvent(transaction, sealer, [{ accountId, eventId }], text, now);
    }
    return before ? 'changed' : 'signed up';
  });
