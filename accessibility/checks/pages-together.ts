import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { installInPage, signed } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

interface Link {
  name: string;
  address: string;
}

/** What has to fit together with other pages. */
export interface PageFacts {
  /** How a finding calls the page. */
  name: string;
  title: string;
  /** The same for the states that count as one page and may share a title. */
  place: string;
  header: readonly Link[];
  footer: readonly Link[];
  /** Where links of the page lead to, without what is asked. */
  targets: readonly string[];
  /** What the page asks for: the words, the purpose where one is given, and whether an answer stands there. */
  asks: readonly { label: string; purpose: string; isFilled: boolean }[];
}

/** Reads the facts off the page that is open. */
export async function factsOf(page: Page, name: string, place?: string): Promise<PageFacts> {
  await page.evaluate(installInPage);
  const { pathname, search } = new URL(page.url());
  return { name, place: place ?? pathname + search, ...(await page.evaluate(read)) };
}

/** Runs in the page. */
function read(): Omit<PageFacts, 'name' | 'place'> {
  const { fields, labelOf, words } = window.gate;
  const linksIn = (selector: string) =>
    [...document.querySelectorAll<HTMLAnchorElement>(selector)].map((link) => ({
      name: words(link),
      address: link.getAttribute('href') ?? '',
    }));
  return {
    title: document.title,
    header: linksIn('body > header a[href]'),
    footer: linksIn('body > footer a[href]'),
    targets: [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map(({ pathname }) => pathname),
    asks: fields()
      .filter((field) => !/^(radio|checkbox|file)$/.test(field.type))
      .map((field) => ({
        label: labelOf(field),
        purpose: (field.getAttribute('autocomplete') ?? '').split(/\s+/).at(-1) ?? '',
        isFilled: field.value !== '',
      })),
  };
}

const say = (rule: string, element: string, message: string): Seen => ({ rule, element, message });

/** No two pages have the same title, and each ends with the name of the portal (WCAG 2.4.2). */
export function titlesTogether(pages: readonly PageFacts[]): Finding[] {
  const places = new Map<string, Set<string>>();
  for (const { title, place } of pages) places.set(title, (places.get(title) ?? new Set()).add(place));
  const repeated = [...places].filter(([, all]) => all.size > 1);
  const endOf = (title: string) =>
    title
      .split(/[，_-]/)
      .at(-1)
      ?.trim() ?? '';
  const [name] = mostCommon(pages.map(({ title }) => endOf(title)));
  return signed('pages-together', [
    ...repeated.map(([title, all]) => say('title-repeated', [...all].join(', '), `all are called “${title}”`)),
    ...pages
      .filter(({ title }) => endOf(title) !== name)
      .map((page) => say('title-without-portal', page.name, `“${page.title}” does not end with “${name}”`)),
  ]);
}

/** Navigation and help stand at the same place, in the same order and under the same names (WCAG 3.2.3, 3.2.4, 3.2.6). */
export function placesTogether(pages: readonly PageFacts[]): Finding[] {
  const seen: Seen[] = [];
  const inWords = (links: readonly Link[]) => links.map(({ name, address }) => `${name} ${address}`).join(', ');
  for (const part of ['header', 'footer'] as const) {
    const [usual] = mostCommon(pages.map((page) => inWords(page[part])));
    for (const page of pages)
      if (inWords(page[part]) !== usual)
        seen.push(say(`${part}-differs`, page.name, `has ${inWords(page[part])} where others have ${usual}`));
  }
  const help = /帮助|联系|客服|求助|提问题|热线/;
  for (const page of pages)
    if (![...page.header, ...page.footer].some(({ name }) => help.test(name)))
      seen.push(say('help-missing', page.name, 'offers no help in its header or footer'));
  const names = new Map<string, string>();
  for (const page of pages)
    for (const { name, address } of [...page.header, ...page.footer]) {
      const known = names.get(address);
      const isSkipLink = address.startsWith('#');
      // A name may be longer where more has to be said, and never another.
      if (known !== undefined && !isSkipLink && !known.includes(name) && !name.includes(known))
        seen.push(say('name-differs', page.name, `“${name}” is called “${known}” elsewhere`));
      names.set(address, known ?? name);
    }
  return signed('pages-together', seen);
}

/** In one process, given in its order, nothing that was asked is asked again with an empty field (WCAG 3.3.7). */
export function askedTwice(process: readonly PageFacts[]): Finding[] {
  const asked = new Map<string, string>();
  const seen: Seen[] = [];
  for (const page of process) {
    const keys = page.asks.map(({ label, purpose, isFilled }) => ({
      keys: [label.replace(/（.*?）|[\s*：:]/g, ''), /^(on|off)$/.test(purpose) ? '' : purpose].filter(Boolean),
      label,
      isFilled,
    }));
    for (const ask of keys) {
      const before = ask.keys.map((key) => asked.get(key)).find((name) => name !== undefined && name !== page.name);
      if (before && !ask.isFilled) seen.push(say('asked-again', page.name, `asks for “${ask.label}” as ${before} did`));
    }
    for (const ask of keys) for (const key of ask.keys) asked.set(key, asked.get(key) ?? page.name);
  }
  return signed('pages-together', seen);
}

/** Every page can be found in two ways at least: by links from pages, and by the site map or a search (WCAG 2.4.5). */
export function waysTogether(pages: readonly PageFacts[], isListed: (place: string) => boolean): Finding[] {
  const linked = new Map<string, Set<string>>();
  for (const page of pages)
    for (const target of page.targets) linked.set(target, (linked.get(target) ?? new Set()).add(page.place));
  return signed(
    'pages-together',
    pages
      .filter(
        ({ place }) => isListed(place) && (linked.get(place)?.size ?? 0) - (linked.get(place)?.has(place) ? 1 : 0) < 2,
      )
      .map(({ name }) => say('one-way', name, 'is linked from fewer than two other pages')),
  );
}

/** The value that most have, and the others after it. */
function mostCommon(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, first], [, second]) => second - first).map(([value]) => value);
}
