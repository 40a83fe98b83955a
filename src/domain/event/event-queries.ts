import type { Kysely, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Database, PublicEventTable } from '#db/schema.ts';
import { regionAndAbove } from '../region/region.ts';
import type { EventFact, EventKind, PublicEvent } from './event.ts';
import type { AccessAnswer } from '../job/job.ts';

export interface EventFilters {
  /** Of this place, of what lies in it, and of what it lies in. */
  region?: string | undefined;
  kind?: EventKind | undefined;
  /** What is over, the newest first, instead of what is to come. */
  past?: boolean | undefined;
}

/** So many are listed. */
export const mostEvents = 100;

const withTaken = (db: Kysely<Database>) =>
  db
    .selectFrom('public_event')
    .selectAll()
    .select(({ selectFrom }) =>
      selectFrom('event_sign_up')
        .select(({ fn }) => fn.countAll<number | string>().as('count'))
        .whereRef('event_sign_up.public_event_id', '=', 'public_event.public_event_id')
        .where('state', '=', 'signed up')
        .as('taken'),
    );

/** Events to come and those that go on, the next first; cancelled ones stay until their day has passed. */
export async function listEvents(
  db: Kysely<Database>,
  { region, kind, past = false }: EventFilters,
  now: Date,
): Promise<PublicEvent[]> {
  let query = withTaken(db)
    .where('ends_at', past ? '<=' : '>', now.toISOString())
    .orderBy('starts_at', past ? 'desc' : 'asc')
    .orderBy('public_event_id')
    .limit(mostEvents);
  if (kind) query = query.where('kind', '=', kind);
  if (region) {
    const inside = `${region.replace(/(00)+$/, '')}%`;
    query = query.where(({ eb, or }) =>
      or([eb('region_code', 'like', inside), eb('region_code', 'in', ['none', ...regionAndAbove(region)])]),
    );
  }
  return readEvents(db, await query.execute());
}

/** The events that staff of a region run, without those over for more than a year. */
export async function listRunEvents(db: Kysely<Database>, staffRegion: string, now: Date): Promise<PublicEvent[]> {
  const yearAgo = new Date(now.getTime() - 366 * 86_400_000).toISOString();
  const rows = await withTaken(db)
    .where('region_code', 'like', `${staffRegion.replace(/(00)+$/, '') || 'none'}%`)
    .where('ends_at', '>', yearAgo)
    .orderBy('starts_at', 'desc')
    .orderBy('public_event_id')
    .limit(mostEvents)
    .execute();
  return readEvents(db, rows);
}

/** An event by its id; undefined when there is none. */
export async function findEvent(db: Kysely<Database>, eventId: string): Promise<PublicEvent | undefined> {
  const rows = await withTaken(db).where('public_event_id', '=', eventId).execute();
  return (await readEvents(db, rows))[0];
}

type EventRow = Selectable<PublicEventTable> & { taken: number | string | null };

async function readEvents(db: Kysely<Database>, rows: readonly EventRow[]): Promise<PublicEvent[]> {
  if (rows.length === 0) return [];
  const facts = await db
    .selectFrom('event_access_fact')
    .selectAll()
    .where(
      'public_event_id',
      'in',
      rows.map(({ public_event_id }) => public_event_id),
    )
    .execute();
  return rows.map((row) => ({
    eventId: row.public_event_id,
    organisationId: row.organisation_id ?? undefined,
    regionCode: row.region_code,
    // What a key of a closed set was when it was written.
    kind: row.kind as EventKind,
    title: row.title,
    organiser: row.organiser,
    description: row.description,
    meantFor: row.meant_for ?? undefined,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    place: row.place ?? undefined,
    onlineNote: row.online_note ?? undefined,
    signUpUntil: row.sign_up_until ?? undefined,
    seats: row.seats ?? undefined,
    contactName: row.contact_name ?? undefined,
    contactPhone: row.contact_phone ?? undefined,
    officialUrl: row.official_url ?? undefined,
    access: Object.fromEntries(
      facts
        .filter((fact) => fact.public_event_id === row.public_event_id)
        .map(({ fact, answer }) => [fact as EventFact, answer as AccessAnswer]),
    ),
    accessBy: row.access_by ?? undefined,
    accessOn: row.access_on ?? undefined,
    accessNote: row.access_note ?? undefined,
    results: row.results ?? undefined,
    resultsOn: row.results_on ?? undefined,
    cancelledAt: row.cancelled_at ?? undefined,
    cancelledWhy: row.cancelled_why ?? undefined,
    revision: row.revision,
    changedAt: row.changed_at,
    taken: Number(row.taken ?? 0),
    isDemonstration: row.is_demonstration === 1,
  }));
}

/** How many have signed up; for who holds the event's row. */
export async function countSignedUp(db: Kysely<Database>, eventId: string): Promise<number> {
  const { count } = await db
    .selectFrom('event_sign_up')
    .select(sql<number | string>`count(*)`.as('count'))
    .where('public_event_id', '=', eventId)
    .where('state', '=', 'signed up')
    .executeTakeFirstOrThrow();
  return Number(count);
}
