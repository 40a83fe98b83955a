import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesMatching, importsOf, textOf } from './source-files.ts';

const templates = filesMatching('src/**/*.astro');
const styles = filesMatching('src/**/*.{css,astro}');
const source = filesMatching('src/**/*.{astro,ts}');

/** Every file and line where the pattern stands. */
function found(files: string[], pattern: RegExp): string[] {
  return files.flatMap((file) =>
    withoutComments(textOf(file))
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
  );
}

/** Comments may name what is forbidden. Line numbers stay. */
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|^\s*\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ''));

describe('what Astro does not make safe', () => {
  test('no element is named by data (CVE-2026-126361 is open in this version)', () => {
    const dynamic = templates.flatMap((file) => {
      const imported = [...textOf(file).matchAll(/import\s+(?:type\s+)?(\w+)[\s,]/g)].map(([, name]) => name);
      // The style guide chooses among our own components by a fixed list, never an element by its name.
      if (file === 'src/pages/style-guide/[component].astro') imported.push('Component');
      const tags = [...(textOf(file).split(/^---$/m)[2] ?? '').matchAll(/<([A-Z]\w*)/g)].map(([, name]) => name);
      return tags.filter((tag) => tag !== 'Fragment' && !imported.includes(tag)).map((tag) => `${file}: <${tag}>`);
    });
    expect(dynamic).toEqual([]);
    expect(found(templates, /<\{|createElement/)).toEqual([]);
  });

  test('no data becomes markup, save the JSON-LD of a job, which escapes it, what Astro rendered before, and one script and three style sheets of our own', () => {
    const allowed: Readonly<Record<string, string>> = {
      'src/components/JobPostingData.astro': '<script is:inline type="application/ld+json" set:html={json} />',
      'src/components/Kept.astro': '<Fragment set:html={markup} />',
      'src/components/ServiceWorker.astro': '<script is:inline set:html={registration} />',
      'src/layouts/Page.astro': '<style is:inline set:html={sheet} />',
    };
    expect(found(templates, /set:html|set:text|innerHTML|is:inline/).map((line) => line.replace(/:\d+ /, ' '))).toEqual(
      Object.entries(allowed).map(([file, line]) => `${file} ${line}`),
    );
    expect(importsOf('src/components/ServiceWorker.astro')).toEqual([
      { from: 'src/sw/registration.ts', isType: false },
    ]);
  });

  test('define:vars, style attributes, event handlers, server islands, client routing and actions are not used', () => {
    const forbidden = /define:vars|\sstyle=|server:defer|client:\w+|ClientRouter|astro:(actions|transitions)/;
    expect(found(source, forbidden)).toEqual([]);
    expect(found(templates, /\son[a-z]+=/)).toEqual([]);
  });

  test('Prism is not used', () => {
    expect(source.filter((file) => importsOf(file).some(({ from }) => /prism/i.test(from)))).toEqual([]);
  });

  test('SQL is never put together from text', () => {
    expect(found(source, /sql\.raw|sql\.lit\(/)).toEqual([]);
  });
});

describe('what keeps people out', () => {
  /** Attributes of HTML elements only: components may have a prop of the same name. */
  const attribute = (names: string) => new RegExp(`<[a-z][^>]*\\s(${names})(=|\\s|>)`);

  test('no field is checked in the browser, and none takes the focus by itself', () => {
    expect(found(templates, attribute('required|pattern|minlength|autofocus|placeholder'))).toEqual([]);
    const forms = templates.flatMap((file) =>
      [...textOf(file).matchAll(/<form[^>]*method="post"[^>]*>/g)].map(([form]) => `${file}: ${form}`),
    );
    expect(forms.filter((form) => !form.includes('novalidate'))).toEqual([]);
  });

  test('no tooltip, new window, shortcut key, dragging or changed tab order', () => {
    expect(found(templates, attribute('title|accesskey|draggable|target'))).toEqual([]);
    expect(found(templates, /tabindex=["{]*[1-9]/)).toEqual([]);
  });

  test('nothing moves or changes by itself', () => {
    expect(found(templates, /http-equiv="refresh"|<(marquee|blink|video|audio|canvas|iframe)\b/)).toEqual([]);
    expect(found(styles, /\banimation(-name)?:/)).toEqual([]);
  });

  test('the order to see is the order to hear', () => {
    expect(found(styles, /(^|[;{\s])order:|-reverse\b|position:\s*(fixed|sticky)|float:/)).toEqual([]);
  });

  test('the colours and text sizes that people chose are kept', () => {
    expect(found(styles, /forced-color-adjust:\s*none|user-select:\s*none|text-align:\s*justify/)).toEqual([]);
    expect(found(styles, /font(-size)?:[^;]*\d(px|vw|pt)/)).toEqual([]);
  });

  test('styles use only what Chrome 64 and iOS 12 know', () => {
    expect(found(styles, /:has\(|:is\(|:where\(|@layer|@container|@scope|\binset(-inline|-block)?:/)).toEqual([]);
    expect(found(styles, /@media[^{]*[<>]|\b\d+(dvh|svh|lvh|cqw)\b|color-mix\(|oklch\(/)).toEqual([]);
    expect(found(styles, /^\s*&/)).toEqual([]);
  });

  test('focus can be seen in browsers without :focus-visible', () => {
    const rules = styles.flatMap((file) =>
      [...textOf(file).matchAll(/[^{}]*:focus-visible[^{}]*/g)].map(([rule]) => rule),
    );
    expect(rules.filter((rule) => !/:focus:not\(:focus-visible\)/.test(rule))).toEqual([]);
  });
});

test('wording uses no symbol as a separator, no spaced-out words and no pointing', () => {
  const wording = templates.filter((file) => !basename(file).startsWith('_'));
  expect(
    found(wording, /点击这里|点这里|[★☆●→←▶►•·｜|～]\s*[\u4e00-\u9fff]|[\u4e00-\u9fff]\s*[★☆●→←▶►•·｜～]/),
  ).toEqual([]);
  expect(found(wording, /[\u4e00-\u9fff]　[\u4e00-\u9fff]|[０-９Ａ-Ｚａ-ｚ]/)).toEqual([]);
  expect(found(wording, /(左|右)(侧|边|上角|下角)的?(按钮|链接|菜单)|(红|绿|蓝)色的?(按钮|链接|文字)/)).toEqual([]);
});
