import { createHash, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database, EmployerTable } from '#db/schema.ts';
import { chinaDay } from '../day/day.ts';
import { importColumns } from './import-columns.ts';
import { jobState } from './job.ts';
import type { JobPost } from './publish-job.ts';
import { publishJobs } from './publish-job.ts';
import { readJobPostings } from './read-job-postings.ts';
import { readJobRow } from './read-job-row.ts';
import type { ImportedJob } from './read-job-row.ts';
import { decodeFile, readJobTable } from './read-job-table.ts';
import { samePost, storedPosts } from './stored-posts.ts';

export type ImportResult =
  | { problems: string[] }
  | {
      problems: undefined;
      read: number;
      added: number;
      updated: number;
      unchanged: number;
      /** Posts of the file that lists leave out: closed, confirmed too long ago, or taken down here. */
      notListed: number;
    };

/**
 * Imports real postings from a CSV table or schema.org JSON-LD: all of them, or none and every reason by row.
 * The same employer and 编号 is the same post, so a file imported twice changes nothing the second time; a post that
 * was taken down here stays down. `fill` gives the text for empty cells by column.
 */
export async function importJobs(
  db: Kysely<Database>,
  file: Uint8Array,
  now: Date,
  fill: Readonly<Record<string, string>> = {},
): Promise<ImportResult> {
  const read = readFile(file, chinaDay(now), fill);
  if ('problems' in read) return read;
  return db.transaction().execute(async (tx) => {
    const posts = await postsOf(tx, read.jobs, now);
    const stored = await storedPosts(tx, [...posts.keys()]);
    const changed: JobPost[] = [];
    let added = 0;
    for (const [jobId, post] of posts) {
      const before = stored.get(jobId);
      if (before) {
        post.job.published_at = before.job.published_at;
        post.job.withdrawn_at = before.job.withdrawn_at;
        if (samePost(before, post)) continue;
      } else added++;
      changed.push(post);
    }
    await publishJobs(tx, changed, now);
    return {
      problems: undefined,
      read: posts.size,
      added,
      updated: changed.length - added,
      unchanged: posts.size - changed.length,
      notListed: [...posts.values()].filter(({ job }) => jobState(job, now) !== 'open').length,
    };
  });
}

/** The jobs of a file, or what is wrong with it. */
function readFile(
  file: Uint8Array,
  today: string,
  fill: Readonly<Record<string, string>>,
): { jobs: ImportedJob[] } | { problems: string[] } {
  const decoded = decodeFile(file);
  if ('problem' in decoded) return { problems: [decoded.problem] };
  const isJson = /^\s*[[{]/.test(decoded.text);
  const { rows, problems } = (isJson ? readJobPostings : readJobTable)(decoded.text);
  if (problems.length > 0) return { problems };

  const missing = importColumns.filter(
    ({ name, required }) => required && !fill[name] && !(name in (rows[0]?.cells ?? {})),
  );
  if (missing.length > 0 && !isJson) return { problems: missing.map(({ name }) => `第1行：缺少“${name}”这一列。`) };

  const jobs = rows.map(({ label, cells }) => {
    const given = Object.entries(fill).filter(([name]) => !cells[name]);
    return readJobRow({ label, cells: { ...cells, ...Object.fromEntries(given) } }, today, (problem) =>
      problems.push(problem),
    );
  });
  tellContradictions(jobs, problems);
  return problems.length > 0 ? { problems } : { jobs };
}

/** Two rows about the same post, or two kinds for one employer: whichever is right, the file has to say. */
function tellContradictions(jobs: readonly ImportedJob[], problems: string[]): void {
  const posts = new Map<string, string>();
  const kinds = new Map<string, { label: string; kind: string }>();
  for (const { label, reference, employer } of jobs) {
    const post = postKey(employer, reference);
    const earlier = posts.get(post);
    if (earlier && reference !== '') problems.push(`${label}，编号：和${earlier}是同一个单位的同一个编号。`);
    posts.set(post, earlier ?? label);
    if (!employer.kindGiven) continue;
    const other = kinds.get(employerKey(employer));
    if (other && other.kind !== employer.kind) problems.push(`${label}，单位性质：和${other.label}写的不一样。`);
    kinds.set(employerKey(employer), other ?? { label, kind: employer.kind });
  }
}

const employerKey = (employer: Pick<EmployerTable, 'name' | 'region_code'>): string =>
  `${employer.region_code} ${employer.name}`;

const postKey = (employer: Pick<EmployerTable, 'name' | 'region_code'>, reference: string): string =>
  `${employerKey(employer)}\n${reference}`;

/** What is to be in the database, by `job_id`. */
async function postsOf(db: Kysely<Database>, jobs: readonly ImportedJob[], now: Date): Promise<Map<string, JobPost>> {
  const employers = await employersOf(db, jobs);
  return new Map(
    jobs.map(({ employer: { name, region_code }, reference, job, description, access }) => {
      const employer = employers.get(employerKey({ name, region_code }));
      if (!employer) throw new Error(`The employer of ${reference} was not prepared.`);
      const job_id = jobIdOf(postKey({ name, region_code }, reference));
      const post: JobPost = {
        employer,
        job: {
          ...job,
          job_id,
          employer_id: employer.employer_id,
          published_at: now.toISOString(),
          withdrawn_at: null,
          is_demonstration: 0,
        },
        description,
        access,
      };
      return [job_id, post];
    }),
  );
}

/** Employers by key: those that are there, and new ones for the rest. */
async function employersOf(db: Kysely<Database>, jobs: readonly ImportedJob[]): Promise<Map<string, EmployerTable>> {
  const employers = new Map<string, EmployerTable>();
  const names = [...new Set(jobs.map(({ employer }) => employer.name))];
  for (let start = 0; start < names.length; start += 500) {
    const found = await db
      .selectFrom('employer')
      .selectAll()
      .where('name', 'in', names.slice(start, start + 500))
      .where('is_demonstration', '=', 0)
      .execute();
    for (const employer of found) employers.set(employerKey(employer), employer);
  }
  for (const { employer } of jobs) {
    const { name, region_code, kind, kindGiven } = employer;
    const known = employers.get(employerKey(employer));
    if (!known)
      employers.set(employerKey(employer), { employer_id: randomUUID(), name, kind, region_code, is_demonstration: 0 });
    else if (kindGiven) known.kind = kind;
  }
  return employers;
}

/** The address of a post stays the same in every import, on every installation. */
function jobIdOf(key: string): string {
  const hex = createHash('sha256').update(`tongtu job ${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
