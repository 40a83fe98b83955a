import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';

/** What waits for a counsellor because of a plan. */
const planTasks = ['plan-remark', 'plan-proposal', 'plan-action'];

/**
 * Erases a person's plans with every line, remark and event, in the caller's transaction; the log of the file still says
 * on which days there was something. Returns whether there was anything to erase.
 */
export async function erasePlan(db: Kysely<Database>, jobseekerId: string): Promise<boolean> {
  await db.deleteFrom('task').where('jobseeker_id', '=', jobseekerId).where('kind', 'in', planTasks).execute();
  const { numDeletedRows } = await db.deleteFrom('plan').where('jobseeker_id', '=', jobseekerId).executeTakeFirst();
  return numDeletedRows > 0n;
}
