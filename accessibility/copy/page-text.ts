import { Parser, StaticConfigLoader } from 'html-validate';
import type { HtmlElement } from 'html-validate';

/** What a text is for whoever hears the page. */
export type Place =
  | 'title'
  | 'description'
  | 'heading'
  | 'link'
  | 'button'
  | 'label'
  | 'hint'
  | 'error'
  | 'paragraph'
  | 'item'
  | 'term'
  | 'details'
  | 'option'
  | 'cell'
  | 'name'
  | 'alternative'
  | 'other';

/** One string of a page: what stands in one block without a break, or the words of one link or attribute. */
export interface Text {
  place: Place;
  words: string;
  /** Where it stands, as a developer would point at it. */
  element: string;
  /** The same words are in a text around it too. */
  isPart: boolean;
  isInMain: boolean;
  /** Where a link leads; empty for anything else. */
  href: string;
  /** Texts of one list share a number; 0 stands for no list. */
  list: number;
}

/** Every string that a page says, in the order in which it is heard. */
export type PageText = readonly Text[];

/**
 * Words that are not ours: quotations of plans, what employers and visitors wrote, and other languages. They are left
 * out, and so are the names of documents, which stand in 《》.
 */
const isOthers = (element: HtmlElement): boolean =>
  element.is('blockquote') ||
  element.is('q') ||
  element.hasAttribute('data-quoted') ||
  !/^zh\b/i.test(element.getAttributeValue('lang') ?? 'zh');

/** Stands for others' words in a sentence of ours. */
const omitted = '某某';

const silent = new Set(['script', 'style', 'template', 'svg', 'textarea', 'noscript']);
const inline = new Set(
  'a abbr b bdi button cite code dfn em i img input kbd mark q small span strong sub sup time u var'.split(' '),
);
const placeOfTag: Readonly<Record<string, Place>> = {
  title: 'title',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  a: 'link',
  button: 'button',
  label: 'label',
  legend: 'label',
  summary: 'label',
  p: 'paragraph',
  li: 'item',
  dt: 'term',
  dd: 'details',
  option: 'option',
  td: 'cell',
  th: 'cell',
  caption: 'label',
};

const config = new StaticConfigLoader({ root: true, elements: ['html5'] }).getConfigFor('page.html');

/** Reads the strings of a page of ours from its HTML. Throws when it is no HTML. */
export async function readPageText(html: string): Promise<PageText> {
  const source = { data: html, filename: 'page.html', line: 1, column: 1, offset: 0 };
  const texts: Text[] = [];
  const lists = new Map<HtmlElement, number>();

  const add = (element: HtmlElement, place: Place, raw: string, isPart: boolean, of: HtmlElement = element): void => {
    const words = plain(raw);
    if (!/[\p{L}\p{N}]/u.test(words)) return;
    const list = of.parent?.is('ul') || of.parent?.is('ol') ? of.parent : undefined;
    if (list && !lists.has(list)) lists.set(list, lists.size + 1);
    texts.push({
      place,
      words,
      element: `<${element.tagName}>`,
      isPart,
      isInMain: element.closest('main') !== null,
      href: element.is('a') ? decode(element.getAttributeValue('href') ?? '') : '',
      list: list ? (lists.get(list) ?? 0) : 0,
    });
  };

  const visit = (block: HtmlElement): void => {
    let run = '';
    let parts: HtmlElement[] = [];
    const end = () => {
      // A block that holds one link and nothing else says the same as the link.
      const [only] = parts;
      const isOnlyPart = only !== undefined && parts.length === 1 && plain(wordsOf(only)) === plain(run);
      const place = isOnlyPart && placeOf(block) !== 'error' ? placeOf(only) : placeOf(block);
      add(isOnlyPart ? only : block, place, run, false, block);
      for (const part of parts) if (!isOnlyPart) add(part, placeOf(part), wordsOf(part), true);
      run = '';
      parts = [];
    };
    const read = (parent: HtmlElement): void => {
      parent.childNodes.forEach((node, index) => {
        if (!isElement(node)) {
          if (node.nodeType !== 3) return;
          const before = parent.childNodes[index - 1];
          const after = parent.childNodes[index + 1];
          // Links and buttons in a row are separate things, although only a blank stands between them.
          if (node.textContent.trim() === '' && before && after && isControl(before) && isControl(after)) end();
          // Details keep their line breaks.
          else if (block.is('dd')) {
            for (const [line, words] of node.textContent.split('\n').entries()) {
              if (line > 0) end();
              run += words;
            }
          } else run += node.textContent;
        } else if (silent.has(node.tagName)) return;
        else if (isOthers(node)) {
          if (inline.has(node.tagName)) run += omitted;
          else end();
        } else if (node.is('br')) end();
        else if (inline.has(node.tagName) && !isNote(node)) {
          addAttributes(node);
          if (isControl(node) && isControl(parent.childNodes[index - 1])) end();
          if (isControl(node)) parts.push(node);
          read(node);
        } else {
          end();
          addAttributes(node);
          visit(node);
        }
      });
    };
    read(block);
    end();
  };

  const addAttributes = (element: HtmlElement): void => {
    const value = (name: string) => element.getAttributeValue(name) ?? '';
    if (element.is('meta') && value('name') === 'description') add(element, 'description', value('content'), false);
    add(element, 'name', value('aria-label'), false);
    add(element, 'name', value('aria-description'), false);
    add(element, 'name', value('title'), false);
    add(element, 'hint', value('placeholder'), false);
    add(element, 'alternative', value('alt'), false);
    if (element.is('input') && /^(submit|button|reset)$/.test(value('type')))
      add(element, 'button', value('value'), false);
  };

  visit(new Parser(await config).parseHtml(source));
  return texts;
}

function placeOf(element: HtmlElement): Place {
  for (let each: HtmlElement | null = element; each; each = each.parent) {
    if (isNote(each)) return each.classList.contains('field__hint') ? 'hint' : 'error';
    const place = placeOfTag[each.tagName];
    if (place) return place !== 'heading' && element.closest('.error-summary') ? 'error' : place;
  }
  return 'other';
}

/** Others' words and pictures left out. */
function wordsOf(element: HtmlElement): string {
  if (isOthers(element)) return omitted;
  return element.childNodes
    .map((node) => (isElement(node) ? (silent.has(node.tagName) ? '' : wordsOf(node)) : node.textContent))
    .join('');
}

/** Hints and errors of fields are said by themselves, wherever they stand. */
const isNote = (element: HtmlElement): boolean =>
  element.classList.contains('field__hint') || element.classList.contains('field__error');

const isElement = (node: { nodeType: number }): node is HtmlElement => node.nodeType === 1;
const isControl = (node: { nodeType: number } | undefined): boolean =>
  node !== undefined && isElement(node) && (node.is('a') || node.is('button'));

const plain = (text: string): string =>
  decode(text)
    .replace(/[ \t\r\n\f]+/g, ' ')
    .trim()
    .replace(/《[^》]*》/g, `《${omitted}》`);

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

const decode = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/gi, (whole, decimal, hexadecimal, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hexadecimal) return String.fromCodePoint(Number.parseInt(hexadecimal, 16));
    return named[name] ?? whole;
  });
