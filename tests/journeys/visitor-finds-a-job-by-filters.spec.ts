import { expect, test } from '../browser.ts';
import { accessFacts } from '#src/domain/job/job.ts';
import { keyboardOf } from './keyboard.ts';

test('a visitor finds a home-based customer service job in 柳州 by filters', async ({ page }) => {
  const keyboard = keyboardOf(page);
  await page.goto('/');
  await keyboard.activate(page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '找岗位' }));
  await expect(page.getByRole('heading', { level: 1, name: '找岗位' })).toBeVisible();
  await keyboard.type(page.getByRole('searchbox', { name: '您想找什么工作' }), '客服');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('客服');

  await keyboard.select(page.getByRole('combobox', { name: '地区' }), '柳州市');
  await keyboard.select(page.getByRole('combobox', { name: '工作方式' }), '居家办公');
  await keyboard.activate(page.getByRole('button', { name: '应用筛选' }));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('居家办公');
  await expect(page.getByRole('heading', { level: 1, name: /，共\d+个岗位$/ })).toBeVisible();
  const applied = page.getByRole('list', { name: '已选条件' });
  await expect(applied.getByRole('link', { name: '去掉居家办公' })).toBeVisible();

  const first = page.getByRole('main').getByRole('list').getByRole('heading', { level: 2 }).first();
  await keyboard.activate(first.getByRole('link'));
  await expect(page).toHaveURL(/\/jobs\/[^?]+$/);
  for (const fact of ['居家办公', '柳州', '客服']) await expect(page.getByRole('main')).toContainText(fact);
});

test('a visitor asks for what was confirmed about access, and takes one condition back', async ({ page }) => {
  const keyboard = keyboardOf(page);
  await page.goto('/jobs');
  await keyboard.check(page.getByRole('checkbox', { name: accessFacts.software }));
  await keyboard.check(page.getByRole('checkbox', { name: accessFacts.quiet }));
  await keyboard.activate(page.getByRole('button', { name: '应用筛选' }));
  await expect(page.getByRole('checkbox', { name: accessFacts.software })).toBeChecked();
  const count = page.getByRole('heading', { level: 1 });
  const both = Number(/\d+(?=个岗位)/.exec(await count.innerText())?.[0]);

  await keyboard.activate(page.getByRole('link', { name: `去掉${accessFacts.quiet}` }));
  await expect(page.getByRole('checkbox', { name: accessFacts.quiet })).not.toBeChecked();
  await expect(page.getByRole('checkbox', { name: accessFacts.software })).toBeChecked();
  expect(Number(/\d+(?=个岗位)/.exec(await count.innerText())?.[0])).toBeGreaterThan(both);
});

test('a visitor reads on through the list and comes back to its beginning', async ({ page }) => {
  const keyboard = keyboardOf(page);
  await page.goto('/jobs');
  const jobs = page.getByRole('main').locator('ol > li h2');
  const firstPage = await jobs.allInnerTexts();
  const paging = page.getByRole('navigation', { name: '岗位列表翻页' });
  await keyboard.activate(paging.getByRole('link', { name: /下一页|后/ }));
  await expect(page).toHaveTitle(/接着看/);
  expect(await jobs.allInnerTexts()).not.toEqual(firstPage);
  await keyboard.activate(paging.getByRole('link', { name: /上一页|前/ }));
  await expect(jobs.first()).toHaveText(firstPage[0] ?? '');
});
