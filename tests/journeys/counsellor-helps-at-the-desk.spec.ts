import type { Browser, Page } from '@playwright/test';
import { openDatabase } from '#db/database.ts';
import type { Role } from '#src/domain/account/account.ts';
import { anAccount, anOrganisation, cookieOf } from '../account-factories.ts';
import { expect, test } from '../browser.ts';
import type { Portal } from '../portal.ts';
import { keyboardOf } from './keyboard.ts';

interface Devices {
  browser: Browser;
  portal: Portal;
  javaScriptEnabled: boolean | undefined;
}

/** A device on which nobody, or somebody in this role, is signed in. */
async function deviceOf({ browser, portal, javaScriptEnabled = true }: Devices, role?: Role, called = '') {
  const context = await browser.newContext({ baseURL: portal.origin, locale: 'zh-CN', javaScriptEnabled });
  if (role) {
    const db = openDatabase(portal.databaseUrl);
    const organisation = role === 'counsellor' ? { organisationId: await anOrganisation(db) } : {};
    const account = await anAccount(db, portal.sealer, { role, called, ...organisation });
    const [name = '', value = ''] = (await cookieOf(db, account)).split('=');
    await db.destroy();
    await context.addCookies([{ name, value, url: portal.origin }]);
  }
  const page = await context.newPage();
  return { page, keyboard: keyboardOf(page), close: () => context.close() };
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('a person without an account gets help at the desk, and takes everything over in the end', async ({
  browser,
  portal,
  javaScriptEnabled,
}) => {
  // Three people, each with every page by keyboard.
  test.setTimeout(180_000);
  const devices = { browser, portal, javaScriptEnabled };
  const desk = await deviceOf(devices, 'counsellor', '示例老师');
  const helper = await deviceOf(devices, 'helper', '示例孙女');
  const { page, keyboard } = desk;
  const button = (name: string) => page.getByRole('button', { name });
  const link = (name: string | RegExp) => page.getByRole('main').getByRole('link', { name });
  const box = (name: string) => page.getByRole('checkbox', { name });

  // The statements are read to her, and she says yes.
  await page.goto('/files');
  await keyboard.activate(link('给没有档案的人建档'));
  const yes = box('念完了，本人说同意');
  await keyboard.check(yes.first());
  await keyboard.check(yes.nth(1));
  await keyboard.choose(page.getByRole('radio', { name: '本人在场，当面说的' }));
  await keyboard.check(box('身份证'));
  await keyboard.type(page.getByLabel('怎样称呼本人'), '示例阿婆');
  await keyboard.type(page.getByLabel('本人的电话'), '138 0000 1234');
  await keyboard.select(page.getByLabel('现在住在哪里（选填）'), '柳州市');
  await keyboard.activate(button('建立档案'));
  await expect(heading(page)).toHaveText('档案');
  await expect(page.getByRole('main')).toContainText('由工作人员示例老师代填');

  // She lets her granddaughter help; the number is read out, and typed on another device.
  await keyboard.activate(link('这个人的委托'));
  await keyboard.activate(link('记下一份委托'));
  await keyboard.check(box('登记需求'));
  await keyboard.choose(page.getByRole('radio', { name: '6个月' }));
  await keyboard.activate(button('记下委托'));
  await expect(page).toHaveTitle(/^错误：记下一份委托/);
  await keyboard.activate(page.getByRole('link', { name: '请选一项：本人怎样说的。' }));
  await keyboard.choose(page.getByRole('radio', { name: '本人在场，当面说的' }));
  await keyboard.check(box('身份证'));
  await keyboard.activate(button('记下委托'));
  await expect(heading(page)).toHaveText(/^号码是\d{4} \d{4}$/);
  const code = (await heading(page).innerText()).replace('号码是', '');
  await helper.page.goto('/mandates/code');
  await helper.keyboard.type(helper.page.getByRole('textbox', { name: '邀请号码' }), code);
  await helper.keyboard.activate(helper.page.getByRole('button', { name: '接受邀请' }));
  await expect(heading(helper.page)).toHaveText(/的委托，有效$/);

  // The counsellor fills in her address for her, and ends that with one tap.
  await keyboard.activate(link('这个人的委托'));
  await keyboard.activate(link('本人在场，由我代办'));
  await keyboard.check(box('登记需求'));
  await keyboard.check(box('身份证'));
  await keyboard.type(page.getByLabel('为什么由您代办'), '示例：眼睛看不清');
  await keyboard.check(box('本人在场，听我说了要办什么，同意'));
  await keyboard.activate(button('开始代办'));
  await expect(page).toHaveTitle('正在为示例阿婆办理：这次可以办的事，同途');
  await keyboard.activate(link('示例阿婆的档案'));
  await keyboard.activate(link('更改联系方式'));
  await keyboard.type(page.getByLabel('收信地址'), '示例路1号');
  await keyboard.activate(button('保存联系方式'));
  await keyboard.activate(button('结束办理'));
  await expect(heading(page)).toHaveText('这个人的委托');
  await expect(page).toHaveTitle('这个人的委托，同途');
  await page.goBack();
  await expect(page.getByRole('main')).not.toContainText('示例路1号');

  // She wants to do it herself from now on: the helper's right ends, and a code opens her account.
  await page.goto('/files');
  await keyboard.activate(link('示例阿婆').first());
  await keyboard.activate(link('把档案交给本人'));
  await keyboard.type(page.getByLabel('本人起的用户名'), '阿婆');
  await keyboard.check(box('身份证'));
  await keyboard.activate(button('开账号，得到一次性码'));
  await expect(heading(page)).toHaveText('本人的账号开好了');
  const said = await page.getByRole('main').innerText();
  const name = `阿婆${/用户名是阿婆，([\d、]+)。/.exec(said)?.[1]?.replaceAll('、', '')}`;
  const opening = /一次性码是(\d{4} \d{4})。/.exec(said)?.[1] ?? '';
  await helper.page.reload();
  await expect(helper.page.getByRole('main')).toContainText('已结束，由求职者结束');

  const person = await deviceOf(devices);
  const own = person.keyboard;
  const password = '三棵树 七条河 一座桥';
  await person.page.goto('/recovery');
  await own.type(person.page.getByLabel('用户名或者手机号'), name);
  await own.type(person.page.getByLabel('恢复码或者一次性码'), opening);
  await own.activate(person.page.getByRole('button', { name: '核对登录名和码' }));
  await own.type(person.page.getByLabel('新密码'), password);
  await own.activate(person.page.getByRole('button', { name: '设好新密码' }));
  await own.activate(person.page.getByRole('main').getByRole('link', { name: '登录', exact: true }));
  await own.type(person.page.getByRole('textbox', { name: /用户名/ }), name);
  await own.type(person.page.getByLabel('密码', { exact: true }), password);
  await own.activate(person.page.getByRole('button', { name: '登录', exact: true }));
  await expect(person.page.getByRole('main')).toContainText('示例阿婆');
  await person.page.goto('/record/log');
  const log = person.page.getByRole('main');
  await expect(log).toContainText('核对证件，把档案交给了您');
  await expect(log).toContainText('示例：眼睛看不清');
  await person.page.goto('/record');
  await expect(person.page.getByRole('main')).toContainText('示例路1号');

  for (const device of [desk, helper, person]) await device.close();
});
