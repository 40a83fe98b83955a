import { expect, test } from '../browser.ts';
import { keyboardOf } from './keyboard.ts';

test('a visitor reports a barrier, mends what was missing and finds the receipt again by its number', async ({
  page,
}) => {
  const keyboard = keyboardOf(page);
  await page.goto('/');
  await keyboard.activate(page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '提需求' }));
  await keyboard.choose(page.getByRole('radio', { name: '网站有地方用不了' }));
  await keyboard.activate(page.getByRole('button', { name: '提交给工作人员' }));

  await expect(page).toHaveTitle(/^错误：/);
  await keyboard.activate(page.getByRole('link', { name: '请写下您想说的事。' }));
  const message = page.getByRole('textbox', { name: '您想说的事' });
  await expect(message).toBeFocused();
  await expect(page.getByRole('radio', { name: '网站有地方用不了' })).toBeChecked();
  await keyboard.type(message, '岗位页面的按钮按不到。');
  await keyboard.activate(page.getByRole('button', { name: '提交给工作人员' }));

  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(/^回执号\d{4} \d{4} \d{4}，/);
  const receipt = await heading.innerText();
  const number = /\d{4} \d{4} \d{4}/.exec(receipt)?.[0] ?? '';
  await expect(page.getByRole('main')).not.toContainText('岗位页面的按钮按不到。');

  await page.goto('/feedback');
  await keyboard.type(page.getByRole('textbox', { name: '回执号' }), number);
  await keyboard.press('Enter');
  await expect(heading).toHaveText(receipt);
});
