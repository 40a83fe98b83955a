import type { ScreenReader } from './screen-reader.ts';

/** From the line that a plan is to say something to: disagrees with it, and hears that this was taken. */
export async function disagree(reader: ScreenReader, words: string, before = ''): Promise<void> {
  await reader.pressUntil('k', '说不同意、提问或者留言 链接');
  await reader.press('Return', { opens: `${before}计划第` });
  await reader.pressUntil('r', '不同意');
  await reader.press('space', { until: '已选中' });
  await reader.press('e', { until: '您的话' });
  await reader.press('Insert+a', { until: '焦点模式' });
  await reader.type(words);
  await reader.press('Insert+a', { until: '浏览模式' });
  await reader.press('b', { until: '交上去 按钮' });
  await reader.press('Return', { opens: `${before}计划第` });
  await reader.press('2', { until: '您的话交上去了' });
}
