import { randomInt } from 'node:crypto';
import { openDatabase } from '#db/database.ts';
import { expect, test } from '../browser.ts';
import type { Portal } from '../portal.ts';
import { keyboardOf } from './keyboard.ts';

/** The code that was texted to a number last. */
async function codeFor({ databaseUrl, sealer }: Portal, number: string): Promise<string> {
  const db = openDatabase(databaseUrl);
  const rows = await db.selectFrom('outgoing_message').selectAll().orderBy('created_at', 'desc').execute();
  await db.destroy();
  const row = rows.find((each) => each.sealed_recipient && sealer.unseal(each.sealed_recipient) === number);
  return /\d{6}/.exec(row ? sealer.unseal(row.sealed_text) : '')?.[0] ?? '';
}

test('a person signs up with a phone by the texted code, forgets the password, and comes in by another code', async ({
  page,
  portal,
}) => {
  const keyboard = keyboardOf(page);
  const heading = page.getByRole('heading', { level: 1 });
  const main = page.getByRole('main');
  const fill = (label: string, text: string) => keyboard.type(page.getByLabel(label, { exact: true }), text);
  const press = (name: string) => keyboard.activate(main.getByRole('button', { name, exact: true }));
  const number = `139${randomInt(10_000_000, 99_999_999)}`;
  const [first, second] = ['三只白猫过了小河', '四只黑狗爬上高山'];

  await page.goto('/sign-up');
  await fill('用户名或者手机号', number);
  await press('下一步：怎么称呼您');
  await fill('您希望别人怎样称呼您', '示例小欧');
  await keyboard.choose(page.getByRole('radio', { name: '我给自己找工作' }));
  await press('下一步：定密码');
  await fill('密码', first);
  await press('下一步：收验证码');
  await expect(heading).toHaveText('注册：写短信验证码');
  const code = await codeFor(portal, number);
  await fill('短信里的验证码', String((Number(code) + 1) % 1_000_000).padStart(6, '0'));
  await press('确认，建好账号');
  await expect(page).toHaveTitle(/^错误：/);
  await keyboard.activate(page.getByRole('link', { name: '验证码不对。还可以试4次。' }));
  await fill('短信里的验证码', code);
  await press('确认，建好账号');
  await expect(heading).toHaveText('请记下登录名，再登录');
  await keyboard.activate(main.getByRole('link', { name: '登录', exact: true }));

  // The password is forgotten at once.
  await keyboard.activate(main.getByRole('link', { name: '忘了密码', exact: true }).first());
  await keyboard.activate(main.getByRole('link', { name: '用短信验证码找回' }));
  await fill('登录用的手机号', number);
  await press('发验证码');
  await expect(heading).toHaveText('写短信验证码，设新密码');
  await fill('短信里的验证码', await codeFor(portal, number));
  await press('核对验证码');
  await expect(heading).toHaveText('写一个新密码');
  await keyboard.type(page.getByRole('textbox', { name: /密码/ }).first(), second);
  await press('设好新密码');
  await expect(heading).toHaveText('新密码已经设好');
  await keyboard.activate(main.getByRole('link', { name: '登录', exact: true }));
  await fill('用户名或者手机号', number);
  await fill('密码', second);
  await keyboard.press('Enter');
  await expect(heading).toHaveText('我的主页');
  await expect(main).toContainText('示例小欧');
});
