import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { access } from '#src/access.ts';
import { clauseAnchor } from '#src/domain/programme/clause.ts';
import { planBlocks } from '#src/domain/programme/plan-text.ts';
import { audienceOrder, audiences } from '#src/domain/programme/programme.ts';
import { programmes } from '#src/domain/programme/programmes.ts';
import { programmePath, programmesPath, programmeTextPath } from '#src/paths.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty' });
});
afterAll(() => portal.stop());

async function read(path: string, init?: RequestInit): Promise<string> {
  const response = await portal.visit(path, init);
  expect(response.status).toBe(200);
  return response.text();
}

/** The words of a page in reading order, from its heading on. */
function words(html: string): string {
  return html
    .slice(html.indexOf('<h1>'), html.indexOf('</main>'))
    .replace(/<[^>]+>/g, '')
    .replaceAll('&#34;', '"')
    .replace(/\s+/g, '');
}

const spoken = (text: string): string => text.replace(/\s+/g, '');

/** The ids that links of this page point to within another page. */
const fragmentsTo = (html: string, path: string): string[] =>
  [...html.matchAll(/href="([^"#]*)#([^"]+)"/g)].flatMap(([, page, id]) => (page === path && id ? [id] : []));

const idsOf = (html: string): string[] => [...html.matchAll(/\sid="([^"]+)"/g)].flatMap(([, id]) => id ?? []);

test('the list names every plan, its years, and says plainly that the years have passed', async () => {
  const html = await read(programmesPath);
  const text = words(html);
  for (const { region, title } of programmes) {
    expect(html).toContain(`href="${programmePath(region)}"`);
    expect(html).toContain(`href="${programmeTextPath(region)}"`);
    expect(text).toContain(spoken(title));
  }
  expect(text.match(/期限2022年到2024年，已经结束。/g)).toHaveLength(programmes.length);
  expect(text).toContain('这些方案的期限都已经结束。');
  expect(text).toContain('征求意见稿，日期未知。');
});

test('somebody who chose a district is led to the plan of the city', async () => {
  const html = await read(programmesPath, { headers: { cookie: 'region=450202' } });
  expect(words(html)).toContain('您选的地区适用柳州市的方案。');
  expect(words(await read(programmesPath))).not.toContain('您选的地区适用');
});

test('a region without a plan is a page that does not exist', async () => {
  for (const path of [programmePath('110000'), programmeTextPath('110000'), programmePath('constructor')])
    expect((await portal.visit(path)).status).toBe(404);
});

describe.each(programmes)('$name', (programme) => {
  const path = programmePath(programme.region);
  const textPath = programmeTextPath(programme.region);

  test('the first sentences say whose plan it is and that its years have passed', async () => {
    const text = words(await read(path));
    expect(text.indexOf(programme.name)).toBe(0);
    expect(text.indexOf('方案的期限是2022年到2024年，已经结束。')).toBeGreaterThan(0);
    expect(text.indexOf('方案的期限是2022年到2024年，已经结束。')).toBeLessThan(60);
    expect(text.startsWith('宁晋县行动方案草稿写了什么这是征求意见稿')).toBe(programme.status === 'draft');
  });

  test('every statement stands with its clause and with the original sentence behind it', async () => {
    const html = await read(path);
    const list = [
      ...html.matchAll(
        /<li>\s*<p>(.*?)<\/p>\s*<details>\s*<summary>(.*?)<\/summary>\s*<blockquote>(.*?)<\/blockquote>\s*<p>(.*?)<\/p>/gs,
      ),
    ];
    const heard = list.map(([, plain, , quote]) => `${plain}${quote}`);
    const missing = programme.promises.filter(({ plain, quote }) => !heard.includes(`${plain}${quote}`));
    expect(missing).toEqual([]);
    const { targets, thresholds, deadlines, promises } = programme;
    expect(list).toHaveLength(promises.length + targets.length + thresholds.length + deadlines.length);
    const isNamed = (source = '', link = '') =>
      /^原文，第.+部分/.test(source) && /<a href="[^"]+#[^"]+">第.+部分.*<\/a>/.test(link);
    expect(list.filter(([, , source, , link]) => !isNamed(source, link))).toEqual([]);
  });

  test('the groups stand in their order, each with what the plan does not say', async () => {
    const html = await read(path);
    const text = words(html);
    const starts = audienceOrder.map((audience) => html.indexOf(`id="${audience}"`));
    expect(starts.every((start, index) => start > (starts[index - 1] ?? 0))).toBe(true);
    for (const audience of audienceOrder) expect(text).toContain(audiences[audience]);
    for (const { plain } of programme.silences) expect(text).toContain(spoken(plain));
  });

  test('every link to a clause finds it in the page of the text', async () => {
    const [plain, whole] = [await read(path), await read(textPath)];
    const ids = idsOf(whole);
    const wanted = fragmentsTo(plain, textPath);
    expect(wanted.length).toBeGreaterThan(40);
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
    for (const html of [plain, whole]) {
      expect(new Set(idsOf(html)).size).toBe(idsOf(html).length);
      expect(fragmentsTo(html, '').filter((id) => !idsOf(html).includes(id))).toEqual([]);
    }
  });

  test('the page of the text holds the whole original, in order, under headings', async () => {
    const html = await read(textPath);
    const plainHtml = html.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
    expect(spoken(plainHtml.replace(/<\/?(?:h[1-4]|p|a|ul|li|nav)(?:\s[^>]*)?>/g, ''))).toContain(
      spoken(programme.text),
    );
    const headings = planBlocks(programme).filter((block) => block.kind === 'heading');
    expect([...html.matchAll(/<h[234][\s>]/g)]).toHaveLength(headings.length);
    for (const { clause } of headings) expect(html).toContain(`id="${clauseAnchor(clause)}"`);
    for (const note of programme.textNotes) expect(words(html)).toContain(spoken(note));
  });

  test('the way on leads to jobs of the region and to saying what one needs', async () => {
    const html = await read(path);
    expect(html).toContain(`href="/jobs?region=${programme.region}"`);
    expect(html).toContain('href="/feedback?kind=need"');
  });

  test('both pages arrive in one round trip', async () => {
    for (const page of [path, textPath])
      expect(gzipSync(await read(page), { level: 6 }).length).toBeLessThanOrEqual(13_000);
  });
});

test('everybody may read the plans', () => {
  expect(access[programmesPath]).toBe('everyone');
  expect(access[programmePath('[region]')]).toBe('everyone');
  expect(access[programmeTextPath('[region]')]).toBe('everyone');
});
