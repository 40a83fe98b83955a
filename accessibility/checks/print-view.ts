import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { installInPage, signed } from '../in-page.ts';
import type { Seen } from '../in-page.ts';
import { atSize } from '../window-size.ts';
import { cutOff } from './cut-off.ts';

/** On paper everything that the page says is there, dark on white, and nothing is cut off. */
export async function printView(page: Page): Promise<Finding[]> {
  await page.evaluate(installInPage);
  await page.evaluate(remember);
  await page.emulateMedia({ media: 'print' });
  // A4 with its margins, in CSS pixels.
  const findings = await atSize(page, { width: 680, height: 1000 }, async () => [
    ...signed('print-view', await page.evaluate(look)),
    ...(await cutOff(page)),
  ]);
  await page.emulateMedia({ media: null });
  return findings.map((each) => ({ ...each, by: 'print-view' }));
}

/** Runs in the page. */
function remember(): void {
  const { hasOwnText, isSeen } = window.gate;
  for (const each of document.querySelectorAll('main *'))
    each.toggleAttribute('data-on-screen', hasOwnText(each) && isSeen(each));
}

/** Runs in the page. */
function look(): Seen[] {
  const { backgroundOf, contrast, hasOwnText, isSeen, point } = window.gate;
  const lost = [...document.querySelectorAll('[data-on-screen]')].flatMap((element): Seen[] => {
    element.removeAttribute('data-on-screen');
    if (isSeen(element) || element.closest('form, nav, a, button, [role="navigation"]')) return [];
    return [{ rule: 'print-loses-text', element: point(element), message: 'is not printed' }];
  });
  const pale = [...document.body.querySelectorAll('*')].flatMap((element): Seen[] => {
    if (!hasOwnText(element) || !isSeen(element) || element.closest('svg, script, style, form')) return [];
    const { color, printColorAdjust } = getComputedStyle(element);
    // Paper is white: browsers leave backgrounds out.
    const ratio = contrast(color, printColorAdjust === 'exact' ? backgroundOf(element) : 'rgb(255, 255, 255)');
    return ratio < 4.5
      ? [{ rule: 'print-pale', element: point(element), message: `${color} on white is ${ratio.toFixed(1)} to 1` }]
      : [];
  });
  const kept = [...document.body.querySelectorAll('*')].flatMap((element): Seen[] =>
    getComputedStyle(element).position === 'fixed' && isSeen(element)
      ? [{ rule: 'print-covered', element: point(element), message: 'is printed over the text of every sheet' }]
      : [],
  );
  return [...lost, ...pale, ...kept];
}
