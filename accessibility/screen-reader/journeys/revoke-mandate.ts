import { expect, journey } from '../journey.ts';
import { accept, aPerson, invite, signIn } from '../people.ts';

journey('revoke-mandate', '本人结束委托，听到已经结束', async (reader, page, portal) => {
  const person = await aPerson(portal, '示例阿明');
  const code = await invite(portal, person, 'demand');
  await accept(portal, await aPerson(portal, '示例妈妈', 'helper'), code);
  await signIn(page.context(), portal, person);
  await reader.open('/mandates');
  await reader.pressUntil('2', '示例妈妈，有效 链接 标题 水平 2');
  await reader.press('Return', { opens: '的委托，有效' });
  await reader.nextHeading({ until: '的委托，有效 标题 水平 1' });
  await reader.pressUntil('k', '结束这份委托 链接');
  await reader.press('Return', { opens: '结束委托' });
  await reader.press('b', { until: '马上结束委托 按钮' });
  await reader.press('Return', { opens: '的委托，已结束', until: /的委托，已结束$/ });
  await expect(page.getByRole('main')).toContainText('由求职者结束');
});
