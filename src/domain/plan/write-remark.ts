import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { appendPlanEvent } from './append-plan-event.ts';
import { remarkKinds } from './plan.ts';
import { lockPlanFile } from './plan-right.ts';
import type { PlanRefused } from './plan-right.ts';
import { storeRemark } from './store-remark.ts';
import type { NewRemark } from './store-remark.ts';

/** Something to say to a line of the open plan, or, without a line, to the whole. */
export type WrittenRemark = Omit<NewRemark, 'planId'> & { jobseekerId: string };

export type RemarkOutcome = 'written' | 'missing' | PlanRefused;

/** Says something to a plan: a word, a question, that they disagree, want to talk, or want it in easy words (S6, S14). */
export const writeRemark = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, remarkId, lineId, kind, text }: WrittenRemark,
  now: Date,
): Promise<RemarkOutcome> =>
  db.transaction().execute(async (transaction) => {
    const writer = await lockPlanFile(transaction, sealer, asker, jobseekerId, now);
    if (writer.refused) return writer.refused;
    const plan = await transaction
      .selectFrom('plan')
      .select('plan_id')
      .where('jobseeker_id', '=', jobseekerId)
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    const line = lineId
      ? await transaction
          .selectFrom('plan_line')
          .select(['plan_id', 'sealed_text'])
          .where('plan_line_id', '=', lineId)
          .executeTakeFirst()
      : undefined;
    if (!plan || (lineId && line?.plan_id !== plan.plan_id)) return 'missing';
    const planId = plan.plan_id;
    const isNew = await storeRemark(transaction, sealer, asker, writer, { planId, remarkId, lineId, kind, text }, now);
    if (!isNew) return 'written';
    const about = line ? `对“${sealer.unseal(line.sealed_text).replace(/。$/, '')}”` : '';
    const after = `${about}${remarkKinds[kind]}：${text}`;
    await appendPlanEvent(transaction, sealer, asker, writer, { planId, kind: 'remark', lineId, remarkId, after }, now);
    return 'written';
  });
