import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { recordEvents } from '../file/record-events.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import { findEvent } from './event-queries.ts';
import { runsEvent, sayWhen } from './event.ts';
import { holdEvent } from './hold-event.ts';
import { listParticipants } from './sign-up-queries.ts';
import { tellOfEvent } from './tell-of-event.ts';

/** Cancels an event that is not over, and tells everybody on the list why. Doing so twice is doing so once. */
export const cancelEvent = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { eventId, why }: { eventId: string; why: string },
  now: Date,
): Promise<'cancelled' | 'over' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    await holdEvent(transaction, eventId);
    const event = await findEvent(transaction, eventId);
    if (!event || !runsEvent(visitor, event)) return 'not theirs';
    if (event.cancelledAt) return 'cancelled';
    if (event.endsAt <= now.toISOString()) return 'over';
    const people = await listParticipants(transaction, sealer, eventId);
    // Files before sign-ups, as those hold them who withdraw a consent.
    const ids = people.map(({ jobseekerId }) => jobseekerId);
    const logged = { kind: 'changed', subject: 'event', actor: actorOf({ visitor }), reason: '活动取消了' } as const;
    await recordEvents(transaction, sealer, ids, logged, now);
    await transaction
      .updateTable('event_sign_up')
      .set({ state: 'called off', changed_at: now.toISOString() })
      .where('public_event_id', '=', eventId)
      .where('state', '=', 'signed up')
      .execute();
    await transaction
      .updateTable('public_event')
      .set({ cancelled_at: now.toISOString(), cancelled_why: why, changed_at: now.toISOString() })
      .where('public_event_id', '=', eventId)
      .execute();
    const text = `活动取消了：${event.title}，原来是${sayWhen(event)}。\n原因：${why.replace(/。$/, '')}。\n您不用去了。`;
    await tellOfEvent(transaction, sealer, people, text, now);
    return 'cancelled';
  });
