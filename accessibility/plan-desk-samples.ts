import { randomInt, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import { sealContent } from '#src/domain/demand/demand-queries.ts';
import type { DemandAnswers } from '#src/domain/demand/demand.ts';
import { replyToRemark } from '#src/domain/plan/reply-to-remark.ts';
import { reportLine } from '#src/domain/plan/report-line.ts';
import { writeEasy } from '#src/domain/plan/write-easy.ts';
import { writeRemark } from '#src/domain/plan/write-remark.ts';
import type { Sealer } from '#src/sealing.ts';
import type { MadeAccount } from '../tests/account-factories.ts';
import { aPlannedPerson } from '../tests/plan-factories.ts';

export interface PlanDeskSamples {
  /** A file of the sample counsellor with a plan in which everything happened. */
  plannedFile: string;
  plannedGoal: string;
  plannedAction: string;
  finishedAction: string;
  /** What the person asks of the counsellor. */
  proposedAction: string;
  /** It waits for an answer, and it has one. */
  waitingRemark: string;
  answeredRemark: string;
  /** A file of the same counsellor whose person has agreed to a plan, which nobody has begun. */
  unplannedFile: string;
}

const answers: DemandAnswers = {
  work: { occupations: [], own: ['在线客服'], isUnsure: false },
  mode: { modes: ['remote'] },
  training: { topics: ['online'], note: '' },
  needs: { needs: ['quiet', 'software'], note: '' },
  sharing: { counsellor: ['needs'] },
};

/** A person with a plan, as their counsellor meets it. */
export async function makePlanDesk(
  db: Kysely<Database>,
  sealer: Sealer,
  counsellor: MadeAccount,
): Promise<PlanDeskSamples> {
  const now = new Date(Date.now() - 60_000);
  const purposes = ['record', 'counsellor', 'plan', 'demand'] as const;
  const person = await aPlannedPerson(db, sealer, { called: '示例小蓝', counsellor, purposes, now });
  const { jobseekerId, own, staff, add } = person;
  const at = now.toISOString();
  await db
    .insertInto('demand')
    .values({
      ...{ demand_id: randomUUID(), jobseeker_id: jobseekerId, state: 'open', created_at: at, changed_at: at },
      sealed_answers: sealContent(sealer, { answers, marks: {} }),
      receipt_number: String(randomInt(1e8)).padStart(8, '0'),
      ...{ sent_at: at, sent_by: null, ends_on: addDays(chinaDay(now), 100), refreshed_at: null, reminders: 0 },
      ended_at: null,
    })
    .execute();
  const goalId = await add({ text: '在家做在线客服。' });
  const plannedAction = await add({ goalId, text: '写一份简历。', dueOn: addDays(chinaDay(now), 14) }, staff);
  await add({ goalId, text: '问单位能不能用文字面试。', doer: 'counsellor', dueOn: addDays(chinaDay(now), 7) }, staff);
  const finishedAction = await add({ goalId, text: '试用读屏软件。' });
  const report = { jobseekerId, lineId: finishedAction, revision: 1, report: 'done', words: '能用，有点慢。' } as const;
  await reportLine(db, sealer, own, report, now);
  const proposedAction = await add({ goalId, text: '陪我去一次招聘会。', doer: 'counsellor' });
  const remark = async (kind: 'objection' | 'question', text: string, lineId?: string) => {
    const remarkId = randomUUID();
    await writeRemark(db, sealer, own, { jobseekerId, remarkId, lineId, kind, text }, now);
    return remarkId;
  };
  const waitingRemark = await remark('objection', '我不想写简历，想先去看看。', plannedAction);
  const answeredRemark = await remark('question', '要多久才能找到工作？');
  const answer = {
    jobseekerId,
    remarkId: answeredRemark,
    replyId: randomUUID(),
    text: '说不准。我们每两个星期看一次计划。',
  };
  await replyToRemark(db, sealer, staff, answer, now);
  await writeEasy(db, sealer, staff, { jobseekerId, text: '您想在家工作。\n您先写简历。', version: 1 }, now);
  const other = await aPlannedPerson(db, sealer, { called: '示例小白', counsellor, now });
  return {
    plannedFile: jobseekerId,
    ...{ plannedGoal: goalId, plannedAction, finishedAction, proposedAction, waitingRemark, answeredRemark },
    unplannedFile: other.jobseekerId,
  };
}
