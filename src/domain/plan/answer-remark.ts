import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { closeTask } from '../task/close-task.ts';
import { appendPlanEvent } from './append-plan-event.ts';
import { lockPlanFile } from './plan-right.ts';
import type { PlanRefused } from './plan-right.ts';

export type AnswerOutcome = 'answered' | 'answered before' | 'missing' | PlanRefused;

/** A counsellor answers what was said to a plan, once; the answer stays beside it, and the person is told. */
export const answerRemark = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, remarkId, text }: { jobseekerId: string; remarkId: string; text: string },
  now: Date,
): Promise<AnswerOutcome> =>
  db.transaction().execute(async (transaction) => {
    const writer = await lockPlanFile(transaction, sealer, asker, jobseekerId, now);
    if (writer.refused) return writer.refused;
    if (writer.as !== 'staff') return 'not theirs';
    const remark = await transaction
      .selectFrom('plan_remark')
      .innerJoin('plan', 'plan.plan_id', 'plan_remark.plan_id')
      .select(['plan_remark.plan_id', 'plan_line_id', 'sealed_text', 'answered_at'])
      .where('plan_remark_id', '=', remarkId)
      .where('jobseeker_id', '=', jobseekerId)
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    if (!remark) return 'missing';
    if (remark.answered_at !== null) return 'answered before';
    const { accountId } = asker.visitor;
    await transaction
      .updateTable('plan_remark')
      .set({ sealed_answer: sealer.seal(text), answered_by: accountId, answered_at: now.toISOString() })
      .where('plan_remark_id', '=', remarkId)
      .execute();
    await closeTask(transaction, { jobseekerId, kind: 'plan-remark', subject: remarkId, accountId }, now);
    const said = { before: sealer.unseal(remark.sealed_text), after: text };
    const lineId = remark.plan_line_id ?? undefined;
    const event = { planId: remark.plan_id, kind: 'answer', remarkId, lineId, ...said } as const;
    await appendPlanEvent(transaction, sealer, asker, writer, event, now);
    return 'answered';
  });
