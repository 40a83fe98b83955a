import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { chinaDay } from '../day/day.ts';
import { findEvent } from './event-queries.ts';
import { runsEvent } from './event.ts';
import { holdEvent } from './hold-event.ts';
import { listParticipants } from './sign-up-queries.ts';
import { tellOfEvent } from './tell-of-event.ts';

/** Publishes the results of an event that has begun, or writes them anew; people are told the first time. */
export const publishResults = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { eventId, results }: { eventId: string; results: string },
  now: Date,
): Promise<'published' | 'too early' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    await holdEvent(transaction, eventId);
    const event = await findEvent(transaction, eventId);
    if (!event || !runsEvent(visitor, event)) return 'not theirs';
    if (event.cancelledAt || event.startsAt > now.toISOString()) return 'too early';
    await transaction
      .updateTable('public_event')
      .set({ results, results_on: chinaDay(now), changed_at: now.toISOString() })
      .where('public_event_id', '=', eventId)
      .execute();
    if (event.results === undefined) {
      const people = await listParticipants(transaction, sealer, eventId);
      await tellOfEvent(transaction, sealer, people, `活动的结果公布了：${event.title}。`, now);
    }
    return 'published';
  });
