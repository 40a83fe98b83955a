import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageStates } from '../../accessibility/routes.ts';
import { makeSamples } from '../../accessibility/samples.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';

/** What Chrome 64 and iOS 12 do not read: they drop the rule, and with a selector the whole list of selectors. */
const unknownToOldBrowsers: Readonly<Record<string, RegExp>> = {
  'a media query by range': /@media[^{]*[<>]=?/,
  'a layer, a container or a scope': /@(layer|container|scope|starting-style)\b/,
  'a newer selector': /:(has|is|where|not\([^)]*,)[(\s]?/,
  'a logical short form': /[;{](inset|(margin|padding|border)-(inline|block)):/,
  'a newer colour': /(oklch|oklab|lab|lch|color|color-mix)\(/,
  'a newer unit': /\d(dvh|svh|lvh|dvw|cqw|cqi|lh|rlh)\b/,
  'a newer function': /[:\s(](clamp|min|max)\(/,
};

/** A short form of flex layout that old browsers read as no gap at all. */
const flexWithGap = /\{[^{}]*display:\s*(inline-)?flex[^{}]*\bgap:|\{[^{}]*\bgap:[^{}]*display:\s*(inline-)?flex/;

let portal: Portal;
const styles = new Map<string, string>();
beforeAll(async () => {
  portal = await startPortal();
  const samples = await makeSamples(portal);
  for (const { name, path, answers } of pageStates) {
    const visit = { headers: { cookie: 'display=theme%3Ddark' } };
    const html = await (await (answers ? portal.submit(path(samples), {}) : portal.visit(path(samples), visit))).text();
    for (const [, style] of html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)) styles.set(style ?? '', name);
  }
});
afterAll(() => portal.stop());

const found = (pattern: RegExp): string[] =>
  [...styles].flatMap(([style, page]) => {
    const match = pattern.exec(style);
    return match ? [`${page}: ${style.slice(Math.max(0, match.index - 40), match.index + 80)}`] : [];
  });

test('pages carry their styles inside', () => {
  expect(styles.size).toBeGreaterThan(0);
});

for (const [what, pattern] of Object.entries(unknownToOldBrowsers)) {
  test(`the styles that are sent do without ${what}`, () => {
    expect(found(pattern)).toEqual([]);
  });
}

test('the styles that are sent hold no rule within a rule', () => {
  const withoutQueries = [...styles.keys()].map((style) => style.replace(/@(media|supports)[^{]*\{/g, ''));
  expect(withoutQueries.flatMap((style) => style.match(/\{[^{}]*\{/g) ?? [])).toEqual([]);
});

test('space between boxes in a row does not hang on a flex gap', () => {
  expect(found(flexWithGap)).toEqual([]);
});

test('the focus is drawn without :focus-visible, and hidden nowhere but on the main part', () => {
  const rules = [...styles.keys()].flatMap((style) => [...style.matchAll(/([^{}]+)\{([^{}]*)\}/g)]);
  const isDrawn = rules.some(
    ([, selector = '', body = '']) => /(^|,):focus(,|$)/.test(selector.trim()) && /outline:/.test(body),
  );
  expect(isDrawn, 'there is a rule for :focus alone').toBe(true);
  const hiding = rules.filter(
    ([, selector = '', body = '']) =>
      /outline(-width|-style)?:\s*(0|none)/.test(body) && !/:focus:not\(:focus-visible\)/.test(selector),
  );
  expect(new Set(hiding.map(([, selector = '']) => selector.trim()))).toEqual(new Set(['main:focus']));
  expect(
    rules.filter(
      ([, selector = '']) => /:focus-visible/.test(selector) && !/:focus:not\(:focus-visible\)/.test(selector),
    ),
  ).toEqual([]);
});
