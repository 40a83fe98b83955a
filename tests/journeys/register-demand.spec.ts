import type { Page } from '@playwright/test';
import { openDatabase } from '#db/database.ts';
import { cookieOf } from '../account-factories.ts';
import { expect, test } from '../browser.ts';
import { aDemandingPerson, aHelperOf } from '../domain/demand/demanding-people.ts';
import { keyboardOf } from './keyboard.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true });
const link = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('link', { name, exact: true });

// A small phone: most people register on one.
test.use({ viewport: { width: 360, height: 640 } });

test('a new person registers what they want of work, from the home page to the receipt', async ({ page }) => {
  test.setTimeout(240_000);
  const keyboard = keyboardOf(page);
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  const goOn = () => keyboard.activate(press(page, '保存并继续'));
  const later = () => keyboard.activate(press(page, '以后再填'));

  await page.goto('/');
  await keyboard.activate(link(page, '就业需求登记'));
  await keyboard.activate(link(page, '注册'));
  await keyboard.type(field('用户名或者手机号'), '示例小石');
  await keyboard.activate(press(page, '下一步：怎么称呼您'));
  await keyboard.type(page.getByRole('textbox', { name: '您希望别人怎样称呼您' }), '示例小石');
  await keyboard.choose(page.getByRole('radio', { name: '我给自己找工作' }));
  await keyboard.activate(press(page, '下一步：定密码'));
  await keyboard.type(field('密码'), '三只白猫过了小河');
  await keyboard.activate(press(page, '注册'));
  await keyboard.activate(link(page, '登录'));
  await keyboard.type(field('密码'), '三只白猫过了小河');
  await keyboard.activate(press(page, '登录'));

  await expect(heading(page)).toHaveText('就业需求登记');
  await keyboard.activate(link(page, '开始登记'));
  await keyboard.activate(press(page, '同意'));

  // By its sound; the only one found is chosen already.
  await expect(heading(page)).toHaveText('想做什么工作');
  await keyboard.type(field('想做的工作叫什么'), '可服');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '找到1种工作' })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: '客服', exact: true })).toBeChecked();
  await goOn();

  await expect(heading(page)).toHaveText('怎样联系您');
  await keyboard.choose(page.getByRole('radio', { name: '发短信' }));
  await keyboard.type(page.getByRole('textbox', { name: '电话（选填）' }), '１３８００００');
  await goOn();
  await expect(page).toHaveTitle(/^错误：怎样联系您/);
  await keyboard.activate(page.getByRole('link', { name: /^电话号码不对/ }));
  await keyboard.type(page.getByRole('textbox', { name: '电话（选填）' }), '１３８ ００００ ００００');
  await goOn();
  await expect(heading(page)).toHaveText('工作的时候需要什么便利');
  await keyboard.check(page.getByRole('checkbox', { name: '工作用的软件，读屏能读' }));
  await goOn();
  await expect(heading(page)).toHaveText('想在哪里工作');
  await keyboard.choose(page.getByRole('radio', { name: '路上半小时以内' }));
  await goOn();
  await expect(heading(page)).toHaveText('想在家做，还是出门做');
  await keyboard.check(page.getByRole('checkbox', { name: /^居家办公/ }));
  await goOn();
  for (const question of ['愿意用哪些方式就业', '什么时间可以工作', '会做什么，喜欢做什么', '上过什么学，做过什么']) {
    await expect(heading(page)).toHaveText(question);
    await later();
  }
  await expect(heading(page)).toHaveText('想参加什么培训');
  await later();
  await expect(heading(page)).toHaveText('哪些给就业辅导员看');
  await later();

  await expect(heading(page)).toHaveText('登记的全部题目');
  await expect(page.getByRole('main')).toContainText('电话：138 0000 0000');
  await keyboard.activate(press(page, '提交登记'));
  await expect(heading(page)).toHaveText(/^就业需求登记，回执号\d{4} \d{4}$/);
  await expect(page.getByRole('heading', { name: '已经提交' })).toBeVisible();

  await keyboard.activate(link(page, '发给家人的一段话'));
  await expect(page.getByRole('blockquote')).toContainText('想做的工作：客服。');
  await expect(page.getByRole('blockquote')).not.toContainText('138');
});

test('a relative registers for a person, who reads who did it', async ({
  page,
  portal,
  browser,
  javaScriptEnabled,
}) => {
  test.setTimeout(240_000);
  const db = openDatabase(portal.databaseUrl);
  const person = await aDemandingPerson(db, portal.sealer, ['demand'], { called: '示例阿明' });
  const { account, mandateId } = await aHelperOf(db, portal.sealer, person);
  const cookie = async (cookieHeader: Promise<string>) => {
    const [name = '', value = ''] = (await cookieHeader).split('=');
    return { name, value, url: portal.origin };
  };
  await page.context().addCookies([await cookie(cookieOf(db, account, { mandateId }))]);
  const context = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: javaScriptEnabled ?? true });
  await context.addCookies([await cookie(cookieOf(db, person.account))]);
  await db.destroy();
  const keyboard = keyboardOf(page);

  await page.goto('/demands');
  await expect(page).toHaveTitle('正在为示例阿明办理：就业需求登记，同途');
  await keyboard.activate(link(page, '开始登记'));
  await keyboard.check(page.getByRole('checkbox', { name: /^还不清楚/ }));
  await keyboard.activate(press(page, '保存并继续'));
  await keyboard.activate(link(page, '全部题目'));
  await keyboard.activate(link(page, '怎样联系'));
  await keyboard.choose(page.getByRole('radio', { name: '由帮我的人转告' }));
  await keyboard.type(page.getByRole('textbox', { name: '收信地址，或者转告的人（选填）' }), '示例妈妈，138 0000 0001');
  await keyboard.activate(press(page, '保存'));
  await keyboard.activate(press(page, '提交登记'));
  await expect(heading(page)).toHaveText(/^就业需求登记，回执号/);

  const own = await context.newPage();
  await own.goto('/demands');
  await keyboardOf(own).activate(link(own, /^回执号/));
  await expect(own.getByRole('main')).toContainText('由家属示例妈妈代填');
  await context.close();
});
