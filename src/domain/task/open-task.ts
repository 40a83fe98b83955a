import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { TaskKind } from './task.ts';

export interface NewTask {
  jobseekerId: string;
  kind: TaskKind;
  /** What it is about: the key of a row in the table of that kind. */
  subject: string;
  /** The last day for it. */
  dueOn: string;
}

/** Gives the person's counsellor something to do. While it is open, asking again adds nothing. */
export async function openTask(
  db: Kysely<Database>,
  { jobseekerId, kind, subject, dueOn }: NewTask,
  now: Date,
): Promise<void> {
  await db
    .insertInto('task')
    .values({
      task_id: randomUUID(),
      jobseeker_id: jobseekerId,
      kind,
      subject,
      due_on: dueOn,
      created_at: now.toISOString(),
      done_at: null,
      done_by: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['jobseeker_id', 'kind', 'subject']).where('done_at', 'is', null).doNothing(),
    )
    .execute();
}
