import { parseArgs } from 'node:util';
import type { Kysely } from 'kysely';
import { publishJobs } from '#src/domain/job/publish-job.ts';
import { seedEvents } from './demonstration/demonstration-events.ts';
import { seedCourses } from './demonstration/demonstration-courses.ts';
import { demonstrationJobs } from './demonstration/demonstration-jobs.ts';
import { seedSurvey } from './demonstration/demonstration-survey.ts';
import { Mistake } from './mistake.ts';
import type { Database } from './schema.ts';

/**
 * Puts the invented jobs in, all marked as demonstration. Does nothing when there is any job, unless `again`:
 * then the invented ones are written anew with days that fit `now`. Returns how many are new or renewed.
 */
export async function seedDemonstration(
  db: Kysely<Database>,
  now: Date,
  { again = false } = {},
): Promise<{ jobs: number; employers: number }> {
  const job = await db.selectFrom('job').select('job_id').limit(1).executeTakeFirst();
  if (job && !again) return { jobs: 0, employers: 0 };
  const posts = demonstrationJobs(now);
  await publishJobs(db, posts, now);
  await seedSurvey(db, now);
  await seedCourses(db, now);
  await seedEvents(db, now);
  return { jobs: posts.length, employers: new Set(posts.map(({ employer }) => employer.employer_id)).size };
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { jobs: { type: 'string' }, again: { type: 'boolean', default: false } } });
  const wanted = Number(values.jobs ?? 0);
  if (!Number.isInteger(wanted) || wanted < 0) throw new Mistake('--jobs 后面应是整数。 --jobs takes a whole number.');
  const { databaseUrl, db } = await import('./connection.ts');
  const { migrate } = await import('./migrate.ts');
  await migrate(databaseUrl, db);
  const now = new Date();
  const { jobs, employers } = await seedDemonstration(db, now, values);
  console.log(jobs > 0 ? `放入${jobs}个示例岗位，${employers}个示例单位` : '数据库里已经有岗位，没有放入示例');
  if (jobs > 0 && wanted > jobs) {
    const { syntheticJobs } = await import('./demonstration/synthetic-jobs.ts');
    await publishJobs(db, syntheticJobs(wanted - jobs, now), now);
    console.log(`另外放入${wanted - jobs}个测速用的岗位`);
  }
  await db.destroy();
}
