import { expect, test } from '../browser.ts';
import { keyboardOf } from './keyboard.ts';

test('a visitor chooses 柳州, reads what its plan promises and finds the jobs there first', async ({ page }) => {
  const keyboard = keyboardOf(page);
  await page.goto('/');
  await keyboard.activate(page.getByRole('main').getByRole('link', { name: '选择地区' }));
  await keyboard.choose(page.getByRole('radio', { name: '柳州市' }));
  await keyboard.activate(page.getByRole('button', { name: '保存地区' }));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('柳州');
  await expect(page.getByRole('main')).toContainText(/已(保存|选|记住)/);
  expect(await page.getByRole('heading', { level: 2 }).count()).toBeGreaterThan(2);

  await keyboard.activate(
    page
      .getByRole('main')
      .getByRole('link', { name: /全文|原文/ })
      .first(),
  );
  await expect(page).toHaveURL(/\/programmes\/450200\/text/);
  await expect(page.getByRole('main')).toContainText('促进残疾人就业');

  await page.goto('/jobs');
  await expect(page.getByRole('main')).toContainText('您选的地区是柳州市');
  const places = await page.getByRole('main').locator('ol > li').allInnerTexts();
  expect(places.length).toBeGreaterThan(0);
  for (const place of places) expect(place).toContain('柳州市');
});
