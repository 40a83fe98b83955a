import type { ScreenReader } from './screen-reader.ts';

/**
 * From the page before the first question to the receipt: says what work, what is needed at work and how to be
 * reached, and leaves everything else for later. `before` begins every title.
 */
export async function answerDemand(reader: ScreenReader, before = ''): Promise<void> {
  const goOn = async (button: string, title: string) => {
    await reader.pressUntil('b', `${button} 按钮`);
    await reader.press('Return', { opens: `${before}${title}`, until: new RegExp(`^${before.slice(0, -1) || title}`) });
  };
  await reader.press('e', { until: '想做的工作叫什么' });
  await reader.press('Insert+a', { until: '焦点模式' });
  await reader.type('客服');
  await reader.press('Return', { opens: `${before}想做什么工作`, until: /^找到\d+种工作/ });
  await goOn('保存并继续', '想在哪里工作');
  for (const title of ['想在家做，还是出门做', '愿意用哪些方式就业', '什么时间可以工作', '会做什么，喜欢做什么'])
    await goOn('以后再填', title);
  await goOn('以后再填', '上过什么学，做过什么');
  await goOn('以后再填', '工作的时候需要什么便利');
  await reader.pressUntil('x', '工作用的软件，读屏能读');
  await reader.press('space', { until: '已勾选' });
  await goOn('保存并继续', '想参加什么培训');
  await goOn('以后再填', '怎样联系您');
  await reader.pressUntil('Tab', '打电话');
  await reader.press('space', { until: '已选中' });
  await reader.press('e', { until: '电话' });
  await reader.press('Insert+a', { until: '焦点模式' });
  await reader.type('138 0000 0000');
  await reader.press('Insert+a', { until: '浏览模式' });
  await goOn('保存并继续', '哪些给就业辅导员看');
  await goOn('以后再填', '登记的全部题目');
  await reader.pressUntil('b', '提交登记 按钮');
  const heard = await reader.press('Return', {
    opens: `${before}就业需求登记，回执号`,
    until: new RegExp(`^${before.slice(0, -1) || '就业需求登记，回执号'}`),
  });
  reader.call(/\d{4} \d{4}/.exec(heard)?.[0], '［回执号］');
}
