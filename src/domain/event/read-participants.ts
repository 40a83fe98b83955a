import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { chinaDay } from '../day/day.ts';
import { recordEvents } from '../file/record-events.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import { findEvent } from './event-queries.ts';
import { runsEvent } from './event.ts';
import { listParticipants } from './sign-up-queries.ts';
import type { Participant } from './sign-up-queries.ts';

/**
 * The list of an event with what people need there, for staff who run it; undefined for everybody else. Each person's log
 * says who has read it, once a day.
 */
export const readParticipants = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  eventId: string,
  now: Date,
): Promise<Participant[] | undefined> =>
  db.transaction().execute(async (transaction) => {
    const event = await findEvent(transaction, eventId);
    if (!event || !runsEvent(visitor, event)) return undefined;
    const people = await listParticipants(transaction, sealer, eventId);
    const ids = people.map(({ jobseekerId }) => jobseekerId);
    const midnight = new Date(`${chinaDay(now)}T00:00:00+08:00`).toISOString();
    const read =
      ids.length === 0
        ? []
        : await transaction
            .selectFrom('file_event')
            .select('jobseeker_id')
            .distinct()
            .where('jobseeker_id', 'in', ids)
            .where('kind', '=', 'read')
            .where('subject', '=', 'event')
            .where('actor_id', '=', visitor.accountId)
            .where('happened_at', '>=', midnight)
            .execute();
    const known = new Set(read.map(({ jobseeker_id }) => jobseeker_id));
    const unread = ids.filter((id) => !known.has(id));
    const logged = { kind: 'read', subject: 'event', actor: actorOf({ visitor }) } as const;
    await recordEvents(transaction, sealer, unread, logged, now);
    return people;
  });
