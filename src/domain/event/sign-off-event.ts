import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { holdTrainingFile } from '../enrolment/training-right.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { holdEvent } from './hold-event.ts';
import { findSignUp } from './sign-up-queries.ts';
import { tellOfEvent } from './tell-of-event.ts';

/**
 * Takes a person off the list of an event that has not begun; the seat is free again, and what they wrote is erased. Doing
 * so twice is doing so once. `over`: the event has begun.
 */
export const signOffEvent = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  eventId: string,
  now: Date,
): Promise<'signed off' | 'over' | 'not agreed' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const event = await holdEvent(transaction, eventId);
    const file = await holdTrainingFile(transaction, sealer, asker, now);
    if (typeof file === 'string') return file;
    if (!event) return 'not theirs';
    const { jobseekerId, accountId } = file;
    const standing = await findSignUp(transaction, sealer, { jobseekerId, eventId });
    if (!standing) return 'signed off';
    if (event.starts_at <= now.toISOString()) return 'over';
    await transaction
      .updateTable('event_sign_up')
      .set({ state: 'signed off', sealed_wishes: null, changed_at: now.toISOString() })
      .where('event_sign_up_id', '=', standing.signUpId)
      .execute();
    const logged = { jobseekerId, kind: 'withdrawn', subject: 'event', actor: actorOf(asker) } as const;
    await recordEvent(transaction, sealer, logged, now);
    if (asker.acting) {
      const by = `${asker.acting.isAtDesk ? '工作人员' : '家属'}${asker.visitor.called}`;
      await tellOfEvent(transaction, sealer, [{ accountId, eventId }], `${by}替您取消了报名：${event.title}。`, now);
    }
    return 'signed off';
  });
