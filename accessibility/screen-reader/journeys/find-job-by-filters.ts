import { expect, journey } from '../journey.ts';

journey('find-job-by-filters', '按条件筛选居家办公的岗位，打开一个', async (reader, page) => {
  await reader.open('/');
  await reader.pressUntil('Tab', '找岗位 链接');
  await reader.press('Return', { opens: '找岗位，共' });
  await reader.pressUntil('c', '工作方式 组合框');
  await reader.press('Insert+a', { until: '焦点模式' });
  await reader.pressUntil('Down', '居家办公');
  await reader.press('Insert+a', { until: '浏览模式' });
  await reader.press('b', { until: '应用筛选 按钮' });
  await reader.press('Return', { opens: '居家办公，共', until: /^居家办公，共\d+个岗位/ });
  await reader.nextHeading({ until: '链接 标题 水平 2' });
  await reader.press('Return', { opens: '' });
  await reader.nextHeading({ until: '标题 水平 1' });
  await expect(page.getByRole('main')).toContainText('居家办公');
});
