import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/** Nothing reaches out of the page, and no text is cut off by its box. */
export const cutOff = (page: Page): Promise<Finding[]> => lookInPage(page, 'cut-off', look);

function look(): Seen[] {
  const { isSeen, point } = window.gate;
  const seen: Seen[] = [];
  const root = document.documentElement;
  const width = root.clientWidth;
  if (root.scrollWidth > width)
    seen.push({
      rule: 'page-too-wide',
      element: '<html>',
      message: `${root.scrollWidth} pixels where there are ${width}`,
    });
  for (const each of document.body.querySelectorAll<HTMLElement>('*')) {
    if (!isSeen(each) || each.closest('svg')) continue;
    const { left, right } = each.getBoundingClientRect();
    if (right > width + 1 || left < -1) {
      const message = `reaches from ${Math.round(left)} to ${Math.round(right)}`;
      seen.push({ rule: 'out-of-page', element: point(each), message });
    }
    // A field lets its own text be read by moving the caret.
    if (each.matches('input, select')) continue;
    const style = getComputedStyle(each);
    const clips = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
    if (clips(style.overflowX) && each.scrollWidth > each.clientWidth + 1)
      seen.push({ rule: 'text-cut-off', element: point(each), message: 'cuts its text off at the side' });
    if (clips(style.overflowY) && each.scrollHeight > each.clientHeight + 1)
      seen.push({ rule: 'text-cut-off', element: point(each), message: 'cuts its text off below' });
  }
  return seen;
}
