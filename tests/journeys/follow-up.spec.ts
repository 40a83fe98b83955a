import type { Browser, Page } from '@playwright/test';
import { openDatabase } from '#db/database.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { anAccount, anOrganisation, cookieOf } from '../account-factories.ts';
import { expect, test } from '../browser.ts';
import type { Portal } from '../portal.ts';
import { keyboardOf } from './keyboard.ts';

/** A counsellor and a person on their caseload who agrees to a plan being kept, by names of this run alone. */
async function aCaseload(portal: Portal) {
  const db = openDatabase(portal.databaseUrl);
  const called = `示例回访${Math.floor(Math.random() * 10_000)}`;
  const staff = await anAccount(db, portal.sealer, {
    role: 'counsellor',
    called: '示例覃老师',
    organisationId: await anOrganisation(db),
  });
  const counsellorId = staff.accountId;
  const person = await anAccount(db, portal.sealer, { called, residenceRegion: '450202', counsellorId });
  const { accountId, jobseekerId = '' } = person;
  const actor = { accountId, role: 'jobseeker' } as const;
  for (const purpose of ['record', 'counsellor', 'plan'] as const)
    await giveConsent(db, portal.sealer, { jobseekerId, purpose, actor }, new Date());
  const cookie = { staff: await cookieOf(db, staff), person: await cookieOf(db, person) };
  await db.destroy();
  return { called, cookie, jobseekerId };
}

async function deviceOf(
  { browser, portal, javaScriptEnabled = true }: { browser: Browser; portal: Portal; javaScriptEnabled?: boolean },
  cookie: string,
  viewport = { width: 1280, height: 900 },
) {
  const context = await browser.newContext({ baseURL: portal.origin, locale: 'zh-CN', javaScriptEnabled, viewport });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: portal.origin }]);
  const page = await context.newPage();
  return { page, keyboard: keyboardOf(page), close: () => context.close() };
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('a counsellor writes down a call, nobody answers the next one, and the person answers on a phone instead', async ({
  browser,
  portal,
  javaScriptEnabled,
}) => {
  test.setTimeout(180_000);
  const { called, cookie, jobseekerId } = await aCaseload(portal);
  const devices = { browser, portal, ...(javaScriptEnabled === undefined ? {} : { javaScriptEnabled }) };
  const desk = await deviceOf(devices, cookie.staff);
  const { page, keyboard } = desk;
  const link = (name: string | RegExp) => page.getByRole('main').getByRole('link', { name });
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  await page.goto('/files');
  await keyboard.activate(link(called).first());
  await keyboard.activate(link('记下联系和服务'));
  await keyboard.choose(page.getByRole('radio', { name: '职业指导', exact: true }));
  await keyboard.choose(page.getByRole('radio', { name: '打电话' }));
  await keyboard.type(page.getByLabel('说了什么，说好做什么'), '示例：说好改简历。');
  await keyboard.type(page.getByLabel('下一次回访是哪天'), '下个月');
  await keyboard.activate(button('记下联系或者服务'));
  await expect(page).toHaveTitle(/^错误：记下联系和服务/);
  await expect(page.getByLabel('说了什么，说好做什么')).toHaveValue('示例：说好改简历。');
  await keyboard.activate(page.getByRole('link', { name: '请选一项：联系上了没有。' }));
  await keyboard.choose(page.getByRole('radio', { name: '联系上了', exact: true }));
  const inAWeek = new Date(Date.now() + 7 * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
  await keyboard.type(page.getByLabel('下一次回访是哪天'), inAWeek);
  await keyboard.activate(button('记下联系或者服务'));
  await expect(page.getByRole('heading', { name: '已经记下' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('记的话：“示例：说好改简历。”');

  await keyboard.activate(link('这个人的跟踪回访'));
  await keyboard.activate(link('记下这次回访'));
  await keyboard.activate(button('没有联系上'));
  await expect(page.getByRole('heading', { name: '没有联系上，已经记下' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('发短信。本人会收到消息。');

  const phone = await deviceOf(devices, cookie.person, { width: 320, height: 640 });
  const own = phone.keyboard;
  await phone.page.goto('/my');
  await own.activate(phone.page.getByRole('main').getByRole('link', { name: '我的跟踪回访，等您回答' }));
  await expect(phone.page.getByRole('main')).toContainText('已经联系过1次，没有联系上。');
  await own.activate(phone.page.getByRole('link', { name: '现在回答' }));
  await expect(heading(phone.page)).toHaveText('回访：您现在怎么样');
  await own.choose(phone.page.getByRole('radio', { name: '在工作' }));
  await own.type(phone.page.getByLabel('还需要什么帮助'), '示例：上下班路远。');
  await own.activate(phone.page.getByRole('button', { name: '交给就业辅导员' }));
  await own.activate(phone.page.getByRole('link', { name: /^请选一项：计划走得怎么样/ }));
  await own.choose(phone.page.getByRole('radio', { name: '顺利' }));
  await own.activate(phone.page.getByRole('button', { name: '交给就业辅导员' }));
  await expect(phone.page.getByRole('heading', { name: '已经告诉就业辅导员' })).toBeVisible();
  await expect(phone.page.getByRole('main')).toContainText('示例：上下班路远。');
  await phone.close();

  await page.goto('/tasks');
  await keyboard.activate(link(new RegExp(`看${called}对回访的回答$`)));
  await expect(heading(page)).toHaveText('回访的回答');
  await expect(page.getByRole('main')).toContainText('示例：上下班路远。');
  await keyboard.activate(link('约下一次回访'));
  await keyboard.choose(page.getByRole('radio', { name: '打电话' }));
  await keyboard.choose(page.getByRole('radio', { name: '开始工作以后，看顺不顺' }));
  await keyboard.activate(button('约好回访'));
  await expect(page.getByRole('heading', { name: '回访约好了' })).toBeVisible();
  expect(page.url()).toContain(jobseekerId);
  await page.goto('/tasks');
  await expect(link(new RegExp(`看${called}对回访的回答$`))).toHaveCount(0);
  await desk.close();
});
