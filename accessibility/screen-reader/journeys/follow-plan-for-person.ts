import { aPlanHelper, aPlannedPerson } from '../../../tests/plan-factories.ts';
import { fixedMoment } from '../fixed-clock-option.ts';
import { expect, journey } from '../journey.ts';
import { inDatabase, signInMade } from '../people.ts';

journey('follow-plan-for-person', '家属受委托看本人的计划，记下没做成', async (reader, page, portal) => {
  const before = '正在为示例阿明办理：';
  const { account, mandateId } = await inDatabase(portal, async (db) => {
    const person = await aPlannedPerson(db, portal.sealer, { called: '示例阿明', now: fixedMoment });
    const goalId = await person.add({ text: '找到在家做的客服工作' });
    await person.add({ goalId, text: '写一页简历', dueOn: '2026-12-01' });
    return aPlanHelper(db, portal.sealer, person.jobseekerId, { now: fixedMoment });
  });
  await signInMade(page.context(), portal, account, { mandateId });
  await reader.open('/acting');
  await reader.pressUntil('k', '示例阿明的计划 链接');
  await reader.press('Return', { opens: `${before}示例阿明的计划` });
  await reader.press('2', { until: '下一步：写一页简历' });
  await reader.press('k', { until: '说做得怎么样 链接' });
  await reader.press('Return', { opens: `${before}计划第` });
  await reader.pressUntil('r', '没做成');
  await reader.press('space', { until: '已选中' });
  await reader.press('e', { until: '想说的话' });
  await reader.press('Insert+a', { until: '焦点模式' });
  await reader.type('电脑坏了');
  await reader.press('Insert+a', { until: '浏览模式' });
  await reader.press('b', { until: '记下 按钮' });
  await reader.press('Return', { opens: `${before}示例阿明的计划` });
  await reader.press('2', { until: '记下了' });
  await expect(page.getByRole('main')).toContainText('没做成：写一页简历。说明：电脑坏了。');
});
