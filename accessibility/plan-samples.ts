import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import type { NewLine } from '#src/domain/plan/add-line.ts';
import { replyToRemark } from '#src/domain/plan/reply-to-remark.ts';
import { reportLine } from '#src/domain/plan/report-line.ts';
import { writeEasy } from '#src/domain/plan/write-easy.ts';
import { writeRemark } from '#src/domain/plan/write-remark.ts';
import type { Sealer } from '#src/sealing.ts';
import { cookieOf } from '../tests/account-factories.ts';
import type { MadeAccount } from '../tests/account-factories.ts';
import { aPlanHelper, aPlannedPerson } from '../tests/plan-factories.ts';

/** Whom the pages of a plan can be shown to. */
export type PlanVisitor = 'planned' | 'helper of the planned' | 'beginner of a plan' | 'owner of a long plan';

const goals: readonly (Partial<NewLine> & { text: string })[] = [
  { lineId: 'sample-goal', text: '找到在家做的客服工作' },
  { lineId: 'sample-second-goal', text: '学会用表格软件，能自己整理一份名单' },
  { lineId: 'sample-past-goal', text: '办好公交卡' },
];

/** People with a plan, with the beginning of one and with a long one: what they sign in with. */
export async function makePlans(
  db: Kysely<Database>,
  sealer: Sealer,
  counsellor: MadeAccount,
): Promise<[PlanVisitor, string][]> {
  const now = new Date();
  const day = (days: number) => addDays(chinaDay(now), days);
  const person = await aPlannedPerson(db, sealer, { called: '示例小唐', counsellor });
  const { add, own, staff, jobseekerId } = person;
  for (const goal of goals) await add(goal);
  const goalId = 'sample-goal';
  await add({ lineId: 'sample-action', goalId, text: '写一页简历', dueOn: day(20) });
  await add(
    { lineId: 'sample-theirs', goalId, text: '问示例公司能不能试工', doer: 'counsellor', dueOn: day(30) },
    staff,
  );
  await add({ lineId: 'sample-proposal', goalId, text: '陪我去面试', doer: 'counsellor' });
  await add({ lineId: 'sample-other', goalId, text: '修好电脑', doer: 'other', doerName: '示例表哥' });
  await add({ lineId: 'sample-done', goalId, text: '装好读屏软件' });
  await add(
    { lineId: 'sample-clause', goalId: 'sample-second-goal', text: '看示例培训的时间', clause: 'LZ 二(七)' },
    staff,
  );
  const report = (lineId: string, what: 'done' | 'failed', words: string) =>
    reportLine(db, sealer, own, { jobseekerId, lineId, revision: 1, report: what, words }, now);
  await report('sample-done', 'failed', '电脑太旧，装不上。');
  await report('sample-past-goal', 'done', '');
  const say = (remarkId: string, lineId: string | undefined, kind: 'objection' | 'question', text: string) =>
    writeRemark(db, sealer, own, { jobseekerId, remarkId, lineId, kind, text }, now);
  const [answered, waiting] = ['sample-objection', randomUUID()];
  await say(answered, 'sample-action', 'objection', '我想先学打字，再写简历。');
  const answer = { jobseekerId, remarkId: answered, replyId: randomUUID(), text: '好，日子往后放了。' };
  await replyToRemark(db, sealer, staff, answer, now);
  await say(waiting, undefined, 'question', '能不能一个星期只做三天？');
  const { version } = await person.plan();
  await writeEasy(db, sealer, staff, { jobseekerId, text: '您想在家工作。\n先写简历。\n再去试一试。', version }, now);
  await add({ lineId: 'sample-last', goalId: 'sample-second-goal', text: '每天练20分钟' });
  const helper = await aPlanHelper(db, sealer, jobseekerId);

  const beginner = await aPlannedPerson(db, sealer, { called: '示例小侯', counsellor });
  const long = await aPlannedPerson(db, sealer, { called: '示例小孔', counsellor });
  const longGoal = await long.add({ text: '开一家小店' });
  for (let place = 1; place <= 70; place += 1) await long.add({ goalId: longGoal, text: `准备开店的第${place}件小事` });
  return [
    ['planned', await cookieOf(db, person.account)],
    ['helper of the planned', await cookieOf(db, helper.account, { mandateId: helper.mandateId })],
    ['beginner of a plan', await cookieOf(db, beginner.account)],
    ['owner of a long plan', await cookieOf(db, long.account)],
  ];
}
