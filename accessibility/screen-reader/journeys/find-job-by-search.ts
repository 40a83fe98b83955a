import { expect, journey } from '../journey.ts';

journey('find-job-by-search', '从首页搜索，打开一个岗位', async (reader, page) => {
  await reader.open('/');
  await reader.press('e', { until: '您想找什么工作 输入' });
  await reader.press('Insert+a', { until: '焦点模式' });
  await reader.type('客服');
  await reader.press('Return', { opens: '客服，共', until: /^客服，共\d+个岗位/ });
  await reader.pressUntil('h', /链接 标题 水平 2/);
  await reader.press('Return', { opens: '客服' });
  await reader.nextHeading({ until: '标题 水平 1' });
  await expect(page).toHaveURL(/\/jobs\/[0-9a-f-]{36}$/);
});
