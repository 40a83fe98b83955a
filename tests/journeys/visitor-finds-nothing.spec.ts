import { expect, test } from '../browser.ts';
import { keyboardOf } from './keyboard.ts';

test('a visitor who finds nothing hears so in the title, keeps the words and is shown ways on', async ({ page }) => {
  const keyboard = keyboardOf(page);
  await page.goto('/jobs');
  const search = page.getByRole('searchbox', { name: '您想找什么工作' });
  await keyboard.type(search, '深海潜水员');
  await keyboard.press('Enter');
  await expect(page).toHaveTitle('深海潜水员，没有找到岗位，同途');
  await expect(page.getByRole('heading', { level: 1, name: '没有找到岗位' })).toBeVisible();
  await expect(search).toHaveValue('深海潜水员');

  await keyboard.activate(page.getByRole('link', { name: '看全部岗位' }));
  await expect(page.getByRole('heading', { level: 1, name: /^找岗位，共\d+个$/ })).toBeVisible();
});

test('a visitor whose conditions leave nothing can drop them all at once', async ({ page }) => {
  const keyboard = keyboardOf(page);
  await page.goto('/jobs?q=客服&mode=mobile&education=junior&access=guide-dog');
  await expect(page.getByRole('heading', { level: 1, name: '没有找到岗位' })).toBeVisible();
  await keyboard.activate(page.getByRole('link', { name: '去掉所有条件，再找一次' }));
  await expect(page.getByRole('heading', { level: 1, name: /，共\d+个岗位$/ })).toBeVisible();
  await expect(page.getByRole('searchbox', { name: '您想找什么工作' })).toHaveValue('客服');
});
