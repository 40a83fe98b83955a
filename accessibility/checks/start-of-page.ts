import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { installInPage, signed } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/**
 * A page starts at its top, or at the summary of mistakes when it was sent back; the first Tab leads past what was heard
 * before (WCAG 2.4.1, 3.2.1). Needs a page that was just opened.
 */
export async function startOfPage(page: Page): Promise<Finding[]> {
  await page.evaluate(installInPage);
  const start = await page.evaluate(findStart);
  if (start.seen.length > 0) return signed('start-of-page', start.seen);
  await page.keyboard.press('Tab');
  if (start.isAtSummary) return signed('start-of-page', await page.evaluate(lookAtSummary));
  const skip = await page.evaluate(lookAtSkipLink);
  if (skip.length > 0) return signed('start-of-page', skip);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  return signed('start-of-page', await page.evaluate(lookPastSkipLink));
}

/** Runs in the page. */
function findStart(): { isAtSummary: boolean; seen: Seen[] } {
  const { errorSummary, point } = window.gate;
  const focused = document.activeElement ?? document.body;
  const isAtSummary = focused !== document.body && focused === errorSummary();
  const seen: Seen[] = [...document.querySelectorAll('[autofocus]')].map((element) => ({
    rule: 'autofocus',
    element: point(element),
    message: 'takes the focus by itself',
  }));
  if (focused !== document.body && focused !== document.documentElement && !isAtSummary && seen.length === 0)
    seen.push({ rule: 'autofocus', element: point(focused), message: 'has the focus before anybody pressed a key' });
  return { isAtSummary, seen };
}

/** Runs in the page. */
function lookAtSummary(): Seen[] {
  const first = window.gate.errorSummary()?.querySelector('a');
  const focused = document.activeElement ?? document.body;
  if (first === focused) return [];
  return [{ rule: 'summary-left', element: window.gate.point(focused), message: 'comes before the first mistake' }];
}

/** Runs in the page. */
function lookAtSkipLink(): Seen[] {
  const { isSeen, point } = window.gate;
  const focused = document.activeElement ?? document.body;
  const target =
    focused instanceof HTMLAnchorElement && focused.hash ? document.getElementById(focused.hash.slice(1)) : null;
  const heading = document.querySelector('h1');
  const leadsToContent =
    target !== null && (target.matches('main, h1') || (heading !== null && target.contains(heading)));
  if (!leadsToContent)
    return [
      {
        rule: 'skip-link-missing',
        element: point(focused),
        message: 'is the first stop and does not lead to the content',
      },
    ];
  return isSeen(focused)
    ? []
    : [{ rule: 'skip-link-unseen', element: point(focused), message: 'cannot be seen with the focus' }];
}

/** Runs in the page, after the skip link was followed and Tab pressed once more. */
function lookPastSkipLink(): Seen[] {
  const { point } = window.gate;
  const focused = document.activeElement ?? document.body;
  const main = document.querySelector('main');
  const isPast =
    focused === document.body ||
    !main ||
    main.contains(focused) ||
    Boolean(main.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING);
  return isPast
    ? []
    : [{ rule: 'skip-link-broken', element: point(focused), message: 'comes next, and should have been left out' }];
}
