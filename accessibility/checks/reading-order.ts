import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/** What stands side by side or one below the other is seen in the order that it is heard (WCAG 1.3.2). */
export const readingOrder = (page: Page): Promise<Finding[]> => lookInPage(page, 'reading-order', look);

function look(): Seen[] {
  const { isSeen, point, words } = window.gate;
  const seen: Seen[] = [];
  for (const parent of document.body.querySelectorAll('*')) {
    if (parent.closest('svg, select, table, ruby')) continue;
    const children = [...parent.children].filter(
      (child) =>
        isSeen(child) &&
        (words(child) || child.matches('img, input, select, textarea')) &&
        !child.matches('script, style, option'),
    );
    for (const [index, child] of children.entries()) {
      const before = children[index - 1];
      if (!before || getComputedStyle(before).display === 'inline' || getComputedStyle(child).display === 'inline')
        continue;
      const [first, second] = [before.getBoundingClientRect(), child.getBoundingClientRect()];
      const isHigher = second.bottom <= first.top + 1 && second.left < first.right - 1;
      const shareRow =
        Math.min(first.bottom, second.bottom) - Math.max(first.top, second.top) >
        Math.min(first.height, second.height) / 2;
      const isEarlier = shareRow && second.right <= first.left + 1;
      if (isHigher || isEarlier)
        seen.push({
          rule: 'seen-before-heard',
          element: point(child),
          message: `is seen before ${point(before)}, and heard after it`,
        });
    }
  }
  return seen;
}
