import { openDatabase } from '#db/database.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { hashPassword } from '#src/domain/account/password.ts';
import { anAccount, cookieOf } from '../account-factories.ts';
import { expect, test } from '../browser.ts';
import { keyboardOf } from './keyboard.ts';

test('a person takes along what is kept of them, erases the account, and cannot come in any more', async ({
  page,
  context,
  portal,
}) => {
  const keyboard = keyboardOf(page);
  const heading = page.getByRole('heading', { level: 1 });
  const main = page.getByRole('main');
  const password = '三只白猫过了小河';
  const db = openDatabase(portal.databaseUrl);
  const account = await anAccount(db, portal.sealer, { called: '示例小别' });
  const { accountId, jobseekerId = '' } = account;
  await db
    .updateTable('account')
    .set({ password_hash: await hashPassword(password) })
    .where('account_id', '=', accountId)
    .execute();
  const actor = { accountId, role: 'jobseeker' } as const;
  await giveConsent(db, portal.sealer, { jobseekerId, purpose: 'record', actor }, new Date());
  const { sealed_sign_in_name: sealed } = await db
    .selectFrom('account')
    .select('sealed_sign_in_name')
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  const name = portal.sealer.unseal(sealed);
  const [cookie = '', value = ''] = (await cookieOf(db, account)).split('=');
  await db.destroy();
  await context.addCookies([{ name: cookie, value, url: portal.origin }]);

  await page.goto('/my');
  await keyboard.activate(main.getByRole('link', { name: '本站保存的我的信息' }));
  await expect(heading).toHaveText('本站保存的我的信息');
  await expect(main).toContainText('示例小别');
  const download = page.waitForEvent('download');
  await keyboard.activate(main.getByRole('button', { name: '下载文件' }));
  expect((await download).suggestedFilename()).toBe('tongtu-export.json');

  await page.goto('/account');
  await keyboard.activate(main.getByRole('link', { name: '注销账号' }));
  await expect(main).toContainText('留下的，为什么留');
  await keyboard.activate(main.getByRole('button', { name: '注销账号，删除我的信息' }));
  await expect(page).toHaveTitle(/^错误：注销账号/);
  await keyboard.type(page.getByLabel('您的密码'), password);
  await keyboard.activate(main.getByRole('button', { name: '注销账号，删除我的信息' }));
  await expect(heading).toHaveText('账号已经注销');

  await page.goto('/my');
  await expect(heading).toHaveText('登录');
  await keyboard.type(page.getByLabel('用户名或者手机号'), name);
  await keyboard.type(page.getByLabel('密码'), password);
  await keyboard.press('Enter');
  await expect(page).toHaveTitle(/^错误：/);
});
