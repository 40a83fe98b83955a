import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { removeTokens } from '#db/token-index.ts';
import { noteJobChanges } from './note-job-changes.ts';

/** Takes a job down before its closing date; its page then says so. False when there is none to take down. */
export const withdrawJob = (db: Kysely<Database>, jobId: string, now: Date): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    const job = await tx
      .updateTable('job')
      .set({ withdrawn_at: now.toISOString() })
      .where('job_id', '=', jobId)
      .where('withdrawn_at', 'is', null)
      .returning('search_seq')
      .executeTakeFirst();
    if (!job) return false;
    await tx.updateTable('job').set({ search_seq: null }).where('job_id', '=', jobId).execute();
    await noteJobChanges(tx, [jobId]);
    if (job.search_seq !== null) await removeTokens(tx, 'job_search', [job.search_seq]);
    return true;
  });
