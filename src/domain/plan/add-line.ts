import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { addDays, chinaDay } from '../day/day.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { openTask } from '../task/open-task.ts';
import { appendPlanEvent } from './append-plan-event.ts';
import { keepActionTasks } from './keep-action-tasks.ts';
import { openPlan } from './open-plan.ts';
import { sayAction } from './plan.ts';
import type { Doer, LineState } from './plan.ts';
import { lockPlanFile } from './plan-right.ts';
import type { PlanRefused } from './plan-right.ts';

/** A goal, or an action where `goalId` is given. */
export interface NewLine {
  jobseekerId: string;
  /** Made with the form, so that a form sent twice adds one line. */
  lineId: string;
  text: string;
  goalId?: string | undefined;
  doer?: Doer | undefined;
  doerName?: string | undefined;
  dueOn?: string | undefined;
  clause?: string | undefined;
  /** The job of the portal that the action is about. */
  jobId?: string | undefined;
  /** The session of a course that the action is about. */
  sessionId?: string | undefined;
}

/** So many days a counsellor has to take on what a person proposes. */
export const proposalDays = 7;

/** So many lines one plan holds. */
export const mostLines = 500;

export type AddOutcome = 'added' | 'no such goal' | 'full' | PlanRefused;

/**
 * Adds a goal or an action to a person's plan, and begins the plan with it. What the person asks of somebody else is a
 * proposal until the counsellor takes it on.
 */
export const addLine = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, lineId, text, goalId, doer = 'person', doerName, dueOn, clause, jobId, sessionId }: NewLine,
  now: Date,
): Promise<AddOutcome> =>
  db.transaction().execute(async (transaction) => {
    const writer = await lockPlanFile(transaction, sealer, asker, jobseekerId, now);
    if (writer.refused) return writer.refused;
    const planId = await openPlan(transaction, sealer, asker, writer, now);
    const lines = await transaction
      .selectFrom('plan_line')
      .select(['plan_line_id', 'goal_id', 'state'])
      .where('plan_id', '=', planId)
      .execute();
    if (lines.some((line) => line.plan_line_id === lineId)) return 'added';
    if (lines.length >= mostLines) return 'full';
    const isGoal = goalId === undefined;
    if (!isGoal && !lines.some((line) => line.plan_line_id === goalId && line.goal_id === null)) return 'no such goal';
    const isProposal = !isGoal && doer !== 'person' && writer.as !== 'staff';
    const state: LineState = isProposal ? 'proposed' : 'open';
    const at = now.toISOString();
    await transaction
      .insertInto('plan_line')
      .values({
        ...{ plan_line_id: lineId, plan_id: planId, goal_id: goalId ?? null, place: lines.length + 1 },
        ...{ sealed_text: sealer.seal(text), doer: isGoal ? null : doer, due_on: (!isGoal && dueOn) || null },
        sealed_doer_name: !isGoal && doer === 'other' && doerName ? sealer.seal(doerName) : null,
        ...{ state, sealed_outcome: null, revision: 1, clause: clause ?? null, job_id: jobId ?? null },
        course_session_id: sessionId ?? null,
        ...{ made_by: asker.visitor.accountId, made_as: writer.as, created_at: at, changed_at: at },
      })
      .execute();
    await transaction
      .updateTable('plan')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('plan_id', '=', planId)
      .execute();
    const after = isGoal ? `目标，${text}` : sayAction({ text, doer, doerName, dueOn });
    await appendPlanEvent(transaction, sealer, asker, writer, { planId, kind: 'added', lineId, after }, now);
    if (isProposal)
      await openTask(
        transaction,
        { jobseekerId, kind: 'plan-proposal', subject: lineId, dueOn: addDays(chinaDay(now), proposalDays) },
        now,
      );
    await keepActionTasks(transaction, asker, { jobseekerId, lineId }, now);
    return 'added';
  });
