import { expect, test } from '../browser.ts';
import { courseFacts } from '#src/domain/course/course.ts';
import { keyboardOf } from './keyboard.ts';

test('a visitor finds a course with materials for a screen reader by search and filters, and opens the session', async ({
  page,
}) => {
  const keyboard = keyboardOf(page);
  await page.goto('/');
  await keyboard.activate(page.getByRole('main').getByRole('link', { name: '找培训' }));
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(/^找培训，共\d+个班次$/);
  await keyboard.type(page.getByRole('searchbox', { name: '您想学什么' }), '剪辑');
  await keyboard.press('Enter');
  await expect(heading).toHaveText(/^培训：剪辑，共\d+个班次$/);

  await keyboard.select(page.getByRole('combobox', { name: '地区' }), '柳州市');
  await keyboard.select(page.getByRole('combobox', { name: '上课方式' }), '在线上课');
  await keyboard.check(page.getByRole('checkbox', { name: courseFacts.readable }));
  await keyboard.activate(page.getByRole('button', { name: '应用筛选' }));
  await expect(heading).toHaveText(`培训：剪辑，柳州市，在线上课，${courseFacts.readable}，共1个班次`);
  await expect(page.getByRole('checkbox', { name: courseFacts.readable })).toBeChecked();

  await keyboard.activate(page.getByRole('main').getByRole('link', { name: /^音频剪辑入门（示例）/ }));
  await expect(heading).toHaveText(/^音频剪辑入门（示例），.*开课$/);
  await expect(page.getByRole('main')).toContainText('还有12个名额');
  await expect(page.getByRole('heading', { level: 2, name: '上课时间' })).toBeVisible();
  await expect(page.getByRole('main').locator('ol > li')).toHaveCount(8);
  await keyboard.activate(page.getByRole('link', { name: '课程介绍' }));
  await expect(heading).toHaveText('音频剪辑入门（示例），课程介绍');
});

test('a visitor who finds nothing takes the conditions back', async ({ page }) => {
  const keyboard = keyboardOf(page);
  await page.goto('/courses?q=潜水&kind=rural');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/没有找到能报名的班次$/);
  await keyboard.activate(page.getByRole('link', { name: '去掉农村实用技术培训' }));
  await keyboard.activate(page.getByRole('link', { name: '看全部培训' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^找培训，共\d+个班次$/);
});
