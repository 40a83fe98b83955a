import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';

/** What waits for a counsellor because of a plan. */
const planTasks = ['plan-remark', 'plan-proposal', 'plan-action', 'follow-up', 'follow-up-answer'];

/**
 * Erases a person's plans with every line, remark and event, what was written of contacts and answered in follow-ups, and
 * cancels the follow-up that is planned, in the caller's transaction; the days stay. Returns whether there was anything.
 */
export async function erasePlan(db: Kysely<Database>, jobseekerId: string): Promise<boolean> {
  await db.deleteFrom('task').where('jobseeker_id', '=', jobseekerId).where('kind', 'in', planTasks).execute();
  const { numDeletedRows } = await db.deleteFrom('plan').where('jobseeker_id', '=', jobseekerId).executeTakeFirst();
  const { numUpdatedRows: notes } = await db
    .updateTable('service_record')
    .set({ way: null, sealed_note: null })
    .where('jobseeker_id', '=', jobseekerId)
    .where(({ eb, or }) => or([eb('way', 'is not', null), eb('sealed_note', 'is not', null)]))
    .executeTakeFirst();
  const { numUpdatedRows: answers } = await db
    .updateTable('follow_up')
    .set({ sealed_answers: null })
    .where('jobseeker_id', '=', jobseekerId)
    .where('sealed_answers', 'is not', null)
    .executeTakeFirst();
  const { numUpdatedRows: planned } = await db
    .updateTable('follow_up')
    .set({ state: 'cancelled' })
    .where('jobseeker_id', '=', jobseekerId)
    .where('state', '=', 'planned')
    .executeTakeFirst();
  return [numDeletedRows, notes, answers, planned].some((rows) => rows > 0n);
}
