import { aPlannedPerson } from '../../../tests/plan-factories.ts';
import { fixedMoment } from '../fixed-clock-option.ts';
import { expect, journey } from '../journey.ts';
import { inDatabase, signInMade } from '../people.ts';

journey('move-as-graduate', '毕业生听四项服务，搬到黄石，听到计划和辅导员都不断', async (reader, page, portal) => {
  const person = await inDatabase(portal, async (db) => {
    const made = await aPlannedPerson(db, portal.sealer, {
      purposes: ['record', 'plan', 'counsellor'],
      now: fixedMoment,
    });
    await made.add({ text: '找到在家做的客服工作' });
    return made;
  });
  await signInMade(page.context(), portal, person.account);
  await reader.open('/graduate');
  await reader.nextHeading({ until: '我的毕业生四项服务 标题 水平 1' });
  await reader.nextHeading({ until: '下一步' });
  await reader.pressUntil('k', '居住地 链接');
  await reader.press('Return', { opens: '居住地和户籍地' });
  await reader.press('c', { until: '现在住在哪里' });
  await reader.press('Insert+a', { until: '焦点模式' });
  await reader.pressUntil('Down', '黄石市', 60);
  await reader.press('Insert+a', { until: '浏览模式' });
  await reader.pressUntil('b', '保存居住地和户籍地 按钮');
  await reader.press('Return', { opens: '我的档案' });
  await expect(page.getByRole('main')).toContainText('柳州市那边还看得到，到新的地方接手为止');
});
