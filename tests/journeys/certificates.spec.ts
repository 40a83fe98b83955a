import type { Browser, Page } from '@playwright/test';
import { openDatabase } from '#db/database.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { addDays, chinaDay, sayDay } from '#src/domain/day/day.ts';
import { anAccount, anOrganisation, cookieOf } from '../account-factories.ts';
import { expect, test } from '../browser.ts';
import type { Portal } from '../portal.ts';
import { aBase, anEnrolment, aSession, mornings } from '../training-factories.ts';
import { keyboardOf } from './keyboard.ts';

const today = chinaDay(new Date());

/** A counsellor and a person who took a course that is over, by names of this run alone. */
async function aTrainee(portal: Portal) {
  const db = openDatabase(portal.databaseUrl);
  const called = `示例学员${Math.floor(Math.random() * 10_000)}`;
  const staff = await anAccount(db, portal.sealer, {
    ...{ role: 'counsellor', called: '示例覃老师', organisationId: await anOrganisation(db) },
  });
  const person = await anAccount(db, portal.sealer, {
    ...{ called, residenceRegion: '450202', counsellorId: staff.accountId },
  });
  const { accountId, jobseekerId = '' } = person;
  const actor = { accountId, role: 'jobseeker' } as const;
  for (const purpose of ['record', 'counsellor', 'training'] as const)
    await giveConsent(db, portal.sealer, { jobseekerId, purpose, actor }, new Date());
  const base = await aBase(db, { name: `示例基地${called}` });
  const { course_session_id } = await aSession(db, {
    ...{ training_base_id: base.training_base_id, meetings: mornings(addDays(today, -2)) },
  });
  await anEnrolment(db, portal.sealer, { course_session_id, jobseeker_id: jobseekerId });
  const cookie = { staff: await cookieOf(db, staff), person: await cookieOf(db, person) };
  await db.destroy();
  return { called, cookie, baseId: base.training_base_id };
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

const main = (page: Page) => page.getByRole('main');
const link = (page: Page, name: string | RegExp) => main(page).getByRole('link', { name });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('a person keeps a certificate, sets right what the office wrote, and says what the course was like', async ({
  browser,
  portal,
  javaScriptEnabled,
}) => {
  test.setTimeout(180_000);
  const { called, cookie, baseId } = await aTrainee(portal);
  const devices = { browser, portal, ...(javaScriptEnabled === undefined ? {} : { javaScriptEnabled }) };
  const phone = await deviceOf(devices, cookie.person, { width: 320, height: 640 });
  const { page, keyboard } = phone;
  const dueOn = sayDay(addDays(today, 60));

  await page.goto('/my');
  await keyboard.activate(link(page, '我的证书'));
  await expect(main(page)).toContainText('您还没有填证书。');
  await keyboard.activate(link(page, '填一个证书'));
  await keyboard.choose(page.getByRole('radio', { name: '职业技能等级证书' }));
  await keyboard.type(page.getByLabel('证书的名称'), '示例速录证');
  await keyboard.choose(page.getByRole('radio', { name: /^年审/ }));
  await keyboard.activate(button(page, '保存证书'));
  await expect(page).toHaveTitle(/^错误：填一个证书/);
  await keyboard.activate(page.getByRole('link', { name: /^您选了要办的事，请写最晚是哪天/ }));
  await keyboard.type(page.getByLabel('最晚哪天办'), dueOn);
  await keyboard.activate(button(page, '保存证书'));
  await expect(page.getByRole('heading', { name: '证书已经保存' })).toBeVisible();
  await expect(main(page)).toContainText(`示例速录证，年审最晚是${dueOn}，还有60天。`);

  const desk = await deviceOf(devices, cookie.staff);
  await desk.page.goto('/files');
  await desk.keyboard.activate(link(desk.page, called).first());
  await desk.keyboard.activate(link(desk.page, '这个人的证书'));
  await desk.keyboard.activate(link(desk.page, '记下一个证书'));
  await desk.keyboard.choose(desk.page.getByRole('radio', { name: '培训合格证' }));
  await desk.keyboard.type(desk.page.getByLabel('证书的名称'), '示例音平编辑合格证');
  await desk.keyboard.activate(button(desk.page, '记下证书'));
  await expect(desk.page.getByRole('heading', { name: '证书已经记下' })).toBeVisible();

  await page.goto('/certificates');
  await expect(main(page)).toContainText(`先办这一件：年审最晚是${dueOn}，还有60天。`);
  await keyboard.activate(link(page, '示例音平编辑合格证'));
  await expect(main(page)).toContainText('工作人员示例覃老师记下的');
  await keyboard.activate(link(page, '改这个证书'));
  await keyboard.type(page.getByLabel('证书的名称'), '示例音频编辑合格证');
  await keyboard.activate(button(page, '保存证书'));
  await expect(page.getByRole('heading', { name: '证书已经改好' })).toBeVisible();
  await expect(main(page)).toContainText('本人填的');
  await desk.page.reload();
  await expect(main(desk.page)).toContainText('示例音频编辑合格证');
  await expect(link(desk.page, '改示例音频编辑合格证')).toHaveCount(0);

  await page.goto('/enrolments');
  await keyboard.activate(link(page, /音频编辑入门/).first());
  await keyboard.activate(link(page, '评价这次培训'));
  await keyboard.activate(button(page, '交评价'));
  await keyboard.activate(page.getByRole('link', { name: '请至少回答一个问题，再交。' }));
  await keyboard.choose(page.getByRole('radio', { name: '一般' }).first());
  await keyboard.type(page.getByLabel('还想说的话'), '示例：讲得有点快。');
  await keyboard.activate(button(page, '交评价'));
  await expect(main(page)).toContainText('已经评价过了，谢谢。');
  await phone.close();

  await desk.page.goto(`/training/bases/${baseId}/evaluations`);
  await expect(main(desk.page)).toContainText('还不够5份，现在不显示。');
  await expect(main(desk.page)).not.toContainText('讲得有点快');
  await desk.keyboard.activate(link(desk.page, '记下第三方评价'));
  await desk.keyboard.type(desk.page.getByLabel('谁评价的'), '示例评价中心');
  await desk.keyboard.type(desk.page.getByLabel('哪天评价的'), '2026年3月1日');
  await desk.keyboard.type(desk.page.getByLabel('评价的结果'), '示例：合格。');
  await desk.keyboard.activate(button(desk.page, '记下并公开'));
  await expect(desk.page.getByRole('heading', { name: '第三方评价已经记下' })).toBeVisible();
  await desk.page.goto(`/bases/${baseId}`);
  await expect(main(desk.page)).toContainText('2026年3月1日，示例评价中心评价：示例：合格。');
  await desk.close();
});
