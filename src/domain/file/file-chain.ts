import type { FileEventTable } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';

/** What the hash of an event covers: every column of the row but the hash itself. */
export type HashedEvent = Omit<FileEventTable, 'hash'>;

/**
 * SHA-256 over the previous hash and all columns in a fixed order, keyed from outside the database: whoever can write
 * rows cannot make a chain that holds. The first is made with the current key; older rows match one of the others.
 */
export const eventHashes = (sealer: Sealer, previous: string, event: HashedEvent): [string, ...string[]] =>
  sealer.fingerprints(
    'file-event',
    JSON.stringify([
      previous,
      event.file_event_id,
      event.jobseeker_id,
      event.place,
      event.kind,
      event.subject,
      event.actor_id,
      event.actor_role,
      event.organisation_id,
      event.mandate_id,
      event.sealed_reason,
      event.happened_at,
    ]),
  );

/** What closes a file after its last event; that of an earlier event is kept nowhere, so the end cannot be cut off. */
export const fileSeals = (
  sealer: Sealer,
  { jobseeker_id, place }: Pick<HashedEvent, 'jobseeker_id' | 'place'>,
  hash: string,
): [string, ...string[]] => sealer.fingerprints('file-seal', JSON.stringify([jobseeker_id, place, hash]));
