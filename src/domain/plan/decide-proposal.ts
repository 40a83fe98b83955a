import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { closeTask } from '../task/close-task.ts';
import { appendPlanEvent } from './append-plan-event.ts';
import { keepActionTasks } from './keep-action-tasks.ts';
import { findOpenLine, sayRow } from './line-queries.ts';
import { lockPlanFile } from './plan-right.ts';
import type { PlanRefused } from './plan-right.ts';

export interface Decision {
  jobseekerId: string;
  lineId: string;
  /** The revision that the form showed. */
  revision: number;
  decision: 'accept' | 'turn down';
  /** To the person; needed when it is turned down. */
  words: string;
  /** By when, where it is taken on; as it was proposed unless given. */
  dueOn?: string | undefined;
}

export type DecisionOutcome = 'decided' | 'decided before' | 'changed meanwhile' | 'missing' | PlanRefused;

/**
 * A counsellor takes on what the person asks of somebody else, or turns it down with a reason. Either way it stays in the
 * plan, and the person is told in words.
 */
export const decideProposal = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, lineId, revision, decision, words, dueOn }: Decision,
  now: Date,
): Promise<DecisionOutcome> =>
  db.transaction().execute(async (transaction) => {
    if (decision === 'turn down' && words === '') throw new Error('Nothing is turned down without a reason');
    const writer = await lockPlanFile(transaction, sealer, asker, jobseekerId, now);
    if (writer.refused) return writer.refused;
    if (writer.as !== 'staff') return 'not theirs';
    const row = await findOpenLine(transaction, { jobseekerId, lineId });
    if (!row) return 'missing';
    if (row.state !== 'proposed') return 'decided before';
    if (row.revision !== revision) return 'changed meanwhile';
    const isTaken = decision === 'accept';
    const day = isTaken ? (dueOn ?? row.due_on) : row.due_on;
    await transaction
      .updateTable('plan_line')
      .set({
        ...{ state: isTaken ? 'open' : 'dropped', due_on: day, revision: revision + 1, changed_at: now.toISOString() },
        sealed_outcome: isTaken ? null : sealer.seal(words),
      })
      .where('plan_line_id', '=', lineId)
      .execute();
    // A day that was not proposed, or a line that goes, makes the plan read otherwise.
    if (!isTaken || day !== row.due_on)
      await transaction
        .updateTable('plan')
        .set((eb) => ({ version: eb('version', '+', 1) }))
        .where('plan_id', '=', row.plan_id)
        .execute();
    const said = `${sayRow(sealer, { ...row, due_on: day })}${words ? `。${isTaken ? '辅导员说' : '理由'}：${words}` : ''}`;
    const event = { planId: row.plan_id, kind: isTaken ? 'accepted' : 'dropped', lineId, after: said } as const;
    await appendPlanEvent(transaction, sealer, asker, writer, event, now);
    const { accountId } = asker.visitor;
    await closeTask(transaction, { jobseekerId, kind: 'plan-proposal', subject: lineId, accountId }, now);
    await keepActionTasks(transaction, asker, { jobseekerId, lineId }, now);
    return 'decided';
  });
