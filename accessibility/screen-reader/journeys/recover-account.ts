import { sayCode } from '#src/domain/account/one-time-code.ts';
import { expect, journey } from '../journey.ts';
import { aPerson, deskCode } from '../people.ts';

journey('recover-account', '忘了密码，用工作人员给的一次性码设新密码', async (reader, page, portal) => {
  const person = await aPerson(portal, '示例小安');
  const name = reader.call(person.name, '示例小安［四个数字］');
  const code = reader.call(sayCode(await deskCode(portal, person)), '［一次性码］');
  await reader.open('/sign-in');
  await reader.pressUntil('2', '登录不了 标题 水平 2');
  await reader.pressUntil('k', '忘了密码 链接');
  await reader.press('Return', { opens: '忘了密码' });
  await reader.press('e', { until: '用户名或者手机号 输入' });
  await reader.press('Insert+a', { until: '焦点模式' });
  await reader.type(name);
  await reader.press('Tab', { until: '恢复码或者一次性码 输入' });
  await reader.type(code);
  await reader.press('Return', { opens: '写一个新密码', until: /^写一个新密码/ });
  await reader.press('Tab', { until: '新密码' });
  await reader.type('三棵树 七条河 一座桥');
  await reader.press('Return', { opens: '新密码已经设好', until: /^新密码已经设好/ });
  await reader.nextLine({ until: '请用新密码登录' });
  await expect(page).toHaveURL(/step=done#main$/);
});
