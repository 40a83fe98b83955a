import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countResults } from '../../accessibility/criteria/count-results.ts';
import { manualChecks } from '../../accessibility/criteria/manual-checks.ts';
import { criteria, principles } from '../../accessibility/criteria.ts';
import { readHistory } from '../../accessibility/screen-reader/history.ts';
import type { Measured } from '../../accessibility/screen-reader/history.ts';
import manifest from '../../package.json' with { type: 'json' };
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';

let portal: Portal;
let statement: string;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty' });
  statement = await wordsOf('/accessibility');
});
afterAll(() => portal.stop());

/** The words of a page's main part, without the white space between them. */
async function wordsOf(path: string): Promise<string> {
  const html = await (await portal.visit(path)).text();
  const main = /<main[^]*<\/main>/.exec(html)?.[0] ?? '';
  return main
    .replace(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, '');
}

describe('the accessibility statement', () => {
  test('counts the results of each level', () => {
    expect(statement).toContain(`AA级，本站的目标：24条。程序检查通过${countResults('AA').held}条`);
    expect(statement).toContain(`AAA级，最高的要求：31条。程序检查通过${countResults('AAA').held}条`);
  });

  test('claims no conformance while people have checks left to do', () => {
    const isLeft = Object.values(manualChecks).some(({ doneOn }) => doneOn.length === 0);
    expect(statement.includes('不说已经达到AA级')).toBe(isLeft);
    expect(statement).toContain('检查是我们自己做的，没有第三方认证');
  });

  test('names the tools with the versions that are installed', () => {
    const tools = ['axe-core', 'accessibility-checker-engine', '@siteimprove/alfa-rules', '@accesslint/core'] as const;
    const others = ['html-validate', 'vnu-jar', 'stylelint'] as const;
    const versions = [...tools, ...others].map((name) => manifest.devDependencies[name]);
    expect(versions.filter((version) => !statement.includes(version))).toEqual([]);
  });

  test('tells each check that people have to do, and who can do it', () => {
    const told = Object.values(manualChecks).filter(({ what, who }) => statement.includes(`${what}。谁能做：${who}。`));
    expect(told).toHaveLength(Object.keys(manualChecks).length);
  });

  test('tells each shortfall of the table', () => {
    const shortfalls = Object.values(criteria).flatMap(({ shortfall }) => shortfall ?? []);
    expect(shortfalls.filter((sentence) => !statement.includes(sentence))).toEqual([]);
  });

  test('shows the trend of the cost by ear, from the first measurement to the last', () => {
    const say = (measured?: Measured) => `按键${measured?.presses}次，听${measured?.characters}个字。`;
    expect(statement).toContain('，第一次：7件事，按键99次，听2879个字。');
    const history = readHistory();
    expect(statement.lastIndexOf(say(history.at(-1)))).toBeGreaterThan(statement.lastIndexOf(say(history[0])));
  });
});

describe('the results of a principle', () => {
  test.each(Object.entries(principles))(
    '%s tells each of its criteria once, under a heading',
    async (key, { criteria }) => {
      const html = await (await portal.visit(`/accessibility/${key}`)).text();
      const headings = [...html.matchAll(/<h3[^>]*>\s*([\d.]+) /g)].map(([, number]) => number);
      expect(headings).toEqual(Object.keys(criteria));
    },
  );

  test.each(Object.entries(principles))('%s is linked from the statement and the site map', async (key) => {
    for (const path of ['/accessibility', '/site-map'])
      expect(await (await portal.visit(path)).text()).toContain(`href="/accessibility/${key}"`);
  });

  test('of no known principle is not found', async () => {
    expect((await portal.visit('/accessibility/visible')).status).toBe(404);
  });
});
