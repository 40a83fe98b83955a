import type { Kysely } from 'kysely';
import type { Database, EmployerTable, JobAccessFactTable, JobTable } from '#db/schema.ts';
import type { AccessAnswer, AccessFact } from './job.ts';
import type { JobCursor, JobFilters } from './job-filters.ts';

/** What a list says about a job. */
export interface JobListItem extends Pick<
  JobTable,
  | 'job_id'
  | 'title'
  | 'region_code'
  | 'post_kind'
  | 'occupation'
  | 'work_mode'
  | 'hours'
  | 'pay_min'
  | 'pay_max'
  | 'pay_unit'
  | 'education'
  | 'graduate_focus'
  | 'closes_on'
  | 'summary'
  | 'published_at'
  | 'confirmed_on'
  | 'is_demonstration'
> {
  employer_name: string;
  /** The answered access facts in the order of `accessFacts`; what is missing is 未知. */
  access: { fact: AccessFact; answer: AccessAnswer }[];
  /** How it was found: words in the title, in the text, the words apart from each other, or only by sound. */
  found: 'title' | 'text' | 'apart' | 'sound';
}

export interface JobPage {
  jobs: JobListItem[];
  /** At least one job of this page was found by sound only, which the page must say. */
  bySound: boolean;
  /** Values of the parameter `page`. */
  previous: string | undefined;
  next: string | undefined;
}

export interface JobCount {
  jobs: number;
  /** There are more than `jobs`: say `1000多个`. */
  more: boolean;
}

/** A job with everything its page says, whatever its state: ask `jobState`. */
export interface Job extends JobTable {
  employer: EmployerTable;
  description: string;
  /** In the order of `accessFacts`. */
  access: (JobAccessFactTable & { fact: AccessFact; answer: AccessAnswer })[];
}

/** One page of the open jobs, best tier first, newest first within. */
export declare function listJobs(
  db: Kysely<Database>,
  filters: JobFilters,
  page: { cursor?: JobCursor | undefined; size?: number },
  now: Date,
): Promise<JobPage>;

/** How many open jobs pass the filters, counted up to 1000. */
export declare function countJobs(db: Kysely<Database>, filters: JobFilters, now: Date): Promise<JobCount>;

export declare function findJob(db: Kysely<Database>, jobId: string): Promise<Job | undefined>;

/** Open jobs of the same occupation, the nearest first. */
export declare function listSimilarJobs(
  db: Kysely<Database>,
  job: Pick<JobTable, 'job_id' | 'occupation' | 'region_code'>,
  now: Date,
  size?: number,
): Promise<JobListItem[]>;
