import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import { runsEvent } from './event.ts';
import type { EventFacts } from './event.ts';
import { accessColumns, eventColumns, storeAccess } from './store-event.ts';

/** Puts an event into the calendar (systems S25, S57, S65, S82), public at once; undefined outside the staff's region. */
export async function makeEvent(
  db: Kysely<Database>,
  visitor: Visitor,
  facts: EventFacts,
  now: Date,
): Promise<string | undefined> {
  if (!runsEvent(visitor, facts)) return undefined;
  const eventId = randomUUID();
  await db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('public_event')
      .values({
        ...{ public_event_id: eventId, organisation_id: visitor.role.organisationId ?? null, is_demonstration: 0 },
        ...eventColumns(facts),
        ...accessColumns(facts, facts.organiser, now),
        ...{ results: null, results_on: null, cancelled_at: null, cancelled_why: null, created_by: visitor.accountId },
        ...{ created_at: now.toISOString(), changed_at: now.toISOString() },
      })
      .execute();
    await storeAccess(transaction, eventId, facts);
  });
  return eventId;
}
