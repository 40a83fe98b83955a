import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database, EmployerTable, JobAccessFactTable, JobTable } from '#db/schema.ts';
import { putTokens, removeTokens, tidyTokenIndex } from '#db/token-index.ts';
import { jobState } from './job.ts';
import { noteJobChanges } from './note-job-changes.ts';
import { jobTokens, searchableTexts } from './job-tokens.ts';
import { searchTextOf } from './search-text.ts';

/** A job with everything that is known about it. */
export interface JobPost {
  employer: EmployerTable;
  /** `employer_id` is that of `employer`. */
  job: Omit<JobTable, 'search_seq'>;
  description: string;
  access: Omit<JobAccessFactTable, 'job_id'>[];
}

/**
 * Writes a job and what finds it; a job with the same `job_id` is replaced as a whole. A job that was in the list keeps
 * its place, so that correcting a post does not lift it above the others; one that comes back is the newest. A job that
 * is not open at this moment is kept but not listed.
 */
export const publishJob = (db: Kysely<Database>, post: JobPost, now: Date): Promise<void> =>
  publishJobs(db, [post], now);

/** As `publishJob`, in transactions of some hundred jobs each, the first the oldest of the list. */
export async function publishJobs(db: Kysely<Database>, posts: Iterable<JobPost>, now: Date): Promise<void> {
  const publish = (chunk: JobPost[]): Promise<void> =>
    db.isTransaction ? publishChunk(db, chunk, now) : db.transaction().execute((tx) => publishChunk(tx, chunk, now));
  let chunk = new Map<string, JobPost>();
  let written = 0;
  for (const post of posts) {
    chunk.set(post.job.job_id, post);
    if (chunk.size < chunkSize) continue;
    await publish([...chunk.values()]);
    written += chunk.size;
    chunk = new Map();
  }
  if (chunk.size > 0) await publish([...chunk.values()]);
  if (written >= manyJobs && !db.isTransaction) await tidyTokenIndex(db, 'job_search');
}

/** Keeps a statement below the 32,766 values that SQLite takes. */
const chunkSize = 200;

/** After so many at once the index is worth tidying; after fewer the daily `expireJobs` does it. */
const manyJobs = 1000;

async function publishChunk(db: Kysely<Database>, posts: readonly JobPost[], now: Date): Promise<void> {
  const jobIds = posts.map(({ job }) => job.job_id);
  const seqs = await giveSeqs(db, posts, now);
  const employers = new Map(posts.map(({ employer }) => [employer.employer_id, employer]));
  await put(db, 'employer', 'employer_id', [...employers.values()]);
  const jobs = posts.map(({ job }) => ({ ...job, search_seq: seqs.get(job.job_id) ?? null }));
  await put(db, 'job', 'job_id', jobs);
  const texts = posts.map((post) => ({
    job_id: post.job.job_id,
    description: post.description,
    search_text: searchTextOf(searchableTexts(searchable(post))),
  }));
  await put(db, 'job_text', 'job_id', texts);
  await db.deleteFrom('job_access_fact').where('job_id', 'in', jobIds).execute();
  const facts = posts.flatMap(({ job, access }) => access.map((fact) => ({ ...fact, job_id: job.job_id })));
  if (facts.length > 0) await db.insertInto('job_access_fact').values(facts).execute();
  await noteJobChanges(db, jobIds);
  await putTokens(
    db,
    'job_search',
    posts.flatMap((post) => {
      const rowid = seqs.get(post.job.job_id);
      return rowid === undefined ? [] : [{ rowid, tokens: jobTokens(searchable(post)) }];
    }),
  );
}

/** The `search_seq` of each job that is to be listed. Those that leave the list are taken out of the index. */
async function giveSeqs(db: Kysely<Database>, posts: readonly JobPost[], now: Date): Promise<Map<string, number>> {
  const open = posts.filter(({ job }) => jobState(job, now) === 'open').map(({ job }) => job.job_id);
  // Taking the numbers first makes other publishers wait, so that what becomes visible later is newer.
  const { newest_seq: newest } = await db
    .updateTable('job_sequence')
    .set(({ eb }) => ({ newest_seq: eb('newest_seq', '-', open.length) }))
    .returning('newest_seq')
    .executeTakeFirstOrThrow();
  const seqs = new Map(open.map((jobId, place) => [jobId, newest + open.length - 1 - place]));
  const listed = await db
    .selectFrom('job')
    .select(['job_id', 'search_seq', 'closes_on', 'confirmed_on', 'withdrawn_at'])
    .where(
      'job_id',
      'in',
      posts.map(({ job }) => job.job_id),
    )
    .where('search_seq', 'is not', null)
    .execute();
  const leaving: number[] = [];
  for (const { job_id: jobId, search_seq: seq, ...dates } of listed) {
    if (seq === null) continue;
    if (seqs.has(jobId) && jobState(dates, now) === 'open') seqs.set(jobId, seq);
    else leaving.push(seq);
  }
  await removeTokens(db, 'job_search', leaving);
  return seqs;
}

/** Inserts rows, or overwrites those with the same key. */
async function put(
  db: Kysely<Database>,
  table: 'employer' | 'job' | 'job_text',
  key: string,
  rows: readonly object[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const values = rows.map((row) => sql`(${sql.join(Object.values(row))})`);
  const changes = columns.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`);
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) values ${sql.join(values)} on conflict (${sql.ref(key)}) do update set ${sql.join(changes)}`.execute(
    db,
  );
}

const searchable = ({ employer, job, description, access }: JobPost) => ({
  ...job,
  employer_name: employer.name,
  description,
  access,
});
