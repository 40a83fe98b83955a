import type { ScreenReader } from './screen-reader.ts';

/**
 * From the first question to the receipt: says what work, how to be reached and what is needed at work, and leaves
 * everything else for later. `before` begins every title.
 */
export async function answerDemand(reader: ScreenReader, before = ''): Promise<void> {
  const follow = (title: string) =>
    reader.press('Return', { opens: `${before}${title}`, until: new RegExp(`^${before.slice(0, -1) || title}`) });
  const goOn = async (title: string) => {
    await reader.press('b', { until: '保存并继续 按钮' });
    await follow(title);
  };
  await reader.press('e', { until: '想做的工作叫什么' });
  await reader.press('Insert+a', { until: '焦点模式' });
  await reader.type('客服');
  await reader.press('Return', { opens: `${before}想做什么工作`, until: /^找到\d+种工作/ });
  await goOn('怎样联系您');
  await reader.pressUntil('Tab', '打电话');
  await reader.press('space', { until: '已选中' });
  await reader.press('e', { until: '电话' });
  await reader.press('Insert+a', { until: '焦点模式' });
  await reader.type('138 0000 0000');
  await reader.press('Insert+a', { until: '浏览模式' });
  await goOn('工作的时候需要什么便利');
  await reader.pressUntil('x', '工作用的软件，读屏能读');
  await reader.press('space', { until: '已勾选' });
  await goOn('想在哪里工作');
  await reader.pressUntil('k', '看一遍，提交登记 链接');
  await reader.press('Return', { opens: `${before}登记的全部题目` });
  await reader.pressUntil('b', '提交登记 按钮');
  const heard = await follow('就业需求登记，回执号');
  reader.call(/\d{4} \d{4}/.exec(heard)?.[0], '［回执号］');
}
