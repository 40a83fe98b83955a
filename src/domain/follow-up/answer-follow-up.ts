import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { addDays, chinaDay } from '../day/day.ts';
import { serviceWays } from '../four-ones/four-ones.ts';
import type { ServiceWay } from '../four-ones/four-ones.ts';
import { recordService } from '../four-ones/record-service.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { lockPlanFile } from '../plan/plan-right.ts';
import type { PlanRefused } from '../plan/plan-right.ts';
import { isToAnswer, planAnswers, readingDays, workAnswers } from './follow-up.ts';
import type { FollowUpAnswers } from './follow-up.ts';
import { findFollowUp } from './follow-up-queries.ts';
import { keepFollowUpTask } from './keep-follow-up-task.ts';
import { tellOfFollowUp } from './tell-of-follow-up.ts';

export interface AnsweredFollowUp {
  jobseekerId: string;
  followUpId: string;
  answers: FollowUpAnswers;
  /** How it was heard, where a counsellor writes it down. */
  way: ServiceWay;
}

/** `answered before`: the first answers stand. */
export type AnsweringOutcome = 'answered' | 'answered before' | 'missing' | PlanRefused;

/**
 * Keeps what the person answers in a follow-up, once: by themselves, by a helper for them, or heard and written down by
 * their counsellor, who reads what they did not hear.
 */
export const answerFollowUp = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, followUpId, answers, way }: AnsweredFollowUp,
  now: Date,
): Promise<AnsweringOutcome> =>
  db.transaction().execute(async (transaction): Promise<AnsweringOutcome> => {
    const writer = await lockPlanFile(transaction, sealer, asker, jobseekerId, now);
    if (writer.refused) return writer.refused;
    const followUp = await findFollowUp(transaction, sealer, { jobseekerId, followUpId });
    if (!followUp || followUp.state === 'cancelled') return 'missing';
    if (!isToAnswer(followUp)) return 'answered before';
    const { visitor, acting } = asker;
    const isHeard = !acting && writer.as === 'staff';
    await transaction
      .updateTable('follow_up')
      .set({
        ...{ state: 'answered', sealed_answers: sealer.seal(JSON.stringify(answers)), way },
        ...{ answered_by: visitor.accountId, answered_as: writer.as, answered_at: now.toISOString() },
        read_at: isHeard ? now.toISOString() : null,
      })
      .where('follow_up_id', '=', followUpId)
      .execute();
    const today = chinaDay(now);
    if (isHeard) {
      const service = { jobseekerId, serviceId: randomUUID(), kind: 'follow-up', doneOn: today } as const;
      await recordService(transaction, sealer, visitor, { ...service, way, followUpId }, now);
    }
    const words = `${serviceWays[way]}。现在：${workAnswers[answers.work]}。计划：${planAnswers[answers.plan]}`;
    const who =
      writer.as === 'helper' ? `家属${visitor.called}替您回答了回访` : `就业辅导员${visitor.called}记下了回访`;
    const text = writer.as === 'self' ? undefined : `${who}：${words}。\n有不对的，请提问题告诉我们。`;
    const deed = isHeard ? 'recorded' : 'sent';
    await tellOfFollowUp(transaction, sealer, asker, writer, { followUpId, deed, text, inPlan: words }, now);
    const dueOn = isHeard ? undefined : addDays(today, readingDays);
    await keepFollowUpTask(transaction, asker, { jobseekerId, followUpId, kind: 'follow-up-answer', dueOn }, now);
    return 'answered';
  });
