import { randomUUID } from 'node:crypto';
import { openDatabase } from '#db/database.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import { openTask } from '#src/domain/task/open-task.ts';
import { anAccount, anOrganisation, cookieOf } from '../account-factories.ts';
import { expect, test } from '../browser.ts';
import { keyboardOf } from './keyboard.ts';

test('a counsellor works through the day, narrows the caseload, takes a list away and hands a person over', async ({
  page,
  context,
  portal,
}) => {
  // Ten pages, each by keyboard.
  test.setTimeout(120_000);
  const db = openDatabase(portal.databaseUrl);
  const staff = async (called: string, name: string) => {
    const organisationId = await anOrganisation(db, { name });
    return anAccount(db, portal.sealer, { role: 'counsellor', called, organisationId });
  };
  const counsellor = await staff('示例老师', '示例交接中心');
  await staff('示例韦老师', '示例接手中心');
  const aPerson = async (called: string) => {
    const wanted = { called, residenceRegion: '450200', counsellorId: counsellor.accountId };
    const { accountId, jobseekerId = '' } = await anAccount(db, portal.sealer, wanted);
    const actor = { accountId, role: 'jobseeker' } as const;
    for (const purpose of ['record', 'counsellor'] as const)
      await giveConsent(db, portal.sealer, { jobseekerId, purpose, actor }, new Date());
    return jobseekerId;
  };
  const [late, other] = [await aPerson('示例小韦'), await aPerson('示例小蓝')];
  const today = chinaDay(new Date());
  const dueOn = (days: number) => addDays(today, days);
  await openTask(db, { jobseekerId: late, kind: 'demand', subject: randomUUID(), dueOn: dueOn(-3) }, new Date());
  await openTask(db, { jobseekerId: other, kind: 'correction', subject: randomUUID(), dueOn: dueOn(5) }, new Date());
  const [name = '', value = ''] = (await cookieOf(db, counsellor)).split('=');
  await db.destroy();
  await context.addCookies([{ name, value, url: portal.origin }]);

  const keyboard = keyboardOf(page);
  const heading = page.getByRole('heading', { level: 1 });
  const main = page.getByRole('main');
  const link = (text: string | RegExp) => main.getByRole('link', { name: text });
  const button = (text: string) => page.getByRole('button', { name: text });

  // What a person said comes before what is late.
  await page.goto('/tasks');
  await expect(main.getByRole('listitem').getByRole('heading', { level: 3 })).toHaveText([
    '第1件，核对示例小蓝要更正的信息',
    '第2件，看示例小韦的就业需求登记',
  ]);
  await expect(main).toContainText('已经过期3天');
  await keyboard.activate(link(/看示例小韦的就业需求登记/));
  await expect(heading).toHaveText('这个人的就业需求登记');

  // The caseload is an address; whoever was given a service is not on the list of who lacks one.
  await page.goto('/tasks');
  await keyboard.activate(link('四个一有缺的人'));
  await expect(heading).toHaveText('我负责的人，四个一有缺的');
  await keyboard.select(page.getByLabel('四个一缺哪一项'), '就业服务');
  await keyboard.activate(button('应用筛选'));
  await expect(page).toHaveURL(/missing=service/);
  await expect(main).toContainText('共2人');

  // A list is not taken away without a reason.
  await keyboard.activate(link('导出这些人的名单'));
  await expect(main).toContainText('缺就业服务，共2人');
  await keyboard.activate(button('导出CSV表格'));
  await expect(page).toHaveTitle(/^错误：导出名单/);
  await keyboard.type(page.getByLabel('理由'), '示例：准备下周的回访');
  const [file] = await Promise.all([page.waitForEvent('download'), keyboard.activate(button('导出CSV表格'))]);
  expect(file.suggestedFilename()).toBe('tongtu-people.csv');

  // The person goes to a colleague, and so does what waits.
  await page.goto('/files');
  await keyboard.activate(link(/示例小蓝$/));
  await keyboard.activate(link('交给别的辅导员'));
  await keyboard.choose(page.getByRole('radio', { name: '示例韦老师，示例接手中心' }));
  await keyboard.type(page.getByLabel('理由'), '示例：住在那边的街道');
  await keyboard.activate(button('交给这位辅导员'));
  await expect(main).toContainText('已经交给别的辅导员');
  await expect(main).toContainText('共1人');
  await page.goto('/tasks');
  await expect(main).not.toContainText('示例小蓝');
});
