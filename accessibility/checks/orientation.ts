import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { installInPage, signed } from '../in-page.ts';
import { atSize } from '../window-size.ts';

/** Held upright or across, a device shows the same words, and shows them upright (WCAG 1.3.4). */
export async function orientation(page: Page): Promise<Finding[]> {
  await page.evaluate(installInPage);
  const upright = await atSize(page, { width: 700, height: 1000 }, () => page.evaluate(look));
  const across = await atSize(page, { width: 1000, height: 700 }, () => page.evaluate(look));
  const only = (some: readonly string[], others: readonly string[], held: string) =>
    some
      .filter((each) => !others.includes(each))
      .map((element) => ({ rule: 'shown-one-way', element, message: `is shown only when the device is held ${held}` }));
  return signed('orientation', [...only(upright, across, 'upright'), ...only(across, upright, 'across')]);
}

/** Runs in the page: what can be read. */
function look(): string[] {
  const { hasOwnText, isSeen, point } = window.gate;
  return [...document.body.querySelectorAll('*')].filter((each) => hasOwnText(each) && isSeen(each)).map(point);
}
