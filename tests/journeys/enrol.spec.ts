import type { Browser, Page } from '@playwright/test';
import { openDatabase } from '#db/database.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { anAccount, cookieOf } from '../account-factories.ts';
import type { MadeAccount } from '../account-factories.ts';
import { expect, test } from '../browser.ts';
import { aPlanHelper } from '../plan-factories.ts';
import type { Portal } from '../portal.ts';
import { aCourse, anEnrolment, aSession } from '../training-factories.ts';
import { keyboardOf } from './keyboard.ts';

/** One course with a free session, another with a single seat that somebody has, and two people. */
async function aCourseToWaitFor(portal: Portal) {
  const db = openDatabase(portal.databaseUrl);
  const name = `示例剪辑${Math.floor(Math.random() * 100_000)}`;
  const course = await aCourse(db, { title: name });
  const { course_session_id: sessionId } = await aSession(db, { course, seats: 1 });
  const aPerson = async (called: string) => {
    const account = await anAccount(db, portal.sealer, { called, residenceRegion: '450202' });
    return { account, jobseekerId: account.jobseekerId ?? '', cookie: await cookieOf(db, account) };
  };
  const [person, inside] = [await aPerson('示例小覃'), await aPerson('示例小龙')];
  const agree = async ({ accountId, jobseekerId = '' }: MadeAccount) => {
    const actor = { accountId, role: 'jobseeker' } as const;
    await giveConsent(db, portal.sealer, { jobseekerId, purpose: 'training', actor }, new Date());
  };
  await agree(inside.account);
  const insideEnrolment = { course_session_id: sessionId, jobseeker_id: inside.jobseekerId };
  const { enrolment_id: insideId } = await anEnrolment(db, portal.sealer, insideEnrolment);
  const helper = await aPlanHelper(db, portal.sealer, person.jobseekerId, { tasks: ['training'] });
  const helperCookie = await cookieOf(db, helper.account, { mandateId: helper.mandateId });
  const close = () => db.destroy();
  return { name, sessionId, person, inside, insideId, helperCookie, agree, close };
}

async function deviceOf(
  { browser, portal, javaScriptEnabled = true }: { browser: Browser; portal: Portal; javaScriptEnabled?: boolean },
  cookie: string,
) {
  const viewport = { width: 320, height: 640 };
  const context = await browser.newContext({ baseURL: portal.origin, locale: 'zh-CN', javaScriptEnabled, viewport });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: portal.origin }]);
  const page = await context.newPage();
  return { page, keyboard: keyboardOf(page), close: () => context.close() };
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('link', { name });

test('a person enrols with what they need, waits, is offered the seat that another gives up, and takes it', async ({
  browser,
  portal,
  javaScriptEnabled,
}) => {
  test.setTimeout(180_000);
  const { name, sessionId, person, inside, insideId, close } = await aCourseToWaitFor(portal);
  const devices = { browser, portal, ...(javaScriptEnabled === undefined ? {} : { javaScriptEnabled }) };
  const { page, keyboard, ...phone } = await deviceOf(devices, person.cookie);
  const other = await deviceOf(devices, inside.cookie);

  await page.goto(`/sessions/${sessionId}`);
  await keyboard.activate(link(page, '报名，排候补'));
  // The consent comes first, with its own page, and leads back.
  await keyboard.activate(button(page, '同意'));
  await expect(heading(page)).toHaveText(`报名：${name}`);
  await keyboard.type(page.getByLabel('姓名或者称呼'), '');
  await keyboard.type(page.getByLabel('电话'), '12');
  await keyboard.check(page.getByLabel('带导盲犬来'));
  await keyboard.activate(button(page, '报名，排候补'));
  await expect(page).toHaveTitle(/^错误：报名/);
  await expect(page.getByLabel('带导盲犬来')).toBeChecked();
  await keyboard.type(page.getByLabel('姓名或者称呼'), '示例小覃');
  await keyboard.type(page.getByLabel('电话'), '13800000000');
  await keyboard.check(page.getByLabel('录音'));
  await keyboard.activate(button(page, '报名，排候补'));
  await expect(heading(page)).toHaveText(`报名情况：${name}`);
  await expect(page.getByRole('main')).toContainText('候补第1位');

  await other.page.goto(`/enrolments/${insideId}`);
  await other.keyboard.activate(link(other.page, '取消报名'));
  await other.keyboard.type(other.page.getByLabel('为什么不来'), '示例：搬家');
  await other.keyboard.activate(button(other.page, '取消报名'));
  await expect(other.page.getByRole('main')).toContainText('这次报名已经取消');

  await page.goto('/messages');
  await keyboard.activate(link(page, /培训/));
  await keyboard.activate(link(page, '我的培训'));
  await keyboard.activate(link(page, '回答要不要这个名额'));
  await keyboard.choose(page.getByRole('radio', { name: '要，我来上课' }));
  await keyboard.activate(button(page, '送出回答'));
  await expect(page.getByRole('main')).toContainText('报上了，名额是您的');
  await expect(page.getByRole('main')).toContainText('带导盲犬来');

  await phone.close();
  await other.close();
  await close();
});

test('a helper enrols the person they act for, who reads who did it', async ({
  browser,
  portal,
  javaScriptEnabled,
}) => {
  test.setTimeout(120_000);
  const { name, sessionId, person, helperCookie, agree, close } = await aCourseToWaitFor(portal);
  const devices = { browser, portal, ...(javaScriptEnabled === undefined ? {} : { javaScriptEnabled }) };
  const { page, keyboard, ...phone } = await deviceOf(devices, helperCookie);

  await page.goto(`/sessions/${sessionId}/enrolment`);
  await expect(page.getByRole('main')).toContainText('请本人登录，在“我的同意”里说同意');
  await agree(person.account);
  await page.goto(`/sessions/${sessionId}/enrolment`);
  await expect(heading(page)).toHaveText(`替示例小覃报名：${name}`);
  await keyboard.check(page.getByLabel('手语翻译'));
  await keyboard.activate(button(page, '报名，排候补'));
  await expect(page.getByRole('main')).toContainText('家属：排进候补名单');

  const own = await deviceOf(devices, person.cookie);
  await own.page.goto('/enrolments');
  await own.keyboard.activate(link(own.page, new RegExp(name)));
  await expect(own.page.getByRole('main')).toContainText('手语翻译');
  await own.close();
  await phone.close();
  await close();
});
