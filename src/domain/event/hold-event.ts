import type { Kysely, Selectable } from 'kysely';
import { engineOf } from '#db/database.ts';
import type { Database, PublicEventTable } from '#db/schema.ts';

/**
 * An event's row, held until the transaction ends: whoever else changes it or its list waits. The event is held first, a
 * person's file second, so that nobody waits in a circle.
 */
export async function holdEvent(
  db: Kysely<Database>,
  eventId: string,
): Promise<Selectable<PublicEventTable> | undefined> {
  const event = db.selectFrom('public_event').selectAll().where('public_event_id', '=', eventId);
  // SQLite has one writer at a time.
  return (engineOf(db) === 'postgres' ? event.forUpdate() : event).executeTakeFirst();
}
