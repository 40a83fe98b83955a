import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { TaskKind } from './task.ts';

/** What is done, and by which account. */
export interface DoneTask {
  jobseekerId: string;
  kind: TaskKind;
  subject: string;
  accountId: string;
}

/** Marks the open task for a thing as done, if there is one. */
export async function closeTask(
  db: Kysely<Database>,
  { jobseekerId, kind, subject, accountId }: DoneTask,
  now: Date,
): Promise<void> {
  await db
    .updateTable('task')
    .set({ done_at: now.toISOString(), done_by: accountId })
    .where('jobseeker_id', '=', jobseekerId)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('done_at', 'is', null)
    .execute();
}
