import type { Kysely } from 'kysely';
import { compiled } from '#db/compiled.ts';
import type { ValueNamed } from '#db/compiled.ts';
import type { Database, EmployerTable, JobAccessFactTable, JobTable } from '#db/schema.ts';
import type { TokenQuery } from '#db/token-index.ts';
import { regionAndAbove } from '../region/region.ts';
import { accessFacts } from './job.ts';
import type { AccessAnswer, AccessFact } from './job.ts';
import { writeCursor } from './job-filters.ts';
import type { JobCursor, JobFilters } from './job-filters.ts';
import { countFound, readFromTop, readInTurn, readOn } from './found-jobs.ts';
import type { FoundJob, PlacedTier } from './found-jobs.ts';
import { occupationToken, regionToken } from './job-tokens.ts';
import { searchPlan } from './search-plan.ts';
import type { Found } from './search-plan.ts';

/** What a list says about a job. */
export interface JobListItem extends Pick<
  JobTable,
  | 'job_id'
  | 'title'
  | 'region_code'
  | 'post_kind'
  | 'work_mode'
  | 'hours'
  | 'pay_min'
  | 'pay_max'
  | 'pay_unit'
  | 'graduate_focus'
  | 'closes_on'
  | 'published_at'
> {
  employer_name: string;
  /** What is known about access, in no order; of the facts that are missing the answer is 未知. */
  access: readonly AccessAnswer[];
  /** How it was found: words in the title, in the text, the words apart from each other, or only by sound. */
  found: Found;
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

/** What a page holds unless told otherwise. */
const pageSize = 12;

/**
 * One page of the open jobs that pass the filters: titles with the words first, then texts, each newest first. Where
 * fewer than five hold the words, jobs follow that hold them in pieces, then jobs that sound alike.
 */
export async function listJobs(
  db: Kysely<Database>,
  filters: JobFilters,
  { cursor, size = pageSize }: { cursor?: JobCursor | undefined; size?: number },
  now: Date,
): Promise<JobPage> {
  const plan = searchPlan(filters);
  const readFurther = cursor && (await readOn(db, plan, cursor, size + 1, now));
  const up = readFurther !== undefined && cursor?.direction === 'newer';
  // Jobs left the list in the meantime: a short page on the way up would hide what is below it.
  if (up && readFurther.length < size) return listJobs(db, filters, { size }, now);
  // A cursor of another search starts this one from its beginning.
  const found = readFurther ?? (await readFromTop(db, plan, size + 1, now));
  const isMore = found.length > size;
  const shown = up ? found.slice(0, size).reverse() : found.slice(0, size);
  return {
    jobs: shown.map(listItem),
    bySound: shown.some((job) => job.found === 'sound'),
    previous: (up ? isMore : readFurther) ? cursorAt(shown[0], 'newer') : undefined,
    next: up || isMore ? cursorAt(shown.at(-1), 'older') : undefined,
  };
}

const cursorAt = (job: FoundJob | undefined, direction: JobCursor['direction']): string | undefined =>
  job && writeCursor({ direction, tier: job.tier, seq: job.row.seq });

/** How many jobs `listJobs` has on all its pages, counted up to 1000. */
export async function countJobs(db: Kysely<Database>, filters: JobFilters, now: Date): Promise<JobCount> {
  const jobs = await countFound(db, searchPlan(filters), mostCounted + 1, now);
  return { jobs: Math.min(jobs, mostCounted), more: jobs > mostCounted };
}

const mostCounted = 1000;

/** A job by its id, open or not. */
export async function findJob(db: Kysely<Database>, jobId: string): Promise<Job | undefined> {
  const [row] = await jobWithEmployer(db, { jobId });
  if (!row) return undefined;
  const facts = new Map((await factsOfJob(db, { jobId })).map((fact) => [fact.fact, fact]));
  const { description, employer_name: name, employer_kind: kind, employer_region: region, ...job } = row;
  const { employer_is_demonstration: isDemonstration, ...own } = job;
  return {
    ...own,
    employer: {
      employer_id: job.employer_id,
      name,
      kind,
      region_code: region,
      is_demonstration: isDemonstration,
    },
    description,
    access: accessFactsInOrder.flatMap((fact) => {
      const known = facts.get(fact);
      return known ? [{ ...known, fact, answer: known.answer as AccessAnswer }] : [];
    }),
  };
}

/** The row of a job with its employer and text. */
export const jobWithEmployer = compiled((db, value: ValueNamed<{ jobId: string }>) =>
  db
    .selectFrom('job')
    .innerJoin('employer', 'employer.employer_id', 'job.employer_id')
    .innerJoin('job_text', 'job_text.job_id', 'job.job_id')
    .selectAll('job')
    .select([
      'job_text.description',
      'employer.name as employer_name',
      'employer.kind as employer_kind',
      'employer.region_code as employer_region',
      'employer.is_demonstration as employer_is_demonstration',
    ])
    .where('job.job_id', '=', value('jobId')),
);

const factsOfJob = compiled((db, value: ValueNamed<{ jobId: string }>) =>
  db.selectFrom('job_access_fact').selectAll().where('job_id', '=', value('jobId')),
);

/** Open jobs of the same occupation: those of the same district first, then of the city, the province, and elsewhere. */
export async function listSimilarJobs(
  db: Kysely<Database>,
  job: Pick<JobTable, 'job_id' | 'occupation' | 'region_code'>,
  now: Date,
  size = 5,
): Promise<JobListItem[]> {
  const same = occupationToken(job.occupation);
  const tiers = [...regionAndAbove(job.region_code), undefined].map((region): PlacedTier => {
    const tokens: TokenQuery = region ? { all: [same, regionToken(region)] } : same;
    return [0, { found: 'text', tokens, wholeWords: [] }];
  });
  const found: FoundJob[] = [];
  // One more, because the job itself is among them.
  await readInTurn(db, tiers, found, { limit: size + 1, enough: size + 1 }, now);
  return found
    .filter(({ row }) => row.job_id !== job.job_id)
    .slice(0, size)
    .map(listItem);
}

const listItem = ({ row: { answers, seq: _seq, ...row }, found }: FoundJob): JobListItem => ({
  ...row,
  access: answers ? (answers.split(',') as AccessAnswer[]) : [],
  found,
});

const accessFactsInOrder = Object.keys(accessFacts) as AccessFact[];
