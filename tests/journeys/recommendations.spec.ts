import { openDatabase } from '#db/database.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { anAccount, cookieOf } from '../account-factories.ts';
import { expect, test } from '../browser.ts';
import { anOpenDemand } from '../domain/recommendation/an-open-demand.ts';
import { aJob, anEmployer } from '../factories.ts';
import { keyboardOf } from './keyboard.ts';

test('a person with a registration agrees, hears why each job is recommended, refuses one employer and takes it back', async ({
  page,
  portal,
}) => {
  const db = openDatabase(portal.databaseUrl);
  // An employer of this run alone: two workers share what the portal holds.
  const employerName = `示例河西琴行${Math.floor(Math.random() * 10_000)}`;
  try {
    const account = await anAccount(db, portal.sealer);
    const { jobseekerId = '', accountId } = account;
    const actor = { accountId, role: 'jobseeker' } as const;
    await giveConsent(db, portal.sealer, { jobseekerId, purpose: 'demand', actor }, new Date());
    const answers = {
      work: { occupations: ['piano-tuning'], own: [], isUnsure: false },
      place: { regions: ['450200'], isAnywhere: false, other: '', distance: undefined },
      needs: { needs: ['guide'], note: '' },
    } as const;
    await anOpenDemand(db, portal.sealer, jobseekerId, answers, new Date());
    const employer = await anEmployer(db, { name: employerName });
    const wanted = { employer, occupation: 'piano-tuning', region_code: '450202' };
    await aJob(db, { ...wanted, title: '钢琴调律师（示例）' });
    const [name = '', value = ''] = (await cookieOf(db, account)).split('=');
    await page.context().addCookies([{ name, value, url: portal.origin }]);
  } finally {
    await db.destroy();
  }
  const keyboard = keyboardOf(page);
  const heading = page.getByRole('heading', { level: 1 });
  const main = page.getByRole('main');
  const job = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: employerName }) });

  await page.goto('/my');
  await keyboard.activate(main.getByRole('link', { name: '推荐的岗位', exact: true }));
  await expect(heading).toHaveText('同意：根据我的情况推荐岗位');
  await keyboard.activate(page.getByRole('button', { name: '同意', exact: true }));
  await expect(heading).toHaveText('推荐给您的岗位');
  await expect(job).toContainText('因为：您登记了钢琴调律；在柳州市城中区。');
  await expect(job).toContainText('不合或者未知：没有说有没有到岗引导。');

  await keyboard.activate(main.getByRole('link', { name: '推荐岗位的规则' }));
  await expect(heading).toHaveText('推荐岗位的规则');
  await page.goBack();

  await keyboard.activate(page.getByRole('link', { name: new RegExp(`^不要.*${employerName}$`) }));
  await expect(heading).toHaveText('不要：钢琴调律师（示例）');
  await keyboard.activate(page.getByRole('button', { name: '以后不推荐' }));
  await expect(page).toHaveTitle(/^错误：/);
  await keyboard.activate(page.getByRole('link', { name: /^请选一项/ }));
  await keyboard.choose(page.getByRole('radio', { name: `${employerName}的都不要` }));
  await keyboard.activate(page.getByRole('button', { name: '以后不推荐' }));
  await expect(page.getByRole('heading', { name: '记下了' })).toBeVisible();
  await expect(job).toHaveCount(0);

  await keyboard.activate(main.getByRole('link', { name: '不要的岗位' }).first());
  await expect(heading).toHaveText('不要的岗位');
  await keyboard.activate(page.getByRole('button', { name: `恢复第1项，单位：${employerName}` }));
  await expect(page.getByRole('heading', { name: '已经恢复' })).toBeVisible();
  await keyboard.activate(main.getByRole('link', { name: '推荐给您的岗位' }));
  await expect(job).toContainText('您登记了钢琴调律');
});
