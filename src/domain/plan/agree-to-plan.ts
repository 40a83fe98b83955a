import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { appendPlanEvent } from './append-plan-event.ts';
import type { Agreement } from './plan.ts';
import { lockPlanFile } from './plan-right.ts';
import type { PlanRefused } from './plan-right.ts';
import { storeRemark } from './store-remark.ts';

export interface SaidToPlan {
  jobseekerId: string;
  /** The version of the plan that the form showed. */
  version: number;
  agreement: Agreement;
  /** Why not yet, in the person's words, kept as an objection that waits for an answer. */
  text: string;
  /** Made with the form, so that a form sent twice says it once. */
  remarkId: string;
}

/** `changed since`: lines read otherwise than the form showed; show them and ask again. */
export type AgreeOutcome = 'said' | 'changed since' | 'nothing' | PlanRefused;

/**
 * The person agrees to the plan as it reads now, or says not yet and why. Nobody says it for them: for a helper and for
 * staff it is `not theirs`.
 */
export const agreeToPlan = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, version, agreement, text, remarkId }: SaidToPlan,
  now: Date,
): Promise<AgreeOutcome> =>
  db.transaction().execute(async (transaction) => {
    const writer = await lockPlanFile(transaction, sealer, asker, jobseekerId, now);
    if (writer.refused) return writer.refused;
    if (writer.as !== 'self') return 'not theirs';
    const plan = await transaction
      .selectFrom('plan')
      .select(['plan_id', 'version', 'agreement', 'agreement_version'])
      .where('jobseeker_id', '=', jobseekerId)
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    if (!plan || plan.version === 0) return 'nothing';
    if (plan.version !== version) return 'changed since';
    const planId = plan.plan_id;
    const isSame = plan.agreement === agreement && plan.agreement_version === version;
    if (isSame && agreement === 'agreed') return 'said';
    if (agreement === 'not yet') {
      const objection = { planId, remarkId, kind: 'objection', text } as const;
      if (!(await storeRemark(transaction, sealer, asker, writer, objection, now))) return 'said';
    }
    await transaction
      .updateTable('plan')
      .set({ agreement, agreement_version: version, agreement_at: now.toISOString() })
      .where('plan_id', '=', planId)
      .execute();
    const event = agreement === 'not yet' ? ({ planId, kind: 'not yet', remarkId, after: text } as const) : undefined;
    await appendPlanEvent(transaction, sealer, asker, writer, event ?? { planId, kind: 'agreed' }, now);
    return 'said';
  });
