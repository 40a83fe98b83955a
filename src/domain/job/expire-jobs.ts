import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { removeTokens, tidyTokenIndex } from '#db/token-index.ts';
import { openOn } from './job-list-sql.ts';
import { noteJobChanges } from './note-job-changes.ts';

/** Small enough that nobody waits for the write lock. */
const chunkSize = 500;

/**
 * Takes jobs past their closing date, or unconfirmed for too long, out of the search index. Lists leave them out by
 * themselves; this keeps the index small and in one piece. Returns how many it took out. Run it daily.
 */
export async function expireJobs(db: Kysely<Database>, now: Date): Promise<number> {
  const { today, confirmedSince } = openOn(now);
  const expireChunk = (column: 'closes_on' | 'confirmed_on', day: string): Promise<number> =>
    db.transaction().execute(async (tx) => {
      const jobs = await tx
        .selectFrom('job')
        .select(['job_id', 'search_seq'])
        .where('search_seq', 'is not', null)
        .where(column, '<', day)
        .limit(chunkSize)
        .execute();
      const seqs = jobs.flatMap(({ search_seq: seq }) => (seq === null ? [] : [seq]));
      if (seqs.length === 0) return 0;
      await removeTokens(tx, 'job_search', seqs);
      // By number, not by job: one that was published anew in the meantime has another.
      await tx.updateTable('job').set({ search_seq: null }).where('search_seq', 'in', seqs).execute();
      await noteJobChanges(
        tx,
        jobs.map((job) => job.job_id),
      );
      return jobs.length;
    });

  let expired = 0;
  for (const [column, day] of [
    ['closes_on', today],
    ['confirmed_on', confirmedSince],
  ] as const)
    for (let taken = chunkSize; taken === chunkSize; expired += taken) taken = await expireChunk(column, day);
  await tidyTokenIndex(db, 'job_search');
  return expired;
}
