import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { listRefusals } from './recommendation-queries.ts';
import { sayRefusal } from './say-refusal.ts';

/** The jobs that were recommended to a person and what they refused, for the copy of their data. */
export async function findRecommendationExport(db: Kysely<Database>, jobseekerId: string) {
  const jobs = await db
    .selectFrom('recommendation')
    .innerJoin('job', 'job.job_id', 'recommendation.job_id')
    .innerJoin('employer', 'employer.employer_id', 'job.employer_id')
    .select(['job.title', 'employer.name', 'found_at'])
    .where('jobseeker_id', '=', jobseekerId)
    .orderBy('found_at', 'desc')
    .orderBy('job.job_id')
    .execute();
  return {
    jobs: jobs.map(({ title, name, found_at: foundAt }) => ({ title, employer: name, foundAt })),
    refused: (await listRefusals(db, jobseekerId)).map((refusal) => ({
      what: sayRefusal(refusal),
      employer: refusal.employerName,
      at: refusal.refusedAt,
    })),
  };
}
