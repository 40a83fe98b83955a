import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { addDays, chinaDay } from '../day/day.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { closeTask } from '../task/close-task.ts';
import { openTask } from '../task/open-task.ts';
import { proposalDays } from './add-line.ts';
import { appendPlanEvent } from './append-plan-event.ts';
import { keepActionTasks } from './keep-action-tasks.ts';
import { findOpenLine, sayRow } from './line-queries.ts';
import { sayAction } from './plan.ts';
import type { Doer } from './plan.ts';
import { lockPlanFile } from './plan-right.ts';
import type { PlanRefused } from './plan-right.ts';

export interface ChangedLine {
  jobseekerId: string;
  lineId: string;
  /** The revision that the form showed. */
  revision: number;
  text: string;
  /** Of an action. */
  doer?: Doer | undefined;
  doerName?: string | undefined;
  dueOn?: string | undefined;
}

/** `changed meanwhile`: somebody else has changed or ended it since; show both and let them choose. */
export type ChangeOutcome = 'changed' | 'same' | 'changed meanwhile' | 'missing' | PlanRefused;

/** Changes how a goal or an action of a plan reads. Nobody's words are lost: what it read before stays in the events. */
export const changeLine = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, lineId, revision, text, doer = 'person', doerName, dueOn }: ChangedLine,
  now: Date,
): Promise<ChangeOutcome> =>
  db.transaction().execute(async (transaction) => {
    const writer = await lockPlanFile(transaction, sealer, asker, jobseekerId, now);
    if (writer.refused) return writer.refused;
    const row = await findOpenLine(transaction, { jobseekerId, lineId });
    if (!row) return 'missing';
    // What a counsellor wrote is answered by the person, not overwritten.
    if (row.made_as === 'staff' && writer.as !== 'staff') return 'not theirs';
    const before = sayRow(sealer, row);
    const after = row.goal_id ? sayAction({ text, doer, doerName, dueOn }) : `目标，${text}`;
    if (before === after) return 'same';
    // What is over was put there by somebody else since the form was shown.
    if (row.revision !== revision || (row.state !== 'open' && row.state !== 'proposed')) return 'changed meanwhile';
    // What a person asks of somebody else, or asks otherwise, waits until it is taken on.
    const isAsked = row.goal_id !== null && doer !== 'person';
    const waits = isAsked && (row.state === 'proposed' || writer.as !== 'staff');
    await transaction
      .updateTable('plan_line')
      .set({
        sealed_text: sealer.seal(text),
        revision: row.revision + 1,
        changed_at: now.toISOString(),
        state: waits ? 'proposed' : 'open',
        ...(row.goal_id
          ? {
              ...{ doer, due_on: dueOn ?? null },
              sealed_doer_name: doer === 'other' && doerName ? sealer.seal(doerName) : null,
            }
          : {}),
      })
      .where('plan_line_id', '=', lineId)
      .execute();
    await transaction
      .updateTable('plan')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('plan_id', '=', row.plan_id)
      .execute();
    const event = { planId: row.plan_id, kind: 'changed', lineId, before, after } as const;
    await appendPlanEvent(transaction, sealer, asker, writer, event, now);
    const proposal = { jobseekerId, kind: 'plan-proposal', subject: lineId } as const;
    if (waits) await openTask(transaction, { ...proposal, dueOn: addDays(chinaDay(now), proposalDays) }, now);
    else await closeTask(transaction, { ...proposal, accountId: asker.visitor.accountId }, now);
    await keepActionTasks(transaction, asker, { jobseekerId, lineId }, now);
    return 'changed';
  });
