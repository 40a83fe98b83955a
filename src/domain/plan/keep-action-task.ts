import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { closeTask } from '../task/close-task.ts';
import { openTask } from '../task/open-task.ts';

/**
 * Keeps what waits for the counsellor in step with an action of the plan: it waits while the action is the counsellor's,
 * open and has a day. In the caller's transaction, after every change of a line.
 */
export async function keepActionTask(
  db: Kysely<Database>,
  { visitor }: Asker,
  { jobseekerId, lineId }: { jobseekerId: string; lineId: string },
  now: Date,
): Promise<void> {
  const line = await db
    .selectFrom('plan_line')
    .select(['doer', 'state', 'due_on'])
    .where('plan_line_id', '=', lineId)
    .executeTakeFirst();
  const dueOn = line?.doer === 'counsellor' && line.state === 'open' ? line.due_on : null;
  const subject = { jobseekerId, kind: 'plan-action', subject: lineId } as const;
  if (dueOn === null) return closeTask(db, { ...subject, accountId: visitor.accountId }, now);
  await openTask(db, { ...subject, dueOn }, now);
  await db
    .updateTable('task')
    .set({ due_on: dueOn })
    .where('jobseeker_id', '=', jobseekerId)
    .where('kind', '=', 'plan-action')
    .where('subject', '=', lineId)
    .where('done_at', 'is', null)
    .execute();
}
