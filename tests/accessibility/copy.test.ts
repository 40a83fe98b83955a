import { describe, expect, test } from 'vitest';
import { copyFindings, copyRules } from '../../accessibility/copy/copy-findings.ts';
import { wordingExamples } from '../../accessibility/copy/examples.ts';
import heard from '../../accessibility/copy/heard.json' with { type: 'json' };

/** Whether the rules object to a page with this in its main part. */
const rulesAgainst = async (main: string): Promise<string[]> => {
  const page = `<!doctype html><html lang="zh-CN"><title>例子，同途</title><body><main>${main}</main>`;
  return (await copyFindings(page)).map(({ rule }) => rule);
};
const paragraph = (text: string) => rulesAgainst(`<p>${text}</p>`);

describe('what the style guide shows of each rule', () => {
  test('is one example for each rule, in the same order', () => {
    expect(wordingExamples.map(({ rule }) => rule)).toEqual(copyRules.map(({ name }) => name));
  });

  test.each(wordingExamples)('is right about $rule', async ({ rule, good, bad, isLink = false }) => {
    const page = (text: string) =>
      rulesAgainst(isLink ? `<a href="/">${text}</a>` : `<${text.length < 5 ? 'h2' : 'p'}>${text}`);
    expect(await page(good)).toEqual([]);
    expect(await page(bad)).toContain(rule);
  });

  test('was listened to: run accessibility/copy/hear-examples.ts after a change', () => {
    expect(Object.keys(heard.heard)).toEqual(wordingExamples.flatMap(({ good, bad }) => [good, bad]));
  });
});

/** Beyond the examples: what each rule refuses, and what looks like it and is right. */
const cases: Readonly<Record<string, { refused: readonly string[]; allowed: readonly string[] }>> = {
  'digit-groups': {
    refused: [
      '电话13800000000。',
      '电话138-0000-0000。',
      '电话07722812345。',
      '证号45020019900101123X。',
      '回执号123456789012。',
    ],
    allowed: [
      '电话138 0000 0000。',
      '电话0772 281 2345。',
      '电话400 123 4567。',
      '电话12333。',
      '证号450200 19900101 123X。',
      '回执号1234 5678 9012。',
      '补贴100000元。',
      '按国家标准GB/T 37668-2019。',
    ],
  },
  dates: {
    refused: ['2026/3/1截止。', '2026.3.1截止。', '2026年03月1日截止。', '3月01日截止。', '3/1截止。'],
    allowed: ['2026年3月1日截止。', '每年11月15日前。', '指南2.2版。', '软件4.14.1版。', '10月10日开始。'],
  },
  times: { refused: ['14:05开始。', '9：30开始。'], allowed: ['14点05分开始。', '对比度至少7比1。'] },
  pay: {
    refused: ['每月8K。', '每月5k至8k。', '一年13薪。', '¥5000。', '5000元/月。', '薪资面议。', '1.2W起。'],
    allowed: ['每月5000元至8000元。', '每小时20元。', '薪酬未知。'],
  },
  ranges: {
    refused: ['18-35岁。', '3000—5000元。', '2022—2024年。', '3～5人。', '5000元-8000元。'],
    allowed: ['18岁到35岁。', '3000元至5000元。', '2022年到2024年。', '按GB/T 37668-2019。', '用axe-core 4.14.1检查。'],
  },
  amounts: {
    refused: ['共3,200人。', '一共12000。', '密码4567。'],
    allowed: ['共3200人。', '最多写2000个字。', '2026年。', '补贴100000元。', '第4567号。'],
  },
  noise: {
    refused: [
      '柳州·城中区。',
      '每天/每周。',
      '首页→找岗位。',
      '★推荐。',
      '● 第一。',
      '好消息🎉。',
      '等一等……',
      '方案——草稿。',
      '1+1。',
    ],
    allowed: ['按GB/T 37668-2019。', '写信到 a@example.org。', '对比度100%。', '“十四五”期间。', '《方案》（草稿）。'],
  },
  'half-width': {
    refused: ['写完,再提交。', '地区:柳州。', '写完;再提交。', '真的?', '单位(示例)。', '写完.'],
    allowed: ['写完，再提交。', '指南2.2版。', '第1.5节。'],
  },
  'full-width': { refused: ['填Ａ。', '填１２。', '百分之５０。', '占１５％。'], allowed: ['填A。', '占15%。'] },
  blanks: {
    refused: ['姓 名。', '好。 再来。', '姓\u3000名。', '姓\u00a0名。', '工作\n  时间。', '3000 元。'],
    allowed: ['短信 138 0000 0000。', '用Windows 11。', '姓名。'],
  },
  exclamations: { refused: ['好了！', '好了!', '真的？？', '好了。。'], allowed: ['好了。', '真的吗？'] },
  brackets: {
    refused: ['【急】招人。', '[示例]。', '单位（示例（二））。', '单位（示例。', '单位）。', '「引」。'],
    allowed: ['单位（示例）。', '各县（区）和乡（镇）。', '“引”。'],
  },
  sights: {
    refused: [
      '看左侧的菜单。',
      '点右上角。',
      '见上图。',
      '点击红色按钮。',
      '打开页面顶部的链接。',
      '点旁边的图标。',
      '填左边。',
    ],
    allowed: ['向右轻扫。', '下面是原文。', '深色配色。', '上下轻扫。', '左右都可以。'],
  },
  address: { refused: ['你好。', '请你写。'], allowed: ['您好。'] },
  foreign: {
    refused: ['请click这里以后。', '打开settings。'],
    allowed: [
      '用NVDA读。',
      '按Tab。',
      '这样的记录叫Cookie。',
      '写着“moon”的没有。',
      '用<span lang="en">settings</span>。',
    ],
  },
  breathless: { refused: [`${'字'.repeat(31)}。`], allowed: [`${'字'.repeat(30)}，${'字'.repeat(20)}。`] },
  'long-sentences': {
    refused: [`${`${'字'.repeat(21)}，`.repeat(3)}字。`],
    allowed: [`${'名字、'.repeat(40)}名字。`, `${'字'.repeat(29)}，${'字'.repeat(29)}。`],
  },
};

describe.each(Object.entries(cases))('%s', (rule, { refused, allowed }) => {
  test.each(refused)('refuses %s', async (text) => expect(await paragraph(text)).toContain(rule));
  test.each(allowed)('lets %s be', async (text) => expect(await paragraph(text)).not.toContain(rule));
});

describe('ends', () => {
  test('hints, errors and paragraphs end as sentences', async () => {
    expect(await rulesAgainst('<p class="field__hint">写一句话也可以</p>')).toContain('ends');
    expect(await rulesAgainst('<p class="field__error">错误：请写下您想说的事</p>')).toContain('ends');
    expect(await rulesAgainst('<p>请看：</p><p>您想办什么事？</p>')).toEqual([]);
    expect(await rulesAgainst('<p>请看<a href="/help">帮助</a>。</p>')).toEqual([]);
    expect(await rulesAgainst('<p><a href="/help">帮助</a></p>')).toEqual([]);
  });

  test('names do not', async () => {
    expect(await rulesAgainst('<h2>岗位介绍。</h2>')).toContain('ends');
    expect(await rulesAgainst('<button>提交。</button>')).toContain('ends');
  });

  test('the items of a list all end alike', async () => {
    expect(await rulesAgainst('<ul><li>一项。</li><li>两项</li></ul>')).toContain('ends');
    expect(await rulesAgainst('<ul><li>一项</li><li>两项</li></ul>')).toEqual([]);
    expect(await rulesAgainst('<ul><li>一项。</li></ul><ul><li>两项</li></ul>')).toEqual([]);
    expect(await rulesAgainst('<ul><li><a href="/">首页</a></li><li>回到<a href="/">首页</a>。</li></ul>')).toEqual([]);
  });
});

describe('links and buttons', () => {
  test.each(['这里', '点击这里', '更多', '查看详情', '了解更多', '下载'])('%s does not say where to', async (text) => {
    expect(await rulesAgainst(`<a href="/jobs">${text}</a>`)).toContain('empty-links');
    expect(await rulesAgainst(`<p>要看岗位，请<a href="/jobs">${text}</a>。</p>`)).toContain('empty-links');
  });

  test('a name that starts in such a way does', async () => {
    expect(await rulesAgainst('<a href="/jobs">查看全部岗位</a>')).toEqual([]);
  });

  test('the link to a job carries the words of its employer, however long', async () => {
    const link = (href: string) => rulesAgainst(`<a href="${href}">${'长'.repeat(21)}</a>`);
    expect(await link('/jobs/00000000-0000-4000-8000-000000000000')).toEqual([]);
    expect(await link('/jobs')).toEqual(['long-links']);
  });
});

describe('sentences and words', () => {
  test('the middle sentence of a page has at most 20 characters', async () => {
    const page = (...lengths: number[]) =>
      rulesAgainst(`<p>${lengths.map((length) => `${'字'.repeat(length)}。`).join('')}</p>`);
    expect(await page(5, 21, 25)).toEqual(['middle-sentence']);
    expect(await page(5, 20, 25)).toEqual([]);
  });

  test('an official word is explained at once, or the page leads to its explanation', async () => {
    expect(await rulesAgainst('<p>先找残联。</p><p>好。</p><p>好。</p><p>残联，是残疾人联合会。</p>')).toEqual([
      'unexplained-terms',
    ]);
    expect(await rulesAgainst('<p>新业态，也叫新就业形态，是在网上接活。</p>')).toEqual([]);
    expect(await rulesAgainst('<h2>残联</h2><p>残联，是残疾人联合会。</p>')).toEqual([]);
    expect(await rulesAgainst('<p>需要合理便利，例如读屏，可以提出。</p>')).toEqual([]);
    expect(await rulesAgainst('<p>先找残联。</p><p>请看<a href="/words">词语说明</a>。</p>')).toEqual([]);
  });
});

describe('what is read of a page', () => {
  test("others' words are left alone, and ours around them are not", async () => {
    expect(await rulesAgainst('<blockquote>你好！！</blockquote><p data-quoted>你好！！</p>')).toEqual([]);
    expect(await rulesAgainst('<p>他说<q>你好！！</q>，你说呢。</p>')).toEqual(['address']);
    expect(await rulesAgainst('<p>看《方案（2022－2024年）》。</p>')).toEqual([]);
  });

  test('so are scripts, what people typed, and other languages', async () => {
    expect(
      await rulesAgainst('<script>你！</script><textarea aria-label="事">你！</textarea><p lang="en">settings!</p>'),
    ).toEqual([]);
  });

  test('names, pictures, descriptions and options are read too', async () => {
    for (const main of [
      '<nav aria-label="你的"></nav>',
      '<img alt="你的" src="/x.png">',
      '<select aria-label="选"><option>你的</option></select>',
      '<input placeholder="你的。" aria-label="填">',
      '<fieldset><legend>是什么<span class="field__error">错误：你没选。</span></legend></fieldset>',
      '<table><tr><td>你的</td></tr></table>',
      '<label>你的<input></label>',
    ])
      expect([main, await rulesAgainst(main)]).toEqual([main, ['address']]);
    const head =
      '<!doctype html><html lang="zh-CN"><head><title>你的</title><meta name="description" content="你的。"></head>';
    expect((await copyFindings(head)).map(({ element }) => element)).toEqual(['title <title>', 'description <meta>']);
  });

  test('links in a row are separate, and a line break ends what stands before it', async () => {
    expect(await rulesAgainst('<nav><a href="/a">帮助</a> <a href="/b">隐私</a></nav>')).toEqual([]);
    expect(await rulesAgainst('<p>第一行。<br> 第二行。</p>')).toEqual([]);
    expect(await rulesAgainst('<p>请看 <a href="/a">帮助</a>。</p>')).toEqual(['blanks']);
  });

  test('characters are read as they are meant', async () => {
    expect(await rulesAgainst('<p>好&#xff01;</p>')).toEqual(['exclamations']);
    expect(await rulesAgainst('<p>姓&nbsp;名。</p>')).toEqual(['blanks']);
  });
});
