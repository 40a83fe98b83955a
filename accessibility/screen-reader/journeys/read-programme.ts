import { expect, journey } from '../journey.ts';

journey('read-programme', '选择柳州，听行动方案答应盲人什么', async (reader, page) => {
  await reader.open('/');
  await reader.pressUntil('2', '本地的行动方案 标题 水平 2');
  await reader.pressUntil('k', '选择地区 链接');
  await reader.press('Return', { opens: '选择地区' });
  await reader.nextHeading({ until: '标题 水平 1' });
  await reader.press('Tab', { until: '您的地区 面板' });
  await reader.pressUntil('Down', '柳州');
  await reader.press('space', { until: '已选中' });
  await reader.press('b', { until: '保存地区 按钮' });
  await reader.press('Return', { opens: '柳州', until: '已选地区：柳州市' });
  await reader.pressUntil('2', '盲人和视力残疾人');
  for (let lines = 0; lines < 5; lines += 1) await reader.nextLine();
  await expect(page).toHaveURL(/\/programmes\/450200/);
});
