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
  (...keys: string[]) =>
  async (reader: ScreenReader): Promise<string> => {
    await reader.open('/feedback?kind=need');
    await reader.press('b');
    let heard = await reader.press('Return', { opens: '' });
    for (const key of keys) heard = await reader.press(key);
    return heard;
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
    walk: open('/jobs', '3'),
    lost: '链接 标题 水平 3',
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
    walk: sendEmpty('Tab'),
    lost: '请写下您想说的事',
    broken: [/(<form[^>]*)#errors"/, '$1"'],
  },
  'a title that keeps quiet about errors': {
    walk: sendEmpty(),
    lost: '载入 错误：',
    broken: [/<title>错误：/, '<title>'],
  },
  'an error that its field does not know of': {
    walk: sendEmpty('Tab', 'Return'),
    lost: '错误：请',
    broken: [/ aria-describedby="[^"]*"/g, ''],
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
