import { expect, journey } from '../journey.ts';
import { aPerson, signIn } from '../people.ts';

journey('erase-account', '听清留下什么，注销账号', async (reader, page, portal) => {
  const person = await aPerson(portal, '示例阿明');
  await signIn(page.context(), portal, person);
  await reader.open('/account');
  await reader.nextHeading({ until: '我的账号 标题 水平 1' });
  await reader.pressUntil('k', '注销账号 链接');
  await reader.press('Return', { opens: '注销账号' });
  await reader.nextHeading({ until: '注销账号 标题 水平 1' });
  await reader.nextLine({ until: '注销以后不能恢复' });
  await reader.pressUntil('2', '留下的，为什么留 标题 水平 2');
  await reader.press('e', { until: '您的密码' });
  await reader.press('Insert+a', { until: '焦点模式' });
  await reader.type(person.password);
  await reader.press('Return', { opens: '账号已经注销', until: /^账号已经注销/ });
  await reader.nextLine({ until: '您的信息已经删除' });
  await expect(page).toHaveURL(/\/account\/erased#main$/);
});
