import { openDatabase } from '#db/database.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { anAccount, anOrganisation, cookieOf } from '../account-factories.ts';
import type { MadeAccount } from '../account-factories.ts';
import { expect, test } from '../browser.ts';
import { keyboardOf } from './keyboard.ts';

test('a counsellor enters a household, the person disagrees and is answered, somebody finds work, and it is cleared', async ({
  browser,
  portal,
  javaScriptEnabled,
}) => {
  test.setTimeout(180_000);
  const db = openDatabase(portal.databaseUrl);
  const organisationId = await anOrganisation(db);
  const counsellor = await anAccount(db, portal.sealer, { role: 'counsellor', called: '示例覃老师', organisationId });
  const counsellorId = counsellor.accountId;
  const person = await anAccount(db, portal.sealer, { called: '示例小莫', residenceRegion: '450202', counsellorId });
  const { accountId, jobseekerId = '' } = person;
  const actor = { accountId, role: 'jobseeker' } as const;
  for (const purpose of ['record', 'plan', 'counsellor'] as const)
    await giveConsent(db, portal.sealer, { jobseekerId, purpose, actor }, new Date());
  const deviceOf = async (account: MadeAccount) => {
    const context = await browser.newContext({
      baseURL: portal.origin,
      locale: 'zh-CN',
      javaScriptEnabled: javaScriptEnabled ?? true,
    });
    const [name = '', value = ''] = (await cookieOf(db, account)).split('=');
    await context.addCookies([{ name, value, url: portal.origin }]);
    const page = await context.newPage();
    return {
      ...{ page, keyboard: keyboardOf(page), main: page.getByRole('main'), close: () => context.close() },
      link: (text: string | RegExp) => page.getByRole('main').getByRole('link', { name: text }),
      button: (text: string) => page.getByRole('button', { name: text, exact: true }),
      radio: (text: string | RegExp) => page.getByRole('radio', { name: text }),
      heading: page.getByRole('heading', { level: 1 }),
    };
  };
  const [desk, home] = [await deviceOf(counsellor), await deviceOf(person)];
  await db.destroy();

  // Entered from the file, with the route that was agreed.
  await desk.page.goto(`/files/${jobseekerId}`);
  await desk.keyboard.activate(desk.link('登记为零就业家庭或者失业'));
  await desk.keyboard.activate(desk.button('登记'));
  await expect(desk.page).toHaveTitle(/^错误：把一户登记到台账/);
  await desk.keyboard.choose(desk.radio('零就业家庭'));
  await desk.keyboard.choose(desk.radio('能工作，没有工作'));
  await desk.keyboard.choose(desk.radio(/^推荐培训/));
  await desk.keyboard.activate(desk.button('登记'));
  await expect(desk.page.getByRole('heading', { name: '已经登记到台账' })).toBeVisible();
  await desk.keyboard.activate(desk.link('加一位家人'));
  await desk.keyboard.choose(desk.radio('配偶'));
  await desk.keyboard.choose(desk.radio('能工作，没有工作'));
  await desk.keyboard.activate(desk.button('加上这位家人'));
  await expect(desk.main).toContainText('家里2个人。能工作的2个人，在工作的没有。');

  // The person reads it, and does not agree.
  await home.page.goto('/my');
  await home.keyboard.activate(home.link('我家的就业帮扶'));
  await expect(home.main).toContainText('现在的办法是推荐培训。');
  await home.keyboard.type(home.page.getByLabel('哪里不对，想怎样'), '我想直接上班');
  await home.keyboard.activate(home.button('说不同意'));
  await expect(home.page.getByRole('heading', { name: '辅导员会看到' })).toBeVisible();

  // It waits for the counsellor, who changes the route and answers.
  await desk.page.goto('/tasks');
  await desk.keyboard.activate(desk.link(/家庭就业情况/));
  await desk.keyboard.activate(desk.link('改第1位的情况和办法'));
  await desk.keyboard.choose(desk.radio(/^推介岗位/));
  await desk.keyboard.activate(desk.button('保存'));
  await desk.keyboard.activate(desk.link('答复第1位'));
  await desk.keyboard.type(desk.page.getByLabel('您的答复'), '改成推介岗位了');
  await desk.keyboard.activate(desk.button('答复'));
  await expect(desk.page.getByRole('heading', { name: '已经答复' })).toBeVisible();

  // Nobody works yet: it cannot be cleared for that reason.
  await desk.keyboard.activate(desk.link('把这一户清零'));
  await desk.keyboard.choose(desk.radio('家里有人在工作了'));
  await desk.keyboard.activate(desk.button('清零'));
  await expect(desk.page).toHaveTitle(/^错误：/);
  await desk.keyboard.activate(desk.link('这一户的就业情况'));
  await desk.keyboard.activate(desk.link('改第2位的情况和办法'));
  await desk.keyboard.choose(desk.radio('在工作'));
  await desk.keyboard.activate(desk.button('保存'));
  await desk.keyboard.activate(desk.link('把这一户清零'));
  await desk.keyboard.choose(desk.radio('家里有人在工作了'));
  await desk.keyboard.activate(desk.button('清零'));
  await expect(desk.page.getByRole('heading', { name: '已经清零' })).toBeVisible();

  await home.page.goto('/household');
  await expect(home.main).toContainText('现在的办法是推介岗位。');
  await expect(home.main).toContainText('这一户已经清零');
  await expect(home.main).toContainText('答复了不同意。说明：“改成推介岗位了”。');
  await desk.close();
  await home.close();
});
