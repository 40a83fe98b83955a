import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { closeTask } from '../task/close-task.ts';
import { appendPlanEvent } from './append-plan-event.ts';
import { findOpenRemark } from './line-queries.ts';
import { lockPlanFile } from './plan-right.ts';
import type { PlanRefused } from './plan-right.ts';

/**
 * The person says that what they said to the plan is settled; nobody says it for them, neither the counsellor who answers
 * nor a helper. It stays in the plan with its answers, and needs no other.
 */
export const settleRemark = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, remarkId }: { jobseekerId: string; remarkId: string },
  now: Date,
): Promise<'settled' | 'missing' | PlanRefused> =>
  db.transaction().execute(async (transaction) => {
    const writer = await lockPlanFile(transaction, sealer, asker, jobseekerId, now);
    if (writer.refused) return writer.refused;
    if (writer.as !== 'self') return 'not theirs';
    const remark = await findOpenRemark(transaction, { jobseekerId, remarkId });
    if (!remark) return 'missing';
    if (remark.settled_at !== null) return 'settled';
    await transaction
      .updateTable('plan_remark')
      .set({ settled_at: now.toISOString() })
      .where('plan_remark_id', '=', remarkId)
      .execute();
    const { accountId } = asker.visitor;
    await closeTask(transaction, { jobseekerId, kind: 'plan-remark', subject: remarkId, accountId }, now);
    const words = { planId: remark.plan_id, lineId: remark.plan_line_id ?? undefined };
    const event = { kind: 'settled', remarkId, before: sealer.unseal(remark.sealed_text), ...words } as const;
    await appendPlanEvent(transaction, sealer, asker, writer, event, now);
    return 'settled';
  });
