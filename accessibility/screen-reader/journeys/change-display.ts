import { expect, journey } from '../journey.ts';

journey('change-display', '从首页打开无障碍设置，把字号改到最大', async (reader, page) => {
  await reader.open('/');
  await reader.pressUntil('Tab', '无障碍设置 链接');
  await reader.press('Return', { opens: '无障碍设置' });
  await reader.nextHeading({ until: '标题 水平 1' });
  await reader.press('Tab', { until: '字号 面板' });
  await reader.pressUntil('Down', '最大');
  await reader.press('space', { until: '已选中' });
  await reader.press('b', { until: '保存设置 按钮' });
  await reader.press('Return', { opens: '无障碍设置', until: '设置已保存' });
  await reader.nextLine({ until: '字号：最大' });
  await expect(page.locator('html')).toHaveAttribute('data-size', '200');
});
