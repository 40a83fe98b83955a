import { journey } from '../journey.ts';

journey('wrong-homophone', '写错同音字，也搜到岗位', async (reader) => {
  await reader.open('/');
  await reader.press('e', { until: '您想找什么工作 输入' });
  await reader.press('Insert+a', { until: '焦点模式' });
  await reader.type('课服');
  await reader.press('Return', { opens: '课服，共', until: /^课服，共\d+个岗位/ });
  await reader.nextLine({ until: '按读音' });
  await reader.pressUntil('h', /客服.* 链接 标题 水平 2/);
});
