import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { appendPlanEvent } from './append-plan-event.ts';
import { lockPlanFile } from './plan-right.ts';
import type { PlanRefused } from './plan-right.ts';

/** What stands beside a person's wish for easy words once they are written. */
const written = '易读版写好了。';

/**
 * A counsellor writes a plan in easy words. `version` is the one that the form showed: what was changed meanwhile is not
 * told in it, and the plan says so. Whoever asked for it has their answer.
 */
export const writeEasy = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, text, version }: { jobseekerId: string; text: string; version: number },
  now: Date,
): Promise<'written' | 'missing' | PlanRefused> =>
  db.transaction().execute(async (transaction) => {
    const writer = await lockPlanFile(transaction, sealer, asker, jobseekerId, now);
    if (writer.refused) return writer.refused;
    if (writer.as !== 'staff') return 'not theirs';
    const plan = await transaction
      .selectFrom('plan')
      .select(['plan_id', 'version'])
      .where('jobseeker_id', '=', jobseekerId)
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    if (!plan) return 'missing';
    const { plan_id: planId } = plan;
    const at = now.toISOString();
    await transaction
      .updateTable('plan')
      .set({ sealed_easy: sealer.seal(text), easy_version: Math.min(version, plan.version), easy_at: at })
      .where('plan_id', '=', planId)
      .execute();
    const { accountId } = asker.visitor;
    const asked = await transaction
      .selectFrom('plan_remark')
      .select('plan_remark_id')
      .where('plan_id', '=', planId)
      .where('kind', '=', 'easy')
      .where('answered_at', 'is', null)
      .execute();
    const ids = asked.map(({ plan_remark_id }) => plan_remark_id);
    if (ids.length > 0) {
      await transaction
        .updateTable('plan_remark')
        .set({ sealed_answer: sealer.seal(written), answered_by: accountId, answered_at: at })
        .where('plan_remark_id', 'in', ids)
        .execute();
      await transaction
        .updateTable('task')
        .set({ done_at: at, done_by: accountId })
        .where('kind', '=', 'plan-remark')
        .where('subject', 'in', ids)
        .where('done_at', 'is', null)
        .execute();
    }
    await appendPlanEvent(transaction, sealer, asker, writer, { planId, kind: 'easy' }, now);
    return 'written';
  });
