import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { addDays, chinaDay } from '../day/day.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { closeTask } from '../task/close-task.ts';
import { openTask } from '../task/open-task.ts';
import { appendPlanEvent } from './append-plan-event.ts';
import { lockPlanFile } from './plan-right.ts';
import type { PlanRefused } from './plan-right.ts';
import { findOpenRemark } from './line-queries.ts';
import { answerDays } from './store-remark.ts';

export interface NewReply {
  jobseekerId: string;
  remarkId: string;
  /** Made with the form, so that a form sent twice says it once. */
  replyId: string;
  text: string;
}

/** `full`: so many replies stand beside it that it is time to talk. */
export type ReplyOutcome = 'said' | 'full' | 'missing' | PlanRefused;

/** So many replies one remark holds. */
const mostReplies = 50;

/**
 * Says something back to what was said to a plan: the counsellor answers, or the person goes on, and then it waits for an
 * answer again. An answer settles nothing; that is the person's to say (S6, S14).
 */
export const replyToRemark = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, remarkId, replyId, text }: NewReply,
  now: Date,
): Promise<ReplyOutcome> =>
  db.transaction().execute(async (transaction) => {
    const writer = await lockPlanFile(transaction, sealer, asker, jobseekerId, now);
    if (writer.refused) return writer.refused;
    const remark = await findOpenRemark(transaction, { jobseekerId, remarkId });
    if (!remark) return 'missing';
    const said = await transaction
      .selectFrom('plan_reply')
      .select(['plan_reply_id'])
      .where('plan_remark_id', '=', remarkId)
      .execute();
    if (said.some(({ plan_reply_id }) => plan_reply_id === replyId)) return 'said';
    if (said.length >= mostReplies) return 'full';
    const { accountId } = asker.visitor;
    const isStaff = writer.as === 'staff';
    await transaction
      .insertInto('plan_reply')
      .values({
        ...{ plan_reply_id: replyId, plan_remark_id: remarkId, place: said.length + 1, sealed_text: sealer.seal(text) },
        ...{ made_by: accountId, made_as: writer.as, created_at: now.toISOString() },
      })
      .execute();
    const task = { jobseekerId, kind: 'plan-remark', subject: remarkId } as const;
    if (isStaff) await closeTask(transaction, { ...task, accountId }, now);
    else {
      // Whoever goes on has not settled it.
      await transaction
        .updateTable('plan_remark')
        .set({ settled_at: null })
        .where('plan_remark_id', '=', remarkId)
        .execute();
      await openTask(transaction, { ...task, dueOn: addDays(chinaDay(now), answerDays) }, now);
    }
    const words = { before: sealer.unseal(remark.sealed_text), after: text };
    const event = { planId: remark.plan_id, remarkId, lineId: remark.plan_line_id ?? undefined, ...words };
    await appendPlanEvent(transaction, sealer, asker, writer, { kind: isStaff ? 'answer' : 'reply', ...event }, now);
    return 'said';
  });
