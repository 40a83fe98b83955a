import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/** No word is spread out with spaces or broken in two: it would be read as single characters (WCAG 1.3.2, failure F32). */
export const spacedWords = (page: Page): Promise<Finding[]> => lookInPage(page, 'spaced-words', look);

function look(): Seen[] {
  const { hasOwnText, isSeen, point } = window.gate;
  const spread =
    /(?<!\p{Script=Han})\p{Script=Han}(?:[\s\u00a0\u2000-\u200b\u3000]+\p{Script=Han})+(?!\p{Script=Han})/u;
  return [...document.body.querySelectorAll('*')].flatMap((element): Seen[] => {
    // A quotation shows words as somebody wrote them.
    if (!hasOwnText(element) || !isSeen(element) || element.matches('script, style, pre, q, blockquote')) return [];
    return [...element.childNodes].flatMap((node): Seen[] => {
      const found = node.nodeType === Node.TEXT_NODE ? spread.exec(node.nodeValue ?? '') : null;
      if (found) return [{ rule: 'word-spread', element: point(element), message: `“${found[0]}” is one word` }];
      const isCut = node.nodeName === 'BR' && element.matches('th, label, button, a, legend, dt');
      return isCut
        ? [{ rule: 'word-broken', element: point(element), message: 'is broken by hand into two lines' }]
        : [];
    });
  });
}
