import { expect, test } from '../browser.ts';
import { keyboardOf } from './keyboard.ts';

test('a visitor reports a job that asks for a fee and gets a receipt that names the job', async ({ page }) => {
  const keyboard = keyboardOf(page);
  await page.goto('/jobs');
  const first = page.getByRole('main').getByRole('list').getByRole('heading', { level: 2 }).first();
  await keyboard.activate(first.getByRole('link'));
  await expect(page).toHaveURL(/\/jobs\/[^?]+$/);
  const job = (await page.getByRole('heading', { level: 1 }).innerText()).trim();
  await keyboard.activate(page.getByRole('link', { name: '举报这个岗位' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`举报岗位：${job}`);

  await keyboard.activate(page.getByRole('button', { name: '提交举报' }));
  await expect(page).toHaveTitle(/^错误：/);
  await keyboard.activate(page.getByRole('link', { name: /^请选一项：这个岗位哪里有问题/ }));
  await keyboard.choose(page.getByRole('radio', { name: /费/ }));
  await keyboard.activate(page.getByRole('button', { name: '提交举报' }));

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^回执号\d{4} \d{4} \d{4}，/);
  await expect(page.getByRole('main').getByRole('link', { name: job })).toBeVisible();
});
