import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { chinaDay } from '../day/day.ts';
import type { EventFacts } from './event.ts';

/** An event's columns but its key and what became of it. */
export const eventColumns = (facts: EventFacts) => ({
  kind: facts.kind,
  title: facts.title,
  organiser: facts.organiser,
  region_code: facts.regionCode,
  description: facts.description,
  meant_for: facts.meantFor ?? null,
  starts_at: facts.startsAt,
  ends_at: facts.endsAt,
  place: facts.place ?? null,
  online_note: facts.onlineNote ?? null,
  sign_up_until: facts.signUpUntil ?? null,
  seats: facts.seats ?? null,
  contact_name: facts.contactName ?? null,
  contact_phone: facts.contactPhone ?? null,
  official_url: facts.officialUrl ?? null,
  access_note: facts.accessNote ?? null,
});

/** Who says what is known of access, from today; nobody where nothing is. */
export function accessColumns({ access, accessNote }: EventFacts, by: string, now: Date) {
  const isSaid = Object.keys(access).length > 0 || accessNote !== undefined;
  return { access_by: isSaid ? by : null, access_on: isSaid ? chinaDay(now) : null };
}

/** Writes what is known of an event's access anew. */
export async function storeAccess(db: Kysely<Database>, eventId: string, { access }: EventFacts): Promise<void> {
  await db.deleteFrom('event_access_fact').where('public_event_id', '=', eventId).execute();
  const rows = Object.entries(access).map(([fact, answer]) => ({ public_event_id: eventId, fact, answer }));
  if (rows.length > 0) await db.insertInto('event_access_fact').values(rows).execute();
}
