import { openDatabase } from '#db/database.ts';
import { addDays, chinaDay, sayDay } from '#src/domain/day/day.ts';
import { anAccount, anOrganisation, cookieOf } from '../account-factories.ts';
import { expect, test } from '../browser.ts';
import { keyboardOf } from './keyboard.ts';

test('a counsellor makes a course and a session of three dates, publishes it, and visitors find it among the courses', async ({
  browser,
  portal,
  javaScriptEnabled,
}) => {
  test.setTimeout(180_000);
  const db = openDatabase(portal.databaseUrl);
  const organisationId = await anOrganisation(db);
  const counsellor = await anAccount(db, portal.sealer, { role: 'counsellor', called: '示例覃老师', organisationId });
  const context = await browser.newContext({
    baseURL: portal.origin,
    locale: 'zh-CN',
    javaScriptEnabled: javaScriptEnabled ?? true,
  });
  const [name = '', value = ''] = (await cookieOf(db, counsellor)).split('=');
  await db.destroy();
  await context.addCookies([{ name, value, url: portal.origin }]);
  const page = await context.newPage();
  const keyboard = keyboardOf(page);
  const main = page.getByRole('main');
  const link = (text: string | RegExp) => main.getByRole('link', { name: text, exact: typeof text === 'string' });
  const button = (text: string) => page.getByRole('button', { name: text, exact: true });
  const field = (text: string | RegExp) => page.getByLabel(text);
  const day = (days: number) => sayDay(addDays(chinaDay(new Date()), days));
  // Browsers with and without scripts share one portal.
  const title = `示例剪纸班${javaScriptEnabled === false ? '二' : '一'}`;

  await page.goto('/my');
  await keyboard.activate(link('培训工作'));
  await keyboard.activate(link('新建培训项目'));
  await keyboard.type(field('培训项目的名称'), title);
  await keyboard.type(field('一句话说学什么'), '学会剪窗花。');
  await keyboard.activate(button('保存培训项目'));
  await expect(page).toHaveTitle(/^错误：新建培训项目/);
  await keyboard.type(field('学哪些内容'), '从对折开始。');
  await keyboard.choose(page.getByRole('radio', { name: '就业技能培训' }));
  await keyboard.activate(button('保存培训项目'));
  await expect(page.getByRole('heading', { name: '培训项目保存了' })).toBeVisible();

  await keyboard.activate(link('新建班次'));
  await keyboard.choose(page.getByRole('radio', { name: '在线上课', exact: true }));
  await keyboard.type(field('在网上怎样上课'), '示例：上课前发网址。');
  await keyboard.type(field('第一天'), day(20));
  await keyboard.type(field('几点开始'), '9点');
  await keyboard.type(field('几点结束'), '11点');
  await keyboard.type(field('一共上几次课'), '3');
  await keyboard.select(field('多久上一次'), '每周同一天');
  await keyboard.type(field('几个名额'), '8');
  await keyboard.type(field('报名的最后一天'), day(15));
  await keyboard.activate(button('保存班次'));
  await expect(page.getByRole('heading', { name: '班次保存了，还没有公布' })).toBeVisible();
  await expect(main).toContainText('共3次课');
  await keyboard.activate(button('公布班次，开始报名'));
  await expect(page.getByRole('heading', { name: '班次公布了' })).toBeVisible();
  await keyboard.activate(link('改教材和支持的情况'));
  await keyboard.select(page.getByRole('combobox', { name: '上课有手语翻译' }), '有');
  await keyboard.activate(button('保存'));
  await expect(main).toContainText('上课有手语翻译有');
  await context.close();

  const visitor = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: javaScriptEnabled ?? true });
  const list = await visitor.newPage();
  await list.goto('/courses');
  await list
    .getByRole('link', { name: new RegExp(title) })
    .first()
    .click();
  await expect(list.getByRole('main')).toContainText('学会剪窗花。');
  await visitor.close();
});
