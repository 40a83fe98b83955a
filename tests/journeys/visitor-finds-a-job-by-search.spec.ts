import { expect, test } from '../browser.ts';
import { keyboardOf } from './keyboard.ts';

test('a visitor finds a home-based customer service job in 柳州 by search', async ({ page }) => {
  const keyboard = keyboardOf(page);
  await page.goto('/');
  await keyboard.type(page.getByRole('searchbox', { name: '您想找什么工作' }), '柳州 居家 客服');
  await keyboard.press('Enter');
  await expect(page).toHaveTitle(/^柳州.*客服.*，共\d+个岗位，同途$/);
  await expect(page.getByRole('heading', { level: 1, name: /，共\d+个岗位$/ })).toBeVisible();

  const first = page.getByRole('main').getByRole('list').getByRole('heading', { level: 2 }).first();
  const said = (await first.innerText()).trim();
  await keyboard.activate(first.getByRole('link'));
  await expect(page).toHaveURL(/\/jobs\/[^?]+$/);
  expect(said, 'the link says the job and its employer').toContain(
    (await page.getByRole('heading', { level: 1 }).innerText()).trim(),
  );
  const facts = page.getByRole('main');
  await expect(facts).toContainText('居家办公');
  await expect(facts).toContainText('柳州');
  await expect(facts).toContainText('客服');
  expect(keyboard.presses(), 'keys from the home page to the job').toBeLessThanOrEqual(30);
});

test('a visitor skips to the results and hears the same facts of every job in the same order', async ({ page }) => {
  const keyboard = keyboardOf(page);
  await page.goto('/jobs?q=客服');
  await keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  const jobs = page.getByRole('main').locator('ol > li');
  expect(await jobs.count()).toBeGreaterThan(1);
  for (const job of await jobs.all()) {
    const [name, place, kind, closing] = await job.locator('h2, p').allInnerTexts();
    expect(name, 'job and employer').toMatch(/.，./);
    expect(place, 'place and pay, or that it is unknown').toMatch(/.，(每(月|天|小时|件).*元|薪酬未知)/);
    expect(kind, 'where one works comes first').toMatch(/^(到单位上班|居家办公|部分时间居家|在外走动)，/);
    expect(closing, 'the last day, then access').toMatch(/截止.*。.+/);
  }
});
