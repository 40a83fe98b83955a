import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/** The headings are the outline of the page: one h1, none left out, empty, repeated or only painted (WCAG 1.3.1, 2.4.6). */
export const headings = (page: Page): Promise<Finding[]> => lookInPage(page, 'headings', look);

function look(): Seen[] {
  const { isSeen, point, words } = window.gate;
  const seen: Seen[] = [];
  const all = [...document.querySelectorAll<HTMLElement>('h1, h2, h3, h4, h5, h6')].filter((each) =>
    each.checkVisibility(),
  );
  const first = all.filter(({ tagName }) => tagName === 'H1');
  if (first.length !== 1)
    seen.push({ rule: 'one-h1', element: first[1] ? point(first[1]) : '', message: `the page has ${first.length} h1` });
  let level = 1;
  for (const each of all) {
    const next = Number(each.tagName.slice(1));
    if (next > level + 1)
      seen.push({ rule: 'heading-skipped', element: point(each), message: `follows a heading of level ${level}` });
    if (!words(each) && !each.querySelector('img[alt]:not([alt=""])'))
      seen.push({ rule: 'heading-empty', element: point(each), message: 'is empty' });
    level = next;
  }
  // Two headings of the same words cannot be told from each other in a list of headings.
  const outline = all.map(words);
  for (const [index, each] of all.entries())
    if (outline.indexOf(words(each)) < index)
      seen.push({ rule: 'heading-repeated', element: point(each), message: 'another heading says the same' });

  // WCAG 2.4.10: a page and a half of paragraphs that nobody can jump over.
  let length = 0;
  for (const each of document.querySelectorAll<HTMLElement>('main :is(h1, h2, h3, h4, h5, h6, p)')) {
    // From one item of a list to the next there is a key as well. Others write as they write.
    if (each.closest('li, dd, blockquote, [data-quoted]') || !each.checkVisibility()) continue;
    length = each.matches('p') ? length + words(each).length : 0;
    if (length > 1000 && length - words(each).length <= 1000)
      seen.push({ rule: 'section-too-long', element: point(each), message: 'comes 1000 characters after a heading' });
  }

  const size = (element: Element) => parseFloat(getComputedStyle(element).fontSize);
  const isBold = (element: Element) => Number(getComputedStyle(element).fontWeight) >= 600;
  const paragraph = [...document.querySelectorAll('main p, p')].find((each) => isSeen(each) && words(each).length > 15);
  const plain = paragraph ? size(paragraph) : 16;
  for (const each of document.querySelectorAll<HTMLElement>('p, div')) {
    const said = words(each);
    const next = each.nextElementSibling;
    const leads = next?.matches('p, ul, ol, dl, table, form, div, section');
    const inOther = each.closest(
      'h1, h2, h3, h4, h5, h6, a, button, label, legend, th, dt, dd, li, caption, nav, header, footer, figure, [role="heading"], [role="alert"], [role="status"]',
    );
    if (!leads || inOther || !said || said.length > 30 || /[。！？：；，、.!?:;]$/.test(said) || !isSeen(each))
      continue;
    if (
      each.querySelector(
        'a, button, input, select, textarea, img, label, p, div, ul, ol, dl, table, h1, h2, h3, h4, h5, h6',
      )
    )
      continue;
    // All of it is bold, or larger than what is read.
    const voices = each.childElementCount > 0 && ![...each.childNodes].some(isPlainText) ? [...each.children] : [each];
    if (voices.every((voice) => isBold(voice) || size(voice) >= plain * 1.2))
      seen.push({ rule: 'heading-painted', element: point(each), message: 'looks like a heading and is none' });
  }
  return seen;

  function isPlainText(node: Node): boolean {
    return node.nodeType === Node.TEXT_NODE && Boolean(node.nodeValue?.trim());
  }
}
