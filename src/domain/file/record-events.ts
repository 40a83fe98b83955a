import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { engineOf } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { eventHashes, fileSeals } from './file-chain.ts';
import type { NewFileEvent } from './record-event.ts';

/** So many files at a time: far from what one statement of either engine takes. */
const mostAtOnce = 500;

/**
 * Adds the same event to the files of many people, in the caller's transaction, with a constant number of queries for each
 * five hundred. Each file's chain goes on as `recordEvent` continues it.
 */
export async function recordEvents(
  db: Kysely<Database>,
  sealer: Sealer,
  jobseekerIds: readonly string[],
  { kind, subject, actor, reason }: Omit<NewFileEvent, 'jobseekerId'>,
  now: Date,
): Promise<void> {
  if (!db.isTransaction) throw new Error('Events of many files belong to one transaction');
  const sealed_reason = reason ? sealer.seal(reason) : null;
  // In one order, so that two who do this at once wait instead of blocking each other.
  const ids = [...new Set(jobseekerIds)].sort();
  for (let from = 0; from < ids.length; from += mostAtOnce) {
    const some = ids.slice(from, from + mostAtOnce);
    const files = db.selectFrom('jobseeker').select('jobseeker_id').where('jobseeker_id', 'in', some);
    const ordered = files.orderBy('jobseeker_id');
    await (engineOf(db) === 'postgres' ? ordered.forUpdate() : ordered).execute();
    const last = await db
      .selectFrom('file_event')
      .select(['jobseeker_id', 'place', 'hash'])
      .where('jobseeker_id', 'in', some)
      .where('place', '=', ({ selectFrom }) =>
        selectFrom('file_event as newest')
          .select(({ fn }) => fn.max('newest.place').as('place'))
          .whereRef('newest.jobseeker_id', '=', 'file_event.jobseeker_id'),
      )
      .execute();
    const ends = new Map(last.map((row) => [row.jobseeker_id, row]));
    const events = some.map((jobseeker_id) => {
      const end = ends.get(jobseeker_id);
      const event = {
        ...{ file_event_id: randomUUID(), jobseeker_id, place: (end?.place ?? 0) + 1, kind, subject },
        ...{ actor_id: actor.accountId, actor_role: actor.role, organisation_id: actor.organisationId ?? null },
        ...{ mandate_id: actor.mandateId ?? null, sealed_reason, happened_at: now.toISOString() },
      };
      const [hash] = eventHashes(sealer, end?.hash ?? '', event);
      return { ...event, hash };
    });
    await db.insertInto('file_event').values(events).execute();
    const seals = events.map((event) => {
      const [seal] = fileSeals(sealer, event, event.hash);
      return sql`(cast(${event.jobseeker_id} as text), cast(${seal} as text))`;
    });
    await sql`with sealed (id, seal) as (values ${sql.join(seals)})
      update jobseeker set file_seal = sealed.seal from sealed where jobseeker.jobseeker_id = sealed.id`.execute(db);
  }
}
