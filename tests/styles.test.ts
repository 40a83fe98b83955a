import stylelint from 'stylelint';
import { expect, test } from 'vitest';
import { filesMatching } from './source-files.ts';

async function lint(options: stylelint.LinterOptions): Promise<{ where: string; rule: string; text: string }[]> {
  const { results } = await stylelint.lint({ ...options, configFile: 'tests/stylelint.config.mjs' });
  return results.flatMap(({ source = '', warnings }) =>
    warnings.map(({ line, rule, text }) => ({ where: `${source}:${line}`, rule, text })),
  );
}

test('no style sheet hides the focus, moves, or shows a pointer what it does not show the keyboard', async () => {
  expect(await lint({ files: filesMatching('src/styles/*.css') })).toEqual([]);
});

test.each([
  ['a:focus { outline: none }', 'declaration-property-value-disallowed-list'],
  ['a { outline: 0 }', 'declaration-property-value-disallowed-list'],
  ['p { forced-color-adjust: none }', 'declaration-property-value-disallowed-list'],
  ['a:hover { color: red }', 'a11y/selector-pseudo-class-focus'],
  ['p { transition: color 1s }', 'property-disallowed-list'],
  ['p { animation: turn 1s infinite }', 'a11y/media-prefers-reduced-motion'],
  ['p { display: none }', 'a11y/no-display-none'],
  ['p { font-size: 10px }', 'a11y/font-size-is-readable'],
  ['p { text-align: justify }', 'a11y/no-text-align-justify'],
  ["p::before { content: '新' }", 'a11y/content-property-no-static-value'],
])('the lint of styles refuses %s', async (code, rule) => {
  expect((await lint({ code })).map((warning) => warning.rule)).toContain(rule);
});
