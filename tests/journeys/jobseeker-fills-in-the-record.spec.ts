import { openDatabase } from '#db/database.ts';
import { checkDigit } from '#src/domain/jobseeker/identity-number.ts';
import { anAccount, cookieOf } from '../account-factories.ts';
import { expect, test } from '../browser.ts';
import { keyboardOf } from './keyboard.ts';

test('a jobseeker agrees, fills in contact and certificate, mends a mistake, looks at a number and reads who did what', async ({
  page,
  portal,
}) => {
  const db = openDatabase(portal.databaseUrl);
  const order = String(100 + Math.floor(Math.random() * 900));
  const first = `45020219900307${order}`;
  const certificate = `${first}${checkDigit(first)}12`;
  try {
    const [name = '', value = ''] = (await cookieOf(db, await anAccount(db, portal.sealer))).split('=');
    await page.context().addCookies([{ name, value, url: portal.origin }]);
  } finally {
    await db.destroy();
  }
  const keyboard = keyboardOf(page);
  const heading = page.getByRole('heading', { level: 1 });
  const agree = async (purpose: string) => {
    await expect(heading).toHaveText(`同意：${purpose}`);
    await keyboard.activate(page.getByRole('button', { name: '同意', exact: true }));
  };

  await page.goto('/record');
  await keyboard.activate(page.getByRole('link', { name: '更改联系方式' }));
  await agree('保存我的档案');
  await expect(heading).toHaveText('更改联系方式');
  await keyboard.type(page.getByLabel('电话（选填）'), '138 1234');
  await keyboard.choose(page.getByRole('radio', { name: '发短信' }));
  await keyboard.activate(page.getByRole('button', { name: '保存联系方式' }));
  await expect(page).toHaveTitle(/^错误：更改联系方式/);
  await keyboard.activate(page.getByRole('link', { name: /^电话号码不对/ }));
  await expect(page.getByLabel('电话（选填）')).toHaveValue('138 1234');
  await keyboard.type(page.getByLabel('电话（选填）'), '１３８００００００００');
  await keyboard.activate(page.getByRole('button', { name: '保存联系方式' }));
  await expect(page.getByRole('heading', { name: '已保存：联系方式' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('138 0000 0000');

  await keyboard.activate(page.getByRole('link', { name: '更改残疾人证' }));
  await agree('保存残疾类别和等级');
  await expect(heading).toHaveText('更改残疾人证');
  await keyboard.activate(page.getByRole('link', { name: '保存身份证号和残疾人证号' }));
  await agree('保存身份证号和残疾人证号');
  await keyboard.select(page.getByLabel('残疾类别（选填）'), '视力残疾');
  await keyboard.select(page.getByLabel('残疾等级（选填）'), '二级');
  await keyboard.type(page.getByLabel('残疾人证号（选填）'), certificate);
  await keyboard.activate(page.getByRole('button', { name: '保存残疾人证' }));
  await expect(page.getByRole('heading', { name: '已保存：残疾人证' })).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(certificate.slice(0, 6));

  await keyboard.activate(page.getByRole('link', { name: '显示完整的残疾人证号' }));
  await expect(heading).toHaveText('要显示完整的残疾人证号吗');
  await keyboard.activate(page.getByRole('button', { name: '显示完整的残疾人证号' }));
  await expect(page.getByRole('main')).toContainText(`450202 19900307 ${certificate.slice(14, 18)}，后面是12`);

  await keyboard.activate(page.getByRole('link', { name: '谁看过、改过我的档案' }));
  await expect(heading).toHaveText('谁看过、改过我的档案');
  await expect(page.getByRole('main').getByRole('listitem').first()).toContainText('您显示了完整的残疾人证');
  // Whoever uses the device next must not find the number by going back.
  await expect(page.goBack()).rejects.toThrow('ERR_CACHE_MISS');
});
