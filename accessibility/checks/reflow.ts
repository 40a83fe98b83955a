import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';
import { atSize } from '../window-size.ts';
import { cutOff } from './cut-off.ts';
import { targets } from './targets.ts';

/** At 320 by 256 pixels, which is 1280 by 1024 at 400 %, everything is there and can be pressed (WCAG 1.4.10). */
export const reflow = (page: Page): Promise<Finding[]> =>
  atSize(page, { width: 320, height: 256 }, async () => [
    ...(await cutOff(page)).map((each) => ({ ...each, by: 'reflow' })),
    ...(await targets(page)).map((each) => ({ ...each, by: 'reflow' })),
    ...(await lookInPage(page, 'reflow', look)),
  ]);

/** What stays in a window this small leaves no room to read. */
function look(): Seen[] {
  const { isSeen, point } = window.gate;
  return [...document.body.querySelectorAll('*')].flatMap((each): Seen[] => {
    if (!/fixed|sticky/.test(getComputedStyle(each).position) || !isSeen(each)) return [];
    const { width, height } = each.getBoundingClientRect();
    const share = (width * height) / (window.innerWidth * window.innerHeight);
    if (share < 0.25) return [];
    return [
      { rule: 'window-taken', element: point(each), message: `keeps ${Math.round(share * 100)} % of the window` },
    ];
  });
}
