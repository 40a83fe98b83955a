import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Asker } from '../jobseeker/record-right.ts';

/**
 * Keeps what waits for the counsellor in step with an action of the plan, or with all that serve a goal: an action waits
 * while it is the counsellor's, is open, has a day, and its goal is open. In the caller's transaction, after every change.
 */
export async function keepActionTasks(
  db: Kysely<Database>,
  { visitor }: Asker,
  { jobseekerId, lineId }: { jobseekerId: string; lineId: string },
  now: Date,
): Promise<void> {
  const lines = await db
    .selectFrom('plan_line')
    .innerJoin('plan_line as goal', 'goal.plan_line_id', 'plan_line.goal_id')
    .select(['plan_line.plan_line_id', 'plan_line.doer', 'plan_line.state', 'plan_line.due_on', 'goal.state as served'])
    .where((eb) => eb.or([eb('plan_line.plan_line_id', '=', lineId), eb('plan_line.goal_id', '=', lineId)]))
    .execute();
  const waiting = lines.flatMap(({ plan_line_id: subject, doer, state, served, due_on }) =>
    doer === 'counsellor' && state === 'open' && served === 'open' && due_on !== null ? [{ subject, due_on }] : [],
  );
  const isWaiting = new Set(waiting.map(({ subject }) => subject));
  const over = lines.map((line) => line.plan_line_id).filter((subject) => !isWaiting.has(subject));
  const at = now.toISOString();
  if (over.length > 0)
    await db
      .updateTable('task')
      .set({ done_at: at, done_by: visitor.accountId })
      .where('jobseeker_id', '=', jobseekerId)
      .where('kind', '=', 'plan-action')
      .where('subject', 'in', over)
      .where('done_at', 'is', null)
      .execute();
  if (waiting.length === 0) return;
  await db
    .insertInto('task')
    .values(
      waiting.map(({ subject, due_on }) => ({
        ...{ task_id: randomUUID(), jobseeker_id: jobseekerId, kind: 'plan-action', subject, due_on },
        ...{ created_at: at, done_at: null, done_by: null },
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['jobseeker_id', 'kind', 'subject'])
        .where('done_at', 'is', null)
        .doUpdateSet((eb) => ({ due_on: eb.ref('excluded.due_on') })),
    )
    .execute();
}
