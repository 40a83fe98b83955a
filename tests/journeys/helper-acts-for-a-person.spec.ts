import type { Browser, Page } from '@playwright/test';
import { openDatabase } from '#db/database.ts';
import { anAccount, cookieOf } from '../account-factories.ts';
import type { MadeAccount } from '../account-factories.ts';
import { expect, test } from '../browser.ts';
import type { Portal } from '../portal.ts';
import { keyboardOf } from './keyboard.ts';

interface Device {
  page: Page;
  keyboard: ReturnType<typeof keyboardOf>;
  account: MadeAccount;
  close: () => Promise<void>;
}

/** Somebody who is signed in on a device of their own. */
async function deviceOf(
  { browser, portal, javaScriptEnabled }: { browser: Browser; portal: Portal; javaScriptEnabled: boolean | undefined },
  role: 'jobseeker' | 'helper',
  called: string,
): Promise<Device> {
  const db = openDatabase(portal.databaseUrl);
  const account = await anAccount(db, portal.sealer, { role, called });
  const [name = '', value = ''] = (await cookieOf(db, account)).split('=');
  await db.destroy();
  const context = await browser.newContext({
    baseURL: portal.origin,
    locale: 'zh-CN',
    javaScriptEnabled: javaScriptEnabled ?? true,
  });
  await context.addCookies([{ name, value, url: portal.origin }]);
  const page = await context.newPage();
  return { page, keyboard: keyboardOf(page), account, close: () => context.close() };
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('a person invites a relative, who acts for them until the person ends it', async ({
  browser,
  portal,
  javaScriptEnabled,
}) => {
  const devices = { browser, portal, javaScriptEnabled };
  const person = await deviceOf(devices, 'jobseeker', '示例阿明');
  const helper = await deviceOf(devices, 'helper', '示例妈妈');

  // The person chooses what and how long, and gets a code to read out.
  await person.page.goto('/mandates');
  await person.keyboard.activate(person.page.getByRole('link', { name: '邀请家属帮忙' }));
  await person.keyboard.activate(person.page.getByRole('button', { name: '要一个邀请号码' }));
  await expect(person.page).toHaveTitle(/^错误：邀请家属帮忙/);
  await person.keyboard.check(person.page.getByRole('checkbox', { name: '登记需求' }));
  await person.keyboard.check(person.page.getByRole('checkbox', { name: '收发消息' }));
  await person.keyboard.choose(person.page.getByRole('radio', { name: '1个月' }));
  await person.keyboard.activate(person.page.getByRole('button', { name: '要一个邀请号码' }));
  await expect(heading(person.page)).toHaveText(/^号码是\d{4} \d{4}$/);
  const code = (await heading(person.page).innerText()).replace('号码是', '');

  // The relative types it on another device and begins.
  await helper.page.goto('/mandates');
  await helper.keyboard.activate(helper.page.getByRole('link', { name: '填写邀请号码' }));
  await helper.keyboard.type(helper.page.getByRole('textbox', { name: '邀请号码' }), code);
  await helper.keyboard.activate(helper.page.getByRole('button', { name: '接受邀请' }));
  await expect(heading(helper.page)).toHaveText(/的委托，有效$/);
  await helper.keyboard.activate(helper.page.getByRole('button', { name: '为示例阿明办理' }));
  await expect(helper.page).toHaveTitle('正在为示例阿明办理：这次可以办的事，同途');
  await helper.keyboard.activate(helper.page.getByRole('link', { name: '示例阿明的档案' }));
  await expect(helper.page).toHaveTitle(/^正在为示例阿明办理：/);
  await expect(helper.page.getByRole('main').getByRole('paragraph').first()).toHaveText(/^\s*正在为示例阿明办理/);

  // The person ends it; the relative is stopped at the next step and told why.
  await person.page.goto('/mandates');
  await person.keyboard.activate(person.page.getByRole('link', { name: /^示例妈妈，有效/ }));
  await person.keyboard.activate(person.page.getByRole('link', { name: '结束这份委托' }));
  await person.keyboard.activate(person.page.getByRole('button', { name: '马上结束委托' }));
  await expect(person.page.getByRole('main')).toContainText('已结束，由求职者结束');
  await helper.keyboard.activate(helper.page.getByRole('button', { name: '结束办理' }));
  await expect(helper.page.getByRole('heading', { name: '委托已经结束' })).toBeVisible();
  await expect(helper.page).toHaveTitle('我帮的人，同途');

  await helper.close();
  await person.close();
});

test('going back shows nothing of the person before', async ({ browser, portal, javaScriptEnabled }) => {
  const devices = { browser, portal, javaScriptEnabled };
  const helper = await deviceOf(devices, 'helper', '示例妈妈');
  for (const called of ['示例甲', '示例乙']) {
    const person = await deviceOf(devices, 'jobseeker', called);
    await helper.page.goto('/mandates');
    await helper.keyboard.activate(helper.page.getByRole('button', { name: '要一个号码给求职者' }));
    await expect(heading(helper.page)).toHaveText(/^号码是/);
    const code = (await heading(helper.page).innerText()).replace('号码是', '');
    await person.page.goto('/mandates/code');
    await person.keyboard.type(person.page.getByRole('textbox', { name: '家属的号码' }), code);
    await person.keyboard.activate(person.page.getByRole('button', { name: '继续' }));
    await person.keyboard.check(person.page.getByRole('checkbox', { name: '登记需求' }));
    await person.keyboard.choose(person.page.getByRole('radio', { name: '1天' }));
    await person.keyboard.activate(person.page.getByRole('button', { name: '同意' }));
    await expect(heading(person.page)).toHaveText(/的委托，有效$/);
    await person.close();
  }
  const { page, keyboard } = helper;
  await page.goto('/mandates');
  await keyboard.activate(page.getByRole('button', { name: '为示例甲办理' }));
  await expect(page).toHaveTitle(/^正在为示例甲办理：/);
  await page.goto('/record');
  await expect(page).toHaveTitle(/示例甲/);
  await page.goto('/acting');
  await keyboard.activate(page.getByRole('button', { name: '结束办理' }));
  await keyboard.activate(page.getByRole('button', { name: '为示例乙办理' }));
  await expect(page).toHaveTitle(/^正在为示例乙办理：/);
  for (let step = 0; step < 4; step += 1) {
    await page.goBack();
    await expect(page.locator('html')).not.toContainText('正在为示例甲办理');
    expect(await page.title()).not.toContain('示例甲');
  }
  await helper.close();
});
