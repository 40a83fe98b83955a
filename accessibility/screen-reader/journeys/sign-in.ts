import { expect, journey } from '../journey.ts';
import { aPerson } from '../people.ts';

journey('sign-in', '写错密码，听到错误，改正以后登录', async (reader, page, portal) => {
  const { name, password } = await aPerson(portal, '示例小梅');
  reader.call(name, '示例小梅［四个数字］');
  await reader.open('/');
  await reader.pressUntil('Tab', '我的 链接');
  await reader.press('Return', { opens: '登录' });
  await reader.press('e', { until: '用户名或者手机号 输入' });
  await reader.press('Insert+a', { until: '焦点模式' });
  await reader.type(name);
  await reader.press('Tab', { until: '密码' });
  await reader.type('四只黑狗');
  await reader.press('Return', { opens: '错误：登录', until: '有1处错误，请改正 面板' });
  await expect(page.locator('#errors')).toBeFocused();
  await reader.press('Tab', { until: '登录名或者密码不对' });
  await reader.press('Return', { until: '无效条目' });
  await reader.press('Tab', { until: '密码' });
  await reader.type(password);
  await reader.press('Return', { opens: '我的主页', until: /^我的主页/ });
  await reader.nextLine({ until: '您好，示例小梅。' });
  await expect(page).toHaveURL(/\/my#main$/);
});
