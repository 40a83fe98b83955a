import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { chinaDay } from '../day/day.ts';
import { recordEvents } from '../file/record-events.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import { listGroup } from './teaching-queries.ts';
import type { GroupMember } from './teaching-queries.ts';
import { findTaughtSession } from './teaching-right.ts';
import type { TaughtSession } from './teaching-right.ts';

/**
 * A session with the people of its group, for who keeps its attendance. Each person's log says so, once a day for each
 * reader: a lesson opens the group many times, and a log that says so each time hides the rest.
 */
export const openGroup = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  sessionId: string,
  now: Date,
): Promise<{ session: TaughtSession; people: GroupMember[] } | undefined> =>
  db.transaction().execute(async (transaction) => {
    const session = await findTaughtSession(transaction, visitor, sessionId);
    if (!session) return undefined;
    const people = await listGroup(transaction, sealer, sessionId);
    const ids = people.map(({ jobseekerId }) => jobseekerId);
    const actor = actorOf({ visitor });
    const known =
      ids.length === 0
        ? []
        : await transaction
            .selectFrom('file_event')
            .select('jobseeker_id')
            .where('jobseeker_id', 'in', ids)
            .where('actor_id', '=', actor.accountId)
            .where('kind', '=', 'read')
            .where('subject', '=', 'attendance')
            .where('happened_at', '>=', new Date(`${chinaDay(now)}T00:00:00+08:00`).toISOString())
            .execute();
    const read = new Set(known.map(({ jobseeker_id }) => jobseeker_id));
    const first = ids.filter((jobseekerId) => !read.has(jobseekerId));
    await recordEvents(transaction, sealer, first, { kind: 'read', subject: 'attendance', actor }, now);
    return { session, people };
  });
