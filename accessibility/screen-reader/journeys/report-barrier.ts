import { expect, journey } from '../journey.ts';

journey('report-barrier', '报告无障碍问题，改正错误，听到回执号', async (reader, page) => {
  await reader.open('/');
  await reader.pressUntil('Tab', '提需求 链接');
  await reader.press('Return', { opens: '提需求' });
  await reader.nextHeading({ until: '标题 水平 1' });
  await reader.press('Tab', { until: '是什么事 面板' });
  await reader.pressUntil('Down', '网站有地方用不了');
  await reader.press('space', { until: '已选中' });
  await reader.press('b', { until: /^提交.* 按钮$/ });
  await reader.press('Return', { opens: '错误：', until: '有1处错误，请改正 面板' });
  await expect(page.locator('#errors')).toBeFocused();
  await reader.press('Tab', { until: '请写下您想说的事' });
  await reader.press('Return', { until: '无效条目' });
  await reader.type('示例：翻页的链接用键盘按不到。');
  await reader.press('Insert+a', { until: '浏览模式' });
  await reader.press('b', { until: /^提交.* 按钮$/ });
  await reader.press('Return', { opens: '回执号', until: /^回执号/ });
  await reader.nextLine({ until: '请记下这个号码' });
  await expect(page).toHaveURL(/\/feedback\/\d{12}#main$/);
});
