import { expect, test } from '../browser.ts';
import { keyboardOf } from './keyboard.ts';

test('a person signs up, mends a password, signs in, is asked for no more than that, and signs out', async ({
  page,
}) => {
  const keyboard = keyboardOf(page);
  const heading = page.getByRole('heading', { level: 1 });
  await page.goto('/sign-in');
  await keyboard.activate(page.getByRole('main').getByRole('link', { name: '注册', exact: true }));

  await keyboard.type(page.getByRole('textbox', { name: '用户名或者手机号' }), '示例小梅');
  await keyboard.activate(page.getByRole('button', { name: '下一步：怎么称呼您' }));
  await expect(heading).toHaveText('注册：怎么称呼您');
  await keyboard.type(page.getByRole('textbox', { name: '您希望别人怎样称呼您' }), '示例李女士');
  await keyboard.choose(page.getByRole('radio', { name: '我给自己找工作' }));
  await keyboard.activate(page.getByRole('button', { name: '下一步：定密码' }));

  await expect(heading).toHaveText('注册：定一个密码');
  const newPassword = page.getByRole('textbox', { name: '密码' });
  await keyboard.type(newPassword, '三只白猫');
  await keyboard.press('Enter');
  await expect(page).toHaveTitle(/^错误：/);
  await keyboard.activate(page.getByRole('link', { name: '密码最少8个字符。您写了4个，请再加4个。' }));
  await expect(newPassword).toBeFocused();
  await keyboard.type(newPassword, '三只白猫过了小河');
  await keyboard.activate(page.getByRole('button', { name: '注册' }));

  await expect(heading).toHaveText('请记下登录名，再登录');
  const name = await page.getByRole('main').getByRole('strong').innerText();
  expect(name).toMatch(/^示例小梅\d{4}$/);
  await keyboard.activate(page.getByRole('main').getByRole('link', { name: '登录', exact: true }));
  await expect(page.getByRole('textbox', { name: '用户名或者手机号' })).toHaveValue(name);
  await keyboard.type(page.getByRole('textbox', { name: '密码' }), '三只白猫过了小河');
  await keyboard.press('Enter');

  await expect(heading).toHaveText('我的主页');
  await expect(page.getByRole('main')).toContainText('您好，示例李女士。您现在的身份：求职者。');
  await keyboard.activate(page.getByRole('link', { name: '退出登录' }));
  await keyboard.activate(page.getByRole('button', { name: '退出登录' }));
  await expect(heading).toHaveText('您没有登录');

  await page.goBack();
  await page.goBack();
  await expect(page.getByRole('main')).not.toContainText('示例李女士');
});

test('a person changes the password, sees the other device gone, and comes back to a form whose session had ended', async ({
  page,
  context,
}) => {
  const keyboard = keyboardOf(page);
  const heading = page.getByRole('heading', { level: 1 });
  const [first, second] = ['三只白猫过了小河', '四只黑狗爬上高山'];
  const fill = async (label: string, text: string) =>
    keyboard.type(page.getByRole('textbox', { name: label, exact: true }), text);
  const press = (name: string) => keyboard.activate(page.getByRole('main').getByRole('button', { name, exact: true }));

  await page.goto('/sign-up');
  await fill('用户名或者手机号', '示例阿强');
  await press('下一步：怎么称呼您');
  await fill('您希望别人怎样称呼您', '示例阿强');
  await keyboard.choose(page.getByRole('radio', { name: '我是家属，帮家人找工作' }));
  await press('下一步：定密码');
  await fill('密码', first);
  await press('注册');
  const name = await page.getByRole('main').getByRole('strong').innerText();
  const signIn = async (password: string) => {
    await fill('用户名或者手机号', name);
    await fill('密码', password);
    await press('登录');
  };
  for (const round of [1, 2]) {
    // The second time on a browser that knows nothing: another device.
    if (round === 2) await context.clearCookies();
    await page.goto('/sign-in');
    await signIn(first);
    await expect(heading).toHaveText('我的主页');
  }
  await keyboard.activate(page.getByRole('link', { name: '我的账号' }));
  await keyboard.activate(page.getByRole('link', { name: '登录的设备' }));
  await expect(page.getByRole('main')).toContainText('另外还有1台');
  await keyboard.activate(page.getByRole('main').getByRole('link', { name: '换密码' }));
  await fill('现在的密码', first);
  await fill('新密码', second);
  await press('换密码');
  await expect(page.getByRole('heading', { name: '密码换好了' })).toBeVisible();
  await page.goto('/account/devices');
  await expect(page.getByRole('main')).toContainText('没有别的设备登录。');

  await page.goto('/account/role');
  await keyboard.choose(page.getByRole('radio', { name: '家属' }));
  await context.clearCookies({ name: 'session' });
  await press('用这个身份');
  await expect(heading).toHaveText('登录');
  await expect(page.getByRole('main')).toContainText('您填的内容还在');
  await signIn(second);
  await expect(heading).toHaveText('换身份');
  await expect(page.getByRole('main')).toContainText('填过的内容还在');
  await expect(page.getByRole('radio', { name: '家属' })).toBeChecked();
});
