import { randomUUID } from 'node:crypto';
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
      .innerJoin('task', (join) =>
        join
          .onRef('subject', '=', 'plan_remark.plan_remark_id')
          .on('task.kind', '=', 'plan-remark')
          .on('done_at', 'is', null),
      )
      .leftJoin('plan_reply', 'plan_reply.plan_remark_id', 'plan_remark.plan_remark_id')
      .select(({ fn }) => ['plan_remark.plan_remark_id', fn.max('plan_reply.place').as('last')])
      .where('plan_id', '=', planId)
      .where('plan_remark.kind', '=', 'easy')
      .groupBy('plan_remark.plan_remark_id')
      .execute();
    if (asked.length > 0) {
      await transaction
        .insertInto('plan_reply')
        .values(
          asked.map(({ plan_remark_id, last }) => ({
            ...{ plan_reply_id: randomUUID(), plan_remark_id, place: Number(last ?? 0) + 1 },
            ...{ sealed_text: sealer.seal(written), made_by: accountId, made_as: 'staff', created_at: at },
          })),
        )
        .execute();
      await transaction
        .updateTable('task')
        .set({ done_at: at, done_by: accountId })
        .where('kind', '=', 'plan-remark')
        .where(
          'subject',
          'in',
          asked.map(({ plan_remark_id }) => plan_remark_id),
        )
        .where('done_at', 'is', null)
        .execute();
    }
    await appendPlanEvent(transaction, sealer, asker, writer, { planId, kind: 'easy' }, now);
    return 'written';
  });
