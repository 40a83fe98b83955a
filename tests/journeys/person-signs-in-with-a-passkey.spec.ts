import type { Page } from '@playwright/test';
import { openDatabase } from '#db/database.ts';
import { anAccount, cookieOf, giveApp } from '../account-factories.ts';
import { expect, test as base } from '../browser.ts';
import { startPortal } from '../portal.ts';
import { keyboardOf } from './keyboard.ts';

// Passkeys need a host name: browsers make none for an address of numbers.
const test = base.extend({
  portal: [
    async ({}, use) => {
      const portal = await startPortal({ environment: { PUBLIC_ORIGIN: 'http://localhost:0' } });
      await use(portal);
      await portal.stop();
    },
    { scope: 'worker' },
  ],
});

// The one thing here that only a script can do.
test.use({ javaScriptEnabled: true });

/** A device with a fingerprint reader that says yes. */
async function giveDevice(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test('a person adds a passkey, signs in with it, and removes it', async ({ page, portal }) => {
  const keyboard = keyboardOf(page);
  const db = openDatabase(portal.databaseUrl);
  const person = await anAccount(db, portal.sealer, { called: '示例小程' });
  const [name = '', value = ''] = (await cookieOf(db, person, { secondFactor: false })).split('=');
  await page.context().addCookies([{ name, value, url: portal.origin }]);
  await giveDevice(page);

  await page.goto('/account/passkeys');
  await keyboard.activate(page.getByRole('button', { name: '在这台设备上添加' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('通行密钥已经添加');
  await expect(page.getByRole('main').getByRole('list').getByRole('listitem')).toHaveText(/Chrome.*还没有用过/);

  await page.context().clearCookies();
  await page.goto('/account/passkeys');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.goto('/sign-in/passkey?next=/account/passkeys');
  await keyboard.activate(page.getByRole('button', { name: '用通行密钥登录' }));
  // It stands for both factors: nothing more is asked.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('通行密钥');
  await expect(page.getByRole('listitem').filter({ hasText: 'Chrome' })).toHaveText(/用过/);

  await keyboard.activate(page.getByRole('link', { name: /^删除/ }));
  await keyboard.activate(page.getByRole('button', { name: '删除通行密钥' }));
  await expect(page.getByRole('main')).toContainText('您还没有通行密钥');

  await page.goto('/sign-in/passkey');
  await keyboard.activate(page.getByRole('button', { name: '用通行密钥登录' }));
  await expect(page.getByRole('status')).toContainText('没有登录成功');
  await expect(page).toHaveURL(/\/sign-in\/passkey/);
  await db.destroy();
});

test('a passkey answers the second question instead of a code', async ({ page, portal }) => {
  const keyboard = keyboardOf(page);
  const db = openDatabase(portal.databaseUrl);
  const person = await anAccount(db, portal.sealer, { called: '示例小方' });
  await giveApp(db, portal.sealer, person);
  const signIn = async (secondFactor: boolean) => {
    const [name = '', value = ''] = (await cookieOf(db, person, { secondFactor })).split('=');
    await page.context().addCookies([{ name, value, url: portal.origin }]);
  };
  await giveDevice(page);
  await signIn(true);
  await page.goto('/account/passkeys');
  await keyboard.activate(page.getByRole('button', { name: '在这台设备上添加' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('通行密钥已经添加');

  await signIn(false);
  await page.goto('/account/recovery-codes');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('请再证明一次是您');
  await keyboard.activate(page.getByRole('link', { name: '用通行密钥登录' }));
  await keyboard.activate(page.getByRole('button', { name: '用通行密钥登录' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('恢复码');
  await db.destroy();
});
