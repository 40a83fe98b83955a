import type { Page } from '@playwright/test';
import { openDatabase } from '#db/database.ts';
import { anAccount, cookieOf } from '../account-factories.ts';
import { expect, test } from '../browser.ts';
import { anEvent } from '../event-factories.ts';
import { keyboardOf } from './keyboard.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

// A small phone.
test.use({ viewport: { width: 360, height: 640 } });

test('a person finds an event in the calendar, agrees, signs up with what they need, changes it, and signs off', async ({
  context,
  page,
  portal,
}) => {
  test.setTimeout(120_000);
  const keyboard = keyboardOf(page);
  const main = page.getByRole('main');
  const link = (name: string | RegExp) => main.getByRole('link', { name, exact: true });
  const button = (name: string) => main.getByRole('button', { name, exact: true });
  const db = openDatabase(portal.databaseUrl);
  const title = `键盘比赛${Math.floor(Math.random() * 100_000)}（示例）`;
  await anEvent(db, { title, seats: 3 });
  const person = await anAccount(db, portal.sealer, { called: '示例小蒙', residenceRegion: '450202' });
  const [name = '', value = ''] = (await cookieOf(db, person)).split('=');
  await context.addCookies([{ name, value, url: portal.origin }]);
  await db.destroy();

  await page.goto('/my');
  await keyboard.activate(link('比赛和活动'));
  await keyboard.select(page.getByLabel('地区'), '柳州市');
  await keyboard.activate(button('看这些活动'));
  await keyboard.activate(link(title));
  await expect(main).toContainText('共3个，还有3个');
  await keyboard.activate(link('报名'));
  await expect(heading(page)).toHaveText('同意：保存我的培训和证书');
  await keyboard.activate(button('同意'));

  await expect(heading(page)).toHaveText('报名参加活动');
  await keyboard.type(page.getByLabel('姓名'), '');
  await keyboard.check(page.getByRole('checkbox', { name: '手语翻译' }));
  await keyboard.type(page.getByLabel('还想告诉工作人员什么'), '示例：想坐前排。');
  await keyboard.activate(button('报名'));
  await expect(page).toHaveTitle(/^错误：报名参加活动/);
  await keyboard.activate(page.getByRole('link', { name: /^请写姓名/ }));
  await keyboard.type(page.getByLabel('姓名'), '示例小蒙');
  await expect(page.getByRole('checkbox', { name: '手语翻译' })).toBeChecked();
  await keyboard.activate(button('报名'));
  await expect(heading(page)).toHaveText('我报名的活动');
  await expect(page.getByRole('heading', { name: '报上了' })).toBeVisible();
  await expect(main).toContainText('写了需要：手语翻译。');

  await keyboard.activate(link(title));
  await expect(page.getByLabel('还想告诉工作人员什么')).toHaveValue('示例：想坐前排。');
  await keyboard.check(page.getByRole('checkbox', { name: '带导盲犬来' }));
  await keyboard.activate(button('保存'));
  await expect(page.getByRole('heading', { name: '改好了' })).toBeVisible();
  await expect(main).toContainText('写了需要：带导盲犬来；手语翻译。');

  await keyboard.activate(link(title));
  await keyboard.activate(button('取消报名'));
  await expect(page.getByRole('heading', { name: '取消了', exact: true })).toBeVisible();
  await expect(main).toContainText('现在没有要参加的活动。');
  await keyboard.activate(link(title));
  await expect(main).toContainText('共3个，还有3个');
});
