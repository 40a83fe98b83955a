import { expect, journey } from '../journey.ts';
import { aPerson, signIn } from '../people.ts';

journey('invite-helper', '邀请家属帮忙，听到邀请号码', async (reader, page, portal) => {
  await signIn(page.context(), portal, await aPerson(portal, '示例阿明'));
  await reader.open('/my');
  await reader.pressUntil('2', '帮忙 标题 水平 2');
  await reader.pressUntil('k', '帮我的人 链接');
  await reader.press('Return', { opens: '帮我的人' });
  await reader.nextHeading({ until: '帮我的人 标题 水平 1' });
  await reader.pressUntil('k', '邀请家属帮忙 链接');
  await reader.press('Return', { opens: '邀请家属帮忙' });
  await reader.pressUntil('x', '登记需求 复选框');
  await reader.press('space', { until: '已勾选' });
  await reader.pressUntil('x', '收发消息 复选框');
  await reader.press('space', { until: '已勾选' });
  await reader.press('Tab', { until: '1天' });
  await reader.pressUntil('Down', '1个月');
  await reader.press('space', { until: '已选中' });
  await reader.press('b', { until: '要一个邀请号码 按钮' });
  const heard = await reader.press('Return', { opens: '号码是', until: /^号码是\d{4} \d{4}/ });
  reader.call(/\d{4} \d{4}/.exec(heard)?.[0], '［邀请号码］');
  await reader.nextLine({ until: '把这8个数字读给家属听' });
  await expect(page).toHaveURL(/\/mandates\/[0-9a-f-]{36}#main$/);
});
