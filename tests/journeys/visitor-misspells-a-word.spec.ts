import { expect, test } from '../browser.ts';
import { keyboardOf } from './keyboard.ts';

test('a wrong homophone still finds the job, and the page says that it searched by sound', async ({ page }) => {
  const keyboard = keyboardOf(page);
  await page.goto('/jobs');
  const search = page.getByRole('searchbox', { name: '您想找什么工作' });
  await keyboard.type(search, '课服');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^课服，共\d+个岗位$/ })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('按读音');
  await expect(page.getByRole('main').getByRole('list').getByRole('link', { name: /客服/ }).first()).toBeVisible();
  await expect(search).toHaveValue('课服');
});
