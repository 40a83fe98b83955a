import { engineOf } from '#db/database.ts';
import type { Kysely, Selectable } from 'kysely';
import type { Database, JobTable } from '#db/schema.ts';
import { openOn } from '../job/job-list-sql.ts';
import { wantedJob } from './want-rules.ts';
import type { WantedJob } from './want-rules.ts';

/** An open job as lists are made from it. */
export interface OpenJob extends WantedJob {
  jobId: string;
  employerId: string;
  /** `search_seq`: smaller is newer. */
  seq: number;
}

/** Open jobs by occupation, each the newest first. */
export type OpenJobs = ReadonlyMap<string, readonly OpenJob[]>;

/** The open jobs of these occupations, or all. */
export async function loadOpenJobs(
  db: Kysely<Database>,
  occupations: readonly string[] | undefined,
  now: Date,
): Promise<OpenJobs> {
  const query = selectOpenJobs(db, now).orderBy('job.search_seq');
  const rows = await (occupations ? query.where('job.occupation', 'in', occupations) : query).execute();
  const jobs = new Map<string, OpenJob[]>();
  for (const row of rows) {
    const job = openJob(row);
    const others = jobs.get(job.occupation);
    if (others) others.push(job);
    else jobs.set(job.occupation, [job]);
  }
  return jobs;
}

/** Those of these jobs that are open. */
export const openAmong = async (db: Kysely<Database>, jobIds: readonly string[], now: Date): Promise<OpenJob[]> =>
  jobIds.length === 0 ? [] : (await selectOpenJobs(db, now).where('job.job_id', 'in', jobIds).execute()).map(openJob);

/**
 * Makes publishers, and whoever else makes lists, wait until the transaction ends: a job and a registration that arrive
 * together must not miss each other. Returns the number of the newest job.
 */
export async function holdJobs(db: Kysely<Database>): Promise<number> {
  const query = db.selectFrom('job_sequence').select('newest_seq');
  const row = await (engineOf(db) === 'postgres' ? query.forUpdate() : query).executeTakeFirstOrThrow();
  return row.newest_seq;
}

/** Leaves only open jobs of a query that reads `job`. */
export function selectOpenJobs(db: Kysely<Database>, now: Date) {
  const { today, confirmedSince } = openOn(now);
  return db
    .selectFrom('job')
    .select(['job.job_id', 'job.employer_id', 'job.search_seq', 'job.occupation', 'job.region_code'])
    .select(['job.work_mode', 'job.hours', 'job.post_kind', 'job.education'])
    .where('job.search_seq', 'is not', null)
    .where('job.withdrawn_at', 'is', null)
    .where((job) => job.or([job('job.closes_on', 'is', null), job('job.closes_on', '>=', today)]))
    .where('job.confirmed_on', '>=', confirmedSince);
}

type Row = Pick<
  Selectable<JobTable>,
  | 'job_id'
  | 'employer_id'
  | 'search_seq'
  | 'occupation'
  | 'region_code'
  | 'work_mode'
  | 'hours'
  | 'post_kind'
  | 'education'
>;

const openJob = (row: Row): OpenJob => ({
  ...wantedJob(row),
  jobId: row.job_id,
  employerId: row.employer_id,
  seq: row.search_seq ?? 0,
});
