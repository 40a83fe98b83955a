import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';

/**
 * Notes, in the transaction that did it, that jobs were published, corrected or taken down; whoever recommends jobs
 * takes the notes away. A note that stands already is written again, so that the taker waits for this transaction.
 */
export async function noteJobChanges(db: Kysely<Database>, jobIds: readonly string[]): Promise<void> {
  if (jobIds.length === 0) return;
  await db
    .insertInto('job_change')
    .values(jobIds.map((job_id) => ({ job_id })))
    .onConflict((conflict) => conflict.column('job_id').doUpdateSet(({ ref }) => ({ job_id: ref('excluded.job_id') })))
    .execute();
}
