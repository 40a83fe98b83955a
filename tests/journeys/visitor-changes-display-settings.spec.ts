import { expect, test } from '../browser.ts';
import { keyboardOf } from './keyboard.ts';

test('a visitor enlarges text and turns colours dark, and every page keeps it until it is taken back', async ({
  page,
}) => {
  const keyboard = keyboardOf(page);
  await page.goto('/');
  const sizeOf = () => page.getByRole('main').evaluate((main) => parseFloat(getComputedStyle(main).fontSize));
  const background = () => page.locator('html').evaluate((html) => getComputedStyle(html).backgroundColor);
  const [standardSize, standardBackground] = [await sizeOf(), await background()];

  await keyboard.activate(page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '无障碍设置' }));
  await keyboard.choose(page.getByRole('radiogroup', { name: '字号' }).getByRole('radio', { name: '最大' }));
  await keyboard.choose(page.getByRole('radiogroup', { name: '配色' }).getByRole('radio', { name: '高对比度' }));
  await keyboard.activate(page.getByRole('button', { name: '保存设置' }));
  await expect(page.getByRole('main')).toContainText('设置已保存');
  await expect(page.getByRole('radio', { name: '最大' })).toBeChecked();

  await page.goto('/jobs');
  expect(await sizeOf()).toBe(2 * standardSize);
  expect(await background()).not.toBe(standardBackground);

  await page.goto('/settings');
  await keyboard.activate(page.getByRole('button', { name: '全部恢复标准' }));
  await expect(page.getByRole('main')).toContainText('设置已保存');
  await page.goto('/');
  expect([await sizeOf(), await background()]).toEqual([standardSize, standardBackground]);
});
