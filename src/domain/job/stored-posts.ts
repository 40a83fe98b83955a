import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { JobPost } from './publish-job.ts';

/** Keeps a statement below the number of values that SQLite takes. */
const chunkSize = 500;

/** The jobs with these identifiers as they were published, by `job_id`. */
export async function storedPosts(db: Kysely<Database>, jobIds: readonly string[]): Promise<Map<string, JobPost>> {
  const posts = new Map<string, JobPost>();
  for (let start = 0; start < jobIds.length; start += chunkSize) {
    const chunk = jobIds.slice(start, start + chunkSize);
    const rows = await db
      .selectFrom('job')
      .innerJoin('employer', 'employer.employer_id', 'job.employer_id')
      .innerJoin('job_text', 'job_text.job_id', 'job.job_id')
      .selectAll('job')
      .select(['employer.name', 'employer.kind', 'employer.region_code as employer_region'])
      .select(['employer.is_demonstration as invented_employer', 'job_text.description'])
      .where('job.job_id', 'in', chunk)
      .execute();
    for (const { name, kind, employer_region, invented_employer, description, search_seq: _, ...job } of rows) {
      const { employer_id } = job;
      const employer = { employer_id, name, kind, region_code: employer_region, is_demonstration: invented_employer };
      posts.set(job.job_id, { employer, job, description, access: [] });
    }
    const facts = await db.selectFrom('job_access_fact').selectAll().where('job_id', 'in', chunk).execute();
    for (const { job_id, ...fact } of facts) posts.get(job_id)?.access.push(fact);
  }
  return posts;
}

/** Whether two versions of a post say the same. */
export function samePost(a: JobPost, b: JobPost): boolean {
  const byFact = (post: JobPost) => post.access.toSorted((one, other) => (one.fact < other.fact ? -1 : 1));
  return (
    a.description === b.description &&
    sameRow(a.employer, b.employer) &&
    sameRow(a.job, b.job) &&
    a.access.length === b.access.length &&
    byFact(a).every((fact, index) => sameRow(fact, byFact(b)[index] ?? {}))
  );
}

/** Both were made from the same type; the order of the columns differs. */
function sameRow(a: object, b: object): boolean {
  const other = new Map<string, unknown>(Object.entries(b));
  return Object.entries(a).every(([column, value]) => other.get(column) === value);
}
