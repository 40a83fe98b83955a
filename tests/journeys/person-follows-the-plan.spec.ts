import { randomUUID } from 'node:crypto';
import type { Browser, Page } from '@playwright/test';
import { openDatabase } from '#db/database.ts';
import { replyToRemark } from '#src/domain/plan/reply-to-remark.ts';
import { cookieOf } from '../account-factories.ts';
import { expect, test } from '../browser.ts';
import { aPlanHelper, aPlannedPerson } from '../plan-factories.ts';
import type { Portal } from '../portal.ts';
import { keyboardOf } from './keyboard.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true });
const link = (page: Page, name: string) => page.getByRole('main').getByRole('link', { name, exact: true }).first();

interface Devices {
  browser: Browser;
  portal: Portal;
  javaScriptEnabled: boolean | undefined;
}

/** A device on which somebody is signed in. */
async function deviceOf(
  { browser, portal, javaScriptEnabled }: Devices,
  cookie: string,
  viewport: { width: number; height: number } = { width: 1280, height: 800 },
) {
  const [name = '', value = ''] = cookie.split('=');
  const context = await browser.newContext({
    ...{ baseURL: portal.origin, locale: 'zh-CN', viewport, javaScriptEnabled: javaScriptEnabled ?? true },
  });
  await context.addCookies([{ name, value, url: portal.origin }]);
  const page = await context.newPage();
  return { page, keyboard: keyboardOf(page), close: () => context.close() };
}

test('a person finds the next step, ticks it, disagrees with another, and reads the answer', async ({
  browser,
  portal,
  javaScriptEnabled,
}) => {
  test.setTimeout(240_000);
  const db = openDatabase(portal.databaseUrl);
  const person = await aPlannedPerson(db, portal.sealer);
  const goalId = await person.add({ text: '找到在家做的工作' });
  await person.add({ text: '写简历', goalId, dueOn: '2099-12-01' });
  const cookie = await cookieOf(db, person.account);
  const { page, keyboard, close } = await deviceOf({ browser, portal, javaScriptEnabled }, cookie);

  await page.goto('/my');
  await keyboard.activate(link(page, '我的计划'));
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('我的下一步：写简历');
  await keyboard.activate(link(page, '说做得怎么样'));
  await keyboard.activate(press(page, '记下'));
  await expect(page).toHaveTitle(/^错误：/);
  await keyboard.choose(page.getByRole('radio', { name: '做完了' }));
  await keyboard.activate(press(page, '记下'));
  await expect(page.getByRole('heading', { name: '记下了' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '我的下一步：还没有定' })).toBeVisible();

  // The counsellor adds something; the person objects to it.
  await person.add({ text: '参加面试', goalId, dueOn: '2099-12-02' }, person.staff);
  await page.goto('/plan');
  await keyboard.activate(link(page, '参加面试'));
  await expect(page.getByRole('main')).toContainText('就业辅导员示例覃老师');
  await keyboard.activate(link(page, '说不同意、提问或者留言'));
  await keyboard.choose(page.getByRole('radio', { name: '不同意' }));
  await keyboard.type(page.getByRole('textbox', { name: '您的话' }), '太快了，我想先练习');
  await keyboard.activate(press(page, '交上去'));
  await expect(page.getByRole('heading', { name: '您的话交上去了' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('不同意：太快了，我想先练习。');
  await expect(page.getByRole('main')).toContainText('等答复');

  const remarkId = (await person.plan()).goals[0]?.actions[1]?.remarks[0]?.remarkId ?? '';
  const answer = { jobseekerId: person.jobseekerId, remarkId, replyId: randomUUID(), text: '好，先练习两次' };
  await replyToRemark(db, portal.sealer, person.staff, answer, new Date());
  await db.destroy();
  await page.goto('/messages');
  await expect(page.getByRole('main')).toContainText('就业辅导员示例覃老师答复了：好，先练习两次');
  await page.goto('/plan');
  await keyboard.activate(link(page, '参加面试'));
  await expect(page.getByRole('main')).toContainText('答复：好，先练习两次。');
  await page.goto('/plan');
  await keyboard.activate(link(page, '同意计划，或者还不同意'));
  await keyboard.choose(page.getByRole('radio', { name: '我同意这个计划' }));
  await keyboard.activate(press(page, '交上去'));
  await expect(page.getByRole('heading', { name: '您同意了这个计划' })).toBeVisible();
  await close();
});

test('a relative follows the plan on a small phone, and the person reads who did it', async ({
  browser,
  portal,
  javaScriptEnabled,
}) => {
  test.setTimeout(240_000);
  const db = openDatabase(portal.databaseUrl);
  const person = await aPlannedPerson(db, portal.sealer, { called: '示例阿明' });
  const goalId = await person.add({ text: '找到在家做的工作' });
  await person.add({ text: '写简历', goalId });
  const { account, mandateId } = await aPlanHelper(db, portal.sealer, person.jobseekerId);
  const devices = { browser, portal, javaScriptEnabled };
  const helper = await deviceOf(devices, await cookieOf(db, account, { mandateId }), { width: 320, height: 640 });
  const own = await deviceOf(devices, await cookieOf(db, person.account));
  await db.destroy();
  const { page } = helper;

  await page.goto('/acting');
  await link(page, '示例阿明的计划').click();
  await expect(heading(page)).toHaveText('示例阿明的计划');
  await expect(page).toHaveTitle(/^正在为示例阿明办理/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await link(page, '说做得怎么样').click();
  await page.getByRole('radio', { name: '没做成' }).check();
  await page.getByRole('textbox', { name: /^想说的话/ }).fill('电脑坏了');
  await press(page, '记下').click();
  await expect(page.getByRole('heading', { name: '记下了' })).toBeVisible();
  await link(page, '写新的目标').click();
  await page.getByRole('textbox', { name: '目标' }).fill('借一台电脑');
  await press(page, '保存目标').click();
  await expect(page.getByRole('heading', { name: '目标写好了' })).toBeVisible();

  await own.page.goto('/plan');
  await expect(own.page.getByRole('main')).toContainText('家属示例妈妈代填没做成：写简历。说明：电脑坏了。');
  await expect(own.page.getByRole('main')).toContainText('家属示例妈妈代填加了：目标，借一台电脑。');
  await Promise.all([helper.close(), own.close()]);
});
