import { randomUUID } from 'node:crypto';
import { replyToRemark } from '#src/domain/plan/reply-to-remark.ts';
import { findPlan } from '#src/domain/plan/plan-queries.ts';
import { aPlannedPerson } from '../../../tests/plan-factories.ts';
import { fixedMoment } from '../fixed-clock-option.ts';
import { expect, journey } from '../journey.ts';
import { inDatabase, signInMade } from '../people.ts';
import { disagree } from '../plan-by-ear.ts';

const aMinuteLater = new Date(fixedMoment.getTime() + 60_000);

journey('follow-plan', '听我的下一步，记下做完了，对一件事说不同意，听到答复', async (reader, page, portal) => {
  const person = await inDatabase(portal, async (db) => {
    const made = await aPlannedPerson(db, portal.sealer, { now: fixedMoment });
    const goalId = await made.add({ text: '找到在家做的客服工作' });
    await made.add({ goalId, text: '写一页简历', dueOn: '2026-12-01' });
    await made.add({ goalId, text: '参加面试', dueOn: '2026-12-10' }, made.staff);
    return made;
  });
  await signInMade(page.context(), portal, person.account);
  await reader.open('/my');
  await reader.pressUntil('k', '我的计划 链接');
  await reader.press('Return', { opens: '我的计划' });
  await reader.press('2', { until: '我的下一步：写一页简历' });
  await reader.press('k', { until: '说做得怎么样 链接' });
  await reader.press('Return', { opens: '说做得怎么样' });
  await reader.press('r', { until: '做完了' });
  await reader.press('space', { until: '已选中' });
  await reader.press('b', { until: '记下 按钮' });
  await reader.press('Return', { opens: '我的计划' });
  await reader.press('2', { until: '记下了' });
  await reader.press('2', { until: '我的下一步：参加面试' });
  await reader.pressUntil('k', '参加面试 链接');
  await reader.press('Return', { opens: '要做的事' });
  await disagree(reader, '我想先练习');
  await inDatabase(portal, async (db) => {
    const { jobseekerId, staff } = person;
    const plan = await findPlan(db, portal.sealer, jobseekerId);
    const [remark] = plan?.goals.flatMap(({ actions }) => actions.flatMap(({ remarks }) => remarks)) ?? [];
    const answer = { jobseekerId, remarkId: remark?.remarkId ?? '', replyId: randomUUID(), text: '好，先练习两次' };
    await replyToRemark(db, portal.sealer, staff, answer, aMinuteLater);
  });
  await reader.open('/messages');
  await reader.press('2', { until: '第1条' });
  await reader.press('Down', { until: '答复了：好，先练习两次' });
  await expect(page).toHaveURL(/\/messages$/);
});
