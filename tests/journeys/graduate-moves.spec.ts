import { randomUUID } from 'node:crypto';
import type { Browser, Page } from '@playwright/test';
import { openDatabase } from '#db/database.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { addLine } from '#src/domain/plan/add-line.ts';
import { anAccount, anOrganisation, cookieOf } from '../account-factories.ts';
import type { MadeAccount } from '../account-factories.ts';
import { expect, test } from '../browser.ts';
import type { Portal } from '../portal.ts';
import { keyboardOf } from './keyboard.ts';

interface Devices {
  browser: Browser;
  portal: Portal;
  javaScriptEnabled: boolean | undefined;
}

/** A graduate of 柳州 with a plan and a counsellor there, and a counsellor of 黄石; each with a device. */
async function peopleOf({ browser, portal, javaScriptEnabled = true }: Devices) {
  const db = openDatabase(portal.databaseUrl);
  const staff = async (called: string, regionCode: string) => {
    const organisationId = await anOrganisation(db, { name: `示例中心${randomUUID()}`, regionCode });
    return anAccount(db, portal.sealer, { role: 'counsellor', called, organisationId });
  };
  const old = await staff('示例覃老师', '450200');
  const there = await staff('示例周老师', '420200');
  const called = `示例${randomUUID().slice(0, 8)}`;
  const graduate = await anAccount(db, portal.sealer, {
    called,
    residenceRegion: '450202',
    counsellorId: old.accountId,
  });
  const { accountId, jobseekerId = '' } = graduate;
  for (const purpose of ['record', 'plan', 'counsellor'] as const)
    await giveConsent(db, portal.sealer, { jobseekerId, purpose, actor: { accountId, role: 'jobseeker' } }, new Date());
  const token = (await cookieOf(db, graduate)).slice('session='.length);
  const visitor = await findVisitor(db, portal.sealer, token);
  if (!visitor) throw new Error('Nobody is signed in');
  const goal = { jobseekerId, lineId: randomUUID(), text: '找到在家做的客服工作' };
  await addLine(db, portal.sealer, { visitor }, goal, new Date());
  const deviceOf = async (account: MadeAccount) => {
    const context = await browser.newContext({ baseURL: portal.origin, locale: 'zh-CN', javaScriptEnabled });
    const [name = '', value = ''] = (await cookieOf(db, account)).split('=');
    await context.addCookies([{ name, value, url: portal.origin }]);
    const page = await context.newPage();
    return { page, keyboard: keyboardOf(page), close: () => context.close() };
  };
  const devices = {
    graduate: await deviceOf(graduate),
    old: await deviceOf(old),
    there: await deviceOf(there),
  };
  await db.destroy();
  return { ...devices, called };
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const main = (page: Page) => page.getByRole('main');

test('a graduate moves: both offices see the file, the new one takes over, and the plan stays', async ({
  browser,
  portal,
  javaScriptEnabled,
}) => {
  // Three people, each with every page by keyboard.
  test.setTimeout(180_000);
  const { graduate, old, there, called } = await peopleOf({ browser, portal, javaScriptEnabled });
  const { page, keyboard } = graduate;
  const link = (on: Page, name: string | RegExp) => main(on).getByRole('link', { name });
  const button = (on: Page, name: string) => on.getByRole('button', { name });

  // The end of the studies.
  await page.goto('/record/studies');
  await keyboard.type(page.getByLabel('学校'), '示例职业大学');
  await keyboard.type(page.getByLabel('毕业时间'), '2026年6月');
  await keyboard.activate(button(page, '保存在学和毕业'));
  await keyboard.activate(link(page, '毕业生四项服务'));
  await expect(heading(page)).toHaveText('我的毕业生四项服务');
  await expect(main(page)).toContainText('您现在：毕业生');

  // The new home, found from the page of graduates.
  await page.goto('/graduate');
  await keyboard.activate(link(page, '居住地'));
  await keyboard.select(page.getByLabel('现在住在哪里（选填）'), '黄石市黄石港区');
  await keyboard.activate(button(page, '保存居住地和户籍地'));
  await expect(main(page)).toContainText('柳州市那边还看得到，到新的地方接手为止');

  // The counsellor before still looks after the graduate.
  await old.page.goto('/messages');
  await expect(main(old.page)).toContainText(`您负责的${called}搬到了黄石市黄石港区。`);
  await old.page.goto('/files');
  await old.keyboard.activate(link(old.page, called).first());
  await expect(main(old.page)).toContainText('这个人搬走了。新地方的就业辅导员接手以前，请继续帮助。');

  // The one at the new place finds a task, opens the file with a reason, and takes over.
  await there.page.goto('/tasks');
  await there.keyboard.activate(link(there.page, new RegExp(`接手搬来的${called}`)));
  await there.keyboard.type(there.page.getByLabel('理由'), '示例：搬到本区');
  await there.keyboard.activate(button(there.page, '打开档案'));
  await expect(main(there.page)).toContainText('这个人从柳州市搬来，那里的就业辅导员还在帮助。');
  await there.keyboard.activate(link(there.page, '由我负责'));
  await there.keyboard.type(there.page.getByLabel('理由'), '示例：搬到本区');
  await there.keyboard.activate(button(there.page, '由我负责'));
  await expect(main(there.page)).toContainText('这个人由您负责。');

  // Now the one before sees nothing more; the graduate reads by whom, and the plan is there.
  await old.page.reload();
  await expect(main(old.page)).not.toContainText('这个人搬走了');
  await page.goto('/messages');
  await expect(main(page)).toContainText('您搬家了：原来由柳州市的示例覃老师负责');
  await expect(main(page)).toContainText('现在由黄石市的示例周老师负责。');
  await page.goto('/plan');
  await expect(main(page)).toContainText('找到在家做的客服工作');
  await expect(main(page)).toContainText('因为搬家接手了计划');
  for (const device of [graduate, old, there]) await device.close();
});
