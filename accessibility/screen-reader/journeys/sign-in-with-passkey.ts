import type { Page } from '@playwright/test';
import { expect, journey } from '../journey.ts';
import { aPerson, signIn } from '../people.ts';

journey('sign-in-with-passkey', '添加通行密钥，不写密码就登录', async (reader, page, portal) => {
  await signIn(page.context(), portal, await aPerson(portal, '示例小程'));
  const removeDevice = await giveDevice(page);
  try {
    await reader.open('/account/passkeys');
    await reader.press('b', { until: '在这台设备上添加 按钮' });
    await reader.press('Return', { opens: '通行密钥已经添加', until: /^通行密钥已经添加/ });

    await page.context().clearCookies();
    await reader.open('/sign-in');
    await reader.press('b', { until: '登录 按钮' });
    await reader.pressUntil('k', '用通行密钥登录 链接');
    await reader.press('Return', { opens: '用通行密钥登录' });
    await reader.press('b', { until: '用通行密钥登录 按钮' });
    await reader.press('Return', { opens: '我的主页', until: /^我的主页/ });
    await reader.nextLine({ until: '您好，示例小程。' });
    await expect(page).toHaveURL(/\/my#main$/);
  } finally {
    await removeDevice();
  }
});

/** A device with a fingerprint reader that says yes. Returns what takes it away. */
async function giveDevice(page: Page): Promise<() => Promise<void>> {
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
  return async () => {
    await session.send('WebAuthn.disable');
    await session.detach();
  };
}
