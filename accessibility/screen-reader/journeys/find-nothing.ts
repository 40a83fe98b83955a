import { expect, journey } from '../journey.ts';

journey('find-nothing', '没有搜到岗位，改看全部岗位', async (reader, page) => {
  await reader.open('/');
  await reader.press('e', { until: '您想找什么工作 输入' });
  await reader.press('Insert+a', { until: '焦点模式' });
  await reader.type('深海潜水员');
  await reader.press('Return', { opens: '没有找到岗位', until: /^深海潜水员，没有找到岗位/ });
  await reader.pressUntil('k', '看全部岗位 链接');
  await reader.press('Return', { opens: '找岗位，共' });
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
});
