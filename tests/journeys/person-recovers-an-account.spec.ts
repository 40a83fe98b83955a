import { openDatabase } from '#db/database.ts';
import { makeDeskCode } from '#src/domain/account/make-desk-code.ts';
import { sayCode } from '#src/domain/account/one-time-code.ts';
import { anAccount } from '../account-factories.ts';
import { expect, test } from '../browser.ts';
import { keyboardOf } from './keyboard.ts';

test('a person who forgot the password comes in again with a code that a counsellor read out', async ({
  page,
  portal,
}) => {
  const keyboard = keyboardOf(page);
  const db = openDatabase(portal.databaseUrl);
  const { accountId } = await anAccount(db, portal.sealer, { called: '示例小安' });
  const { sealed_sign_in_name } = await db
    .selectFrom('account')
    .select('sealed_sign_in_name')
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  const name = portal.sealer.unseal(sealed_sign_in_name);
  const desk = { accountId, issuedBy: 'somebody', lifetime: 60 * 60_000 };
  const code = await makeDeskCode(db, portal.sealer, desk, new Date());
  await db.destroy();
  const password = '三棵树 七条河 一座桥';

  await page.goto('/sign-in');
  await keyboard.activate(
    page
      .getByRole('main')
      .getByRole('link', { name: /忘了密码|找回/ })
      .first(),
  );
  await keyboard.type(page.getByLabel('用户名或者手机号'), name);
  await keyboard.activate(page.getByRole('button', { name: '核对登录名和码' }));
  await expect(page).toHaveTitle(/^错误：/);
  await keyboard.activate(page.getByRole('link', { name: '请写恢复码或者一次性码。' }));
  await keyboard.type(page.getByLabel('恢复码或者一次性码'), sayCode(code));
  await keyboard.activate(page.getByRole('button', { name: '核对登录名和码' }));

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('写一个新密码');
  await keyboard.type(page.getByLabel('新密码'), password);
  await keyboard.activate(page.getByRole('button', { name: '设好新密码' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('新密码已经设好');

  await keyboard.activate(page.getByRole('main').getByRole('link', { name: '登录', exact: true }));
  await keyboard.type(page.getByRole('textbox', { name: /用户名/ }), name);
  await keyboard.type(page.getByLabel('密码', { exact: true }), password);
  await keyboard.activate(page.getByRole('button', { name: '登录', exact: true }));
  await expect(page.getByRole('main')).toContainText('示例小安');
});
