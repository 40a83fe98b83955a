import { openDatabase } from '#db/database.ts';
import { anAccount, anOrganisation, cookieOf } from '../account-factories.ts';
import { expect, test } from '../browser.ts';
import { aList, aListRow } from '../list-factories.ts';
import type { ListCells } from '../list-factories.ts';
import { keyboardOf } from './keyboard.ts';

test('a counsellor compares a list, reads what is wrong with it, takes it over, and puts it back', async ({
  page,
  portal,
}) => {
  const db = openDatabase(portal.databaseUrl);
  try {
    const organisationId = await anOrganisation(db);
    const account = await anAccount(db, portal.sealer, { role: 'counsellor', called: '示例老师', organisationId });
    const [name = '', value = ''] = (await cookieOf(db, account)).split('=');
    await page.context().addCookies([{ name, value, url: portal.origin }]);
  } finally {
    await db.destroy();
  }
  const keyboard = keyboardOf(page);
  const heading = page.getByRole('heading', { level: 1 });
  const main = page.getByRole('main');
  const field = page.getByLabel('名单文件');
  const link = (name: string) => page.getByRole('link', { name, exact: true });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const send = async (rows: readonly ListCells[]) => {
    const chooser = page.waitForEvent('filechooser');
    await keyboard.activate(field);
    await (await chooser).setFiles({ name: '示例.csv', mimeType: 'text/csv', buffer: Buffer.from(aList(rows)) });
    await keyboard.activate(button('交上来比较'));
  };

  await page.goto('/my');
  await keyboard.activate(link('单位的名单'));
  await keyboard.activate(link('交名单文件'));
  await keyboard.activate(button('交上来比较'));
  await expect(page).toHaveTitle(/^错误：交名单文件/);
  await keyboard.activate(link('请选一个文件。'));
  await send([aListRow(1), aListRow(2), aListRow(3, { 联系电话: '12' })]);
  await expect(heading).toHaveText('名单比较结果，还没有导入');
  await keyboard.activate(link('不能导入的行'));
  await expect(heading).toHaveText('名单比较结果：不能导入的行');
  await expect(main.getByRole('listitem').first()).toHaveText('第4行，示例3。电话号码不对。');
  await keyboard.activate(link('这次比较的结果'));
  await keyboard.activate(button('确认导入'));
  await expect(heading).toHaveText('名单已经导入');

  await page.goto('/imports/new');
  await send([aListRow(1, { 联系电话: '139 0000 0000' })]);
  await keyboard.activate(link('有变化的人'));
  await expect(main).toContainText('第2行，示例1。电话，原来138 0000 0000，现在139 0000 0000。');
  await keyboard.activate(link('这次比较的结果'));
  await keyboard.activate(button('确认导入'));
  await expect(page).toHaveTitle(/^错误：名单比较结果/);
  await keyboard.choose(page.getByRole('radio', { name: '从名单上删去。这个文件是全部名单' }));
  await keyboard.activate(button('确认导入'));
  await expect(heading).toHaveText('名单已经导入');
  await keyboard.activate(button('撤销这次导入'));
  await expect(heading).toHaveText('名单的导入已经撤销');
  await page.goto('/imports');
  await expect(main).toContainText('名单上有2人');
});
