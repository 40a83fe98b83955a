import { expect, test } from './listening.ts';
import type { ScreenReader } from './screen-reader.ts';

interface Defect {
  /** Where to, and what to press there. Returns what was heard at the end. */
  walk: (reader: ScreenReader) => Promise<string>;
  /** What is heard there on the page as it is, and no longer when the defect is in it. */
  lost: string;
  /** What the defect replaces in the page on its way to the browser, and by what. */
  broken: [RegExp, string];
}

const open =
  (path: string, ...keys: string[]) =>
  async (reader: ScreenReader): Promise<string> => {
    let heard = await reader.open(path);
    for (const key of keys) heard = await reader.press(key);
    return heard;
  };

const sendEmpty =
  (path: string, ...keys: string[]) =>
  async (reader: ScreenReader): Promise<string> => {
    await reader.open(path);
    await reader.press('b');
    let heard = await reader.press('Return', { opens: '' });
    for (const key of keys) heard = await reader.press(key);
    return heard;
  };

const search = async (reader: ScreenReader): Promise<string> => {
  await reader.open('/');
  await reader.press('e');
  await reader.press('Insert+a');
  await reader.type('客服');
  await reader.press('Return', { opens: '客服' });
  return reader.nextLine();
};

/** Mistakes that people make in pages. If one of them were not heard, neither would the next real one. */
const defects: Readonly<Record<string, Defect>> = {
  'a heading that only looks like one': {
    walk: open('/', '1'),
    lost: '标题 水平 1',
    broken: [/<(\/?)h1\b/g, '<$1div'],
  },
  'a skip link that leads nowhere': {
    walk: open('/jobs', 'Tab', 'Return', 'Tab'),
    lost: '您想找什么工作 输入',
    broken: [/(<main[^>]*) id="main"/, '$1'],
  },
  'a list that is hidden from screen readers': {
    walk: open('/jobs', '2'),
    lost: '链接 标题 水平 2',
    broken: [/<ol class="cards"/, '<ol aria-hidden="true" class="cards"'],
  },
  'a group of choices without its question': {
    walk: open('/settings', 'h', 'Tab'),
    lost: '字号 面板',
    broken: [/<legend[\s\S]*?<\/legend>/g, ''],
  },
  'a button without words': {
    walk: open('/settings', 'b'),
    lost: '保存设置 按钮',
    broken: [/保存设置(?=\s*<\/button>)/, ''],
  },
  'a focus that is not led to the errors': {
    walk: sendEmpty('/feedback?kind=need', 'Tab'),
    lost: '请写下您想说的事',
    broken: [/(<form[^>]*)#errors"/, '$1"'],
  },
  'a title that keeps quiet about errors': {
    walk: sendEmpty('/feedback?kind=need'),
    lost: '载入 错误：',
    broken: [/<title>错误：/, '<title>'],
  },
  'an error that its field does not know of': {
    walk: sendEmpty('/feedback?kind=need', 'Tab', 'Return'),
    lost: '错误：请',
    broken: [/ aria-describedby="[^"]*"/g, ''],
  },
  'an error that stands beside a group of choices': {
    walk: sendEmpty('/region', 'Tab', 'Return'),
    lost: '错误：请选一个地区',
    broken: [/(<span class="field__error"[\s\S]*?<\/span>)\s*<\/legend>/, '</legend>$1'],
  },
  'a list that does not say how much was found': {
    walk: open('/jobs?q=客服', 'h'),
    lost: '个岗位 标题 水平 1',
    broken: [/(<h1>[^<，]*)，共[^<]*/, '$1'],
  },
  'an answer that begins before the header': {
    walk: search,
    lost: '您想找什么工作',
    broken: [/(<form[^>]*)#main"/g, '$1"'],
  },
  'a filter that does not say that it is chosen': {
    walk: open('/jobs?mode=remote', 'c', 'c'),
    lost: '居家办公',
    broken: [/ selected(?=[\s>])/g, ''],
  },
  'a choice that does not say that it is made': {
    walk: open('/settings', 'h', 'Tab'),
    lost: '已选中',
    broken: [/ checked(?=[\s>])/g, ''],
  },
  'a title that names only the portal': {
    walk: open('/settings'),
    lost: '载入 无障碍设置',
    broken: [/<title>[^<]*/, '<title>同途'],
  },
  'an original that does not say that it can be opened': {
    walk: open('/programmes/450200', '2', 'Down', 'Down', 'Down'),
    lost: '已收起',
    broken: [/<(\/?)(details|summary)>/g, '<$1div>'],
  },
};

for (const [name, { walk, lost, broken }] of Object.entries(defects))
  test(`${name} is noticed`, async ({ listen, clockedPortal }) => {
    await listen(async (reader) => {
      expect(await walk(reader)).toContain(lost);
      const pages = `${clockedPortal.origin}/**`;
      let isBroken = false;
      await reader.page.route(pages, async (route) => {
        if (route.request().resourceType() !== 'document') return route.fallback();
        const response = await route.fetch({ maxRedirects: 0 });
        const html = await response.text();
        isBroken ||= html.replace(...broken) !== html;
        return route.fulfill({ response, body: html.replace(...broken) });
      });
      const heard = await walk(reader);
      await reader.page.unroute(pages);
      expect(isBroken, 'the page has a place for the defect').toBe(true);
      expect(heard).not.toContain(lost);
    });
  });
