import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { addDays, chinaDay } from '../day/day.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { openTask } from '../task/open-task.ts';
import type { RemarkKind } from './plan.ts';
import type { PlanWriter } from './plan-right.ts';

/** So many days a counsellor has to answer what is said to a plan. */
export const answerDays = 3;

export interface NewRemark {
  planId: string;
  /** Made with the form, so that a form sent twice says it once. */
  remarkId: string;
  lineId?: string | undefined;
  kind: RemarkKind;
  text: string;
}

/**
 * Keeps what somebody says to a plan; what waits for an answer becomes a task for the counsellor. In the caller's
 * transaction, with the file locked. False when it was kept before.
 */
export async function storeRemark(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { file: { jobseekerId }, as }: PlanWriter,
  { planId, remarkId, lineId, kind, text }: NewRemark,
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows: added } = await db
    .insertInto('plan_remark')
    .values({
      ...{ plan_remark_id: remarkId, plan_id: planId, plan_line_id: lineId ?? null, kind },
      ...{ sealed_text: sealer.seal(text), made_by: asker.visitor.accountId, made_as: as },
      ...{ created_at: now.toISOString(), settled_at: null },
    })
    .onConflict((conflict) => conflict.column('plan_remark_id').doNothing())
    .executeTakeFirstOrThrow();
  if (!added) return false;
  const dueOn = addDays(chinaDay(now), answerDays);
  if (kind !== 'comment') await openTask(db, { jobseekerId, kind: 'plan-remark', subject: remarkId, dueOn }, now);
  return true;
}
