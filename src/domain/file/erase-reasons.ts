import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { eventHashes, fileSeals } from './file-chain.ts';

/**
 * Takes out of a file's log what people wrote as reasons, which may name the person, and chains the rows anew. Who did
 * what and when stays. For erasing a person only, in the transaction that recorded the erasure, which holds the file.
 */
export async function eraseReasons(db: Kysely<Database>, sealer: Sealer, jobseekerId: string): Promise<void> {
  const rows = await db
    .selectFrom('file_event')
    .selectAll()
    .where('jobseeker_id', '=', jobseekerId)
    .orderBy('place')
    .execute();
  let previous = '';
  for (const { hash: _, ...row } of rows) {
    const event = { ...row, sealed_reason: null };
    const [hash] = eventHashes(sealer, previous, event);
    await db
      .updateTable('file_event')
      .set({ sealed_reason: null, hash })
      .where('file_event_id', '=', event.file_event_id)
      .execute();
    previous = hash;
  }
  if (rows.length === 0) return;
  const [file_seal] = fileSeals(sealer, { jobseeker_id: jobseekerId, place: rows.length }, previous);
  await db.updateTable('jobseeker').set({ file_seal }).where('jobseeker_id', '=', jobseekerId).execute();
}
