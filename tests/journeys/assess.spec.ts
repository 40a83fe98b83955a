import { openDatabase } from '#db/database.ts';
import { anAccount, anOrganisation, cookieOf } from '../account-factories.ts';
import { aTime } from '../assessment-factories.ts';
import { expect, test } from '../browser.ts';

test('a person agrees, answers about themselves, goes back, finishes, books an assessment with sign language and cancels it', async ({
  page,
  portal,
}) => {
  const db = openDatabase(portal.databaseUrl);
  try {
    const counsellor = await anAccount(db, portal.sealer, {
      role: 'counsellor',
      called: '示例覃老师',
      organisationId: await anOrganisation(db),
    });
    await aTime(db, counsellor, { days: 6 });
    const person = await anAccount(db, portal.sealer, { residenceRegion: '450202' });
    const [name = '', value = ''] = (await cookieOf(db, person)).split('=');
    await page.context().addCookies([{ name, value, url: portal.origin }]);
  } finally {
    await db.destroy();
  }
  const main = page.getByRole('main');
  const heading = page.getByRole('heading', { level: 1 });
  const next = () => page.getByRole('button', { name: '保存并继续' }).click();

  await page.goto('/assessments');
  await main.getByRole('link', { name: '自我评估' }).click();
  await expect(heading).toHaveText('同意：保存我的职业能力评估');
  await page.getByRole('button', { name: '同意', exact: true }).click();
  await expect(heading).toHaveText('您做过哪些事');
  await page.getByLabel('用电脑打字、做表').check();
  await next();
  await page.getByLabel('做得好的，喜欢做的（选填）').fill('打字快');
  await next();
  await page.getByLabel('安静的地方').check();
  await page.getByRole('button', { name: '保存，以后再做' }).click();
  await expect(main.getByRole('listitem').filter({ hasText: '自我评估' }).first()).toContainText('进行中');

  await main.getByRole('link', { name: '自我评估', exact: true }).click();
  await expect(heading).toHaveText('什么让您累');
  await page.getByRole('link', { name: '上一个问题：什么能帮您做好事情' }).click();
  await expect(page.getByLabel('安静的地方')).toBeChecked();
  await next();
  for (let question = 4; question <= 8; question += 1) await next();
  await expect(heading).toHaveText('检查自我评估');
  await expect(main).toContainText('共8个问题，答了3个');
  await page.getByRole('button', { name: '做完了' }).click();
  await expect(page.getByRole('heading', { name: '自我评估做好了' })).toBeVisible();

  await main.getByRole('link', { name: '找人评估' }).click();
  await expect(heading).toHaveText('选评估的时间');
  await main
    .getByRole('link', { name: /^\d+月\d+日.*示例覃老师$/ })
    .first()
    .click();
  await page.getByLabel('手语').check();
  await page.getByRole('button', { name: '预约这个时间' }).click();
  await expect(page.getByRole('heading', { name: '约好了' })).toBeVisible();
  await expect(main).toContainText('手语');
  await page.getByRole('link', { name: '取消预约' }).click();
  await page.getByRole('button', { name: '取消预约' }).click();
  await expect(page.getByRole('heading', { name: '取消了', exact: true })).toBeVisible();
});
