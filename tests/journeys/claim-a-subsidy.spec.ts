import type { Browser, Page } from '@playwright/test';
import { openDatabase } from '#db/database.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { anAccount, anOrganisation, cookieOf } from '../account-factories.ts';
import { expect, test } from '../browser.ts';
import type { Portal } from '../portal.ts';
import { keyboardOf } from './keyboard.ts';

/** A person of 开州 who has not yet agreed to claims being kept, and staff there, by names of this run alone. */
async function aPersonOfKaizhou(portal: Portal) {
  const db = openDatabase(portal.databaseUrl);
  const called = `示例补贴${Math.floor(Math.random() * 10_000)}`;
  const organisationId = await anOrganisation(db, { name: `${called}中心`, regionCode: '500154' });
  const staff = await anAccount(db, portal.sealer, { role: 'counsellor', called: '示例蒋老师', organisationId });
  const person = await anAccount(db, portal.sealer, { called, residenceRegion: '500154' });
  const actor = { accountId: person.accountId, role: 'jobseeker' } as const;
  const jobseekerId = person.jobseekerId ?? '';
  await giveConsent(db, portal.sealer, { jobseekerId, purpose: 'record', actor }, new Date());
  const cookie = { staff: await cookieOf(db, staff), person: await cookieOf(db, person) };
  await db.destroy();
  return { called, cookie };
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

test('a person checks the conditions, claims, supplies what is missing, and hears the decision', async ({
  browser,
  portal,
  javaScriptEnabled,
}) => {
  test.setTimeout(180_000);
  const { called, cookie } = await aPersonOfKaizhou(portal);
  const devices = { browser, portal, ...(javaScriptEnabled === undefined ? {} : { javaScriptEnabled }) };
  const phone = await deviceOf(devices, cookie.person, { width: 320, height: 640 });
  const { page, keyboard } = phone;
  const link = (name: string | RegExp) => page.getByRole('main').getByRole('link', { name });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const group = (name: string | RegExp) => page.getByRole('radiogroup', { name });
  const answer = (name: string | RegExp, words: string) =>
    keyboard.choose(group(name).getByRole('radio', { name: words, exact: true }));

  // The consent comes first, with its own page, and leads back.
  await page.goto('/claims');
  await keyboard.activate(link('要不要同意'));
  await keyboard.activate(button('同意'));
  await expect(heading(page)).toHaveText('我的补贴申请');

  await keyboard.activate(link('能申请哪些补贴'));
  await keyboard.activate(link('开州区的低保就业补贴'));
  await expect(heading(page)).toHaveText('开州区的低保就业补贴');
  await keyboard.activate(link('看看我符不符合'));
  await keyboard.activate(button('继续'));
  await expect(page).toHaveTitle(/^错误：您找到工作了吗/);
  await answer(/^您找到工作了吗/, '是');
  await keyboard.activate(button('继续'));
  await answer('您家现在享受低保吗', '是');
  await keyboard.activate(button('继续'));
  await answer('您的户籍在开州区吗', '是');
  await keyboard.activate(button('上一个问题'));
  await expect(heading(page)).toHaveText('您家现在享受低保吗');
  await expect(page.getByRole('radio', { name: '是', exact: true })).toBeChecked();
  await keyboard.activate(button('继续'));
  await answer('您的户籍在开州区吗', '是');
  await keyboard.activate(button('继续'));
  await answer('您登记过失业吗', '不知道');
  await keyboard.activate(button('继续'));
  await expect(heading(page)).toHaveText('还要问一问：开州区的低保就业补贴');
  expect(page.url()).not.toContain('yes');

  await keyboard.activate(button('申请这项补贴'));
  await expect(heading(page)).toHaveText('申请开州区的低保就业补贴');
  await expect(group('您家现在享受低保吗').getByRole('radio', { name: '是', exact: true })).toBeChecked();
  await keyboard.type(page.getByLabel('哪份工作'), '示例超市理货');
  await keyboard.type(page.getByLabel('从哪个月开始'), '2026年3月');
  await keyboard.type(page.getByLabel('申请几个月'), '13');
  await answer('工作的证明，现在有没有', '有');
  await answer('享受低保的证明，现在有没有', '有');
  await answer('户口簿，现在有没有', '有');
  await answer('登记失业的证明，现在有没有', '以后补');
  await answer('同一件事，还有没有别的补贴', '没有');
  await keyboard.activate(button('交给工作人员'));
  await expect(page).toHaveTitle(/^错误：/);
  await keyboard.activate(page.getByRole('link', { name: '最多还能申请12个月。这项补贴累计最多12个月。' }));
  await expect(page.getByLabel('哪份工作')).toHaveValue('示例超市理货');
  await keyboard.type(page.getByLabel('申请几个月'), '6');
  await keyboard.activate(button('交给工作人员'));
  await expect(page.getByRole('heading', { name: '已经申请，等工作人员看' })).toBeVisible();

  const desk = await deviceOf(devices, cookie.staff);
  const staff = desk.keyboard;
  await desk.page.goto('/tasks');
  await staff.activate(desk.page.getByRole('main').getByRole('link', { name: new RegExp(`看${called}的补贴申请$`) }));
  await expect(heading(desk.page)).toHaveText('审核这个补贴申请');
  await expect(desk.page.getByRole('main')).toContainText('这一条还要问：登记过失业。');
  await staff.choose(desk.page.getByRole('radio', { name: '请本人补材料' }));
  await staff.type(desk.page.getByLabel('告诉本人什么'), '示例：请带登记失业的证明。');
  await staff.activate(desk.page.getByRole('button', { name: '告诉本人', exact: true }));
  await expect(desk.page.getByRole('heading', { name: '已经告诉本人' })).toBeVisible();

  await page.goto('/my');
  await keyboard.activate(link('我的补贴申请'));
  await expect(page.getByRole('main')).toContainText('有1个申请要补材料。');
  await keyboard.activate(link('第1次申请，低保就业补贴'));
  await expect(page.getByRole('main')).toContainText('示例：请带登记失业的证明。');
  await keyboard.type(page.getByLabel('补了什么，或者什么时候带来'), '示例：今天带来了。');
  await keyboard.activate(button('告诉工作人员'));
  await expect(page.getByRole('heading', { name: '补的材料记下了' })).toBeVisible();

  await desk.page.reload();
  await staff.choose(desk.page.getByRole('radio', { name: '同意', exact: true }));
  await staff.activate(desk.page.getByRole('button', { name: '告诉本人', exact: true }));
  await expect(heading(desk.page)).toHaveText('这个补贴申请的结果');
  await desk.close();
  await page.reload();
  await expect(page.getByRole('main')).toContainText('同意了6个月。');
  await phone.close();
});
