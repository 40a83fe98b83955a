import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { wordingOf } from '../consent/consent.ts';
import { holdJobs, openAmong } from './open-jobs.ts';
import type { OpenJob } from './open-jobs.ts';
import { mostKept } from './recommendation.ts';
import type { Wants } from './recommendation.ts';
import { isRefused } from './refusal.ts';
import { inChunks } from './rows.ts';
import { keysOfJob } from './want-keys.ts';
import { fitsWants } from './want-rules.ts';

/** A list that has grown to so many is made anew, which leaves the newest. */
const overfull = Math.round(mostKept * 1.5);

/**
 * Takes some of the jobs that were published, corrected or taken down, and puts each on the lists that it fits and off
 * the others. Returns how many it took; fewer than the limit: none is left.
 */
export const matchChangedJobs = (db: Kysely<Database>, limit: number, now: Date): Promise<number> =>
  db.transaction().execute(async (transaction) => {
    await holdJobs(transaction);
    const some = transaction.selectFrom('job_change').select('job_id').orderBy('job_id').limit(limit);
    const taken = (
      await transaction.deleteFrom('job_change').where('job_id', 'in', some).returning('job_id').execute()
    ).map((row) => row.job_id);
    if (taken.length === 0) return 0;
    const open = await openAmong(transaction, taken, now);
    const isOpen = new Set(open.map(({ jobId }) => jobId));
    const gone = taken.filter((jobId) => !isOpen.has(jobId));
    if (gone.length > 0) await transaction.deleteFrom('recommendation').where('job_id', 'in', gone).execute();
    for (const job of open) await placeJob(transaction, job, now);
    return taken.length;
  });

async function placeJob(db: Kysely<Database>, job: OpenJob, now: Date): Promise<void> {
  const fitting = await fittingPeople(db, job);
  const found = await db.selectFrom('recommendation').select('jobseeker_id').where('job_id', '=', job.jobId).execute();
  const listed = new Set(found.map((row) => row.jobseeker_id));
  const left = [...listed].filter((jobseekerId) => !fitting.has(jobseekerId));
  for (const chunk of inChunks(left))
    await db.deleteFrom('recommendation').where('job_id', '=', job.jobId).where('jobseeker_id', 'in', chunk).execute();
  const time = now.toISOString();
  for (const chunk of inChunks([...fitting].filter((jobseekerId) => !listed.has(jobseekerId)))) {
    // Only lists that are still there: somebody may take the consent back at this moment.
    const grown = await db
      .updateTable('recommendation_list')
      .set(({ eb, fn, val }) => ({
        kept: eb('kept', '+', 1),
        made_from: sql<string | null>`case when kept >= ${overfull} then null else made_from end`,
        new_at: fn.coalesce('new_at', val(time)),
        unread_at: fn.coalesce('unread_at', val(time)),
      }))
      .where('jobseeker_id', 'in', chunk)
      .returning('jobseeker_id')
      .execute();
    if (grown.length === 0) continue;
    await db
      .insertInto('recommendation')
      .values(grown.map(({ jobseeker_id }) => ({ jobseeker_id, job_id: job.jobId, found_at: time })))
      .execute();
  }
}

/** Whose list a job belongs on. */
async function fittingPeople(db: Kysely<Database>, job: OpenJob): Promise<Set<string>> {
  const { occupations, places } = keysOfJob(job);
  const rows = await db
    .selectFrom('recommendation_want')
    .innerJoin('recommendation_list', 'recommendation_list.jobseeker_id', 'recommendation_want.jobseeker_id')
    .select(['recommendation_want.jobseeker_id', 'wants'])
    .where('occupation', 'in', occupations)
    .where('place', 'in', places)
    .where('wording', '=', wordingOf('recommendation').version)
    .execute();
  const fitting = new Set<string>();
  for (const { jobseeker_id: jobseekerId, wants } of rows)
    // What `makeLists` wrote.
    if (wants !== null && fitsWants(JSON.parse(wants) as Wants, job)) fitting.add(jobseekerId);
  for (const chunk of inChunks([...fitting])) {
    const refusals = await db
      .selectFrom('recommendation_refusal')
      .select(['jobseeker_id', 'kind', 'value'])
      .where('jobseeker_id', 'in', chunk)
      .execute();
    for (const { jobseeker_id: jobseekerId, ...refusal } of refusals)
      if (isRefused([refusal], job)) fitting.delete(jobseekerId);
  }
  return fitting;
}
