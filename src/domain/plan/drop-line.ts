import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { appendPlanEvent } from './append-plan-event.ts';
import { keepActionTasks } from './keep-action-tasks.ts';
import { findOpenLine, sayRow } from './line-queries.ts';
import { lockPlanFile } from './plan-right.ts';
import type { PlanRefused } from './plan-right.ts';

export type DropOutcome = 'dropped' | 'dropped before' | 'missing' | PlanRefused;

/**
 * Takes a goal or an action out of what is to be done, with a reason. It stays in the plan, marked; the actions of a
 * goal rest with it, and wait for nobody any more.
 */
export const dropLine = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, lineId, reason }: { jobseekerId: string; lineId: string; reason: string },
  now: Date,
): Promise<DropOutcome> =>
  db.transaction().execute(async (transaction) => {
    const writer = await lockPlanFile(transaction, sealer, asker, jobseekerId, now);
    if (writer.refused) return writer.refused;
    const row = await findOpenLine(transaction, { jobseekerId, lineId });
    if (!row) return 'missing';
    if (row.state === 'dropped') return 'dropped before';
    await transaction
      .updateTable('plan_line')
      .set({ state: 'dropped', sealed_outcome: sealer.seal(reason), changed_at: now.toISOString() })
      .set((eb) => ({ revision: eb('revision', '+', 1) }))
      .where('plan_line_id', '=', lineId)
      .execute();
    await transaction
      .updateTable('plan')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('plan_id', '=', row.plan_id)
      .execute();
    const said = `${sayRow(sealer, row)}。理由：${reason}`;
    const event = { planId: row.plan_id, kind: 'dropped', lineId, after: said } as const;
    await appendPlanEvent(transaction, sealer, asker, writer, event, now);
    await keepActionTasks(transaction, asker, { jobseekerId, lineId }, now);
    const served = transaction.selectFrom('plan_line').select('plan_line_id').where('goal_id', '=', lineId);
    await transaction
      .updateTable('task')
      .set({ done_at: now.toISOString(), done_by: asker.visitor.accountId })
      .where('jobseeker_id', '=', jobseekerId)
      .where('kind', '=', 'plan-proposal')
      .where((eb) => eb.or([eb('subject', '=', lineId), eb('subject', 'in', served)]))
      .where('done_at', 'is', null)
      .execute();
    return 'dropped';
  });
