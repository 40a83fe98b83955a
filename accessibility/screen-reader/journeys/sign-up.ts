import { expect, journey } from '../journey.ts';
import { signUpByEar } from '../sign-up-by-ear.ts';

journey('sign-up', '从首页注册账号，记下登录名，登录', async (reader, page) => {
  await reader.open('/');
  await reader.pressUntil('Tab', '我的 链接');
  await reader.press('Return', { opens: '登录' });
  await signUpByEar(reader, '我的主页');
  await reader.nextLine({ until: '您好，示例李女士。您现在的身份：求职者。' });
  await expect(page).toHaveURL(/\/my#main$/);
});
