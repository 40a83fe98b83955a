import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { installInPage, signed } from '../in-page.ts';
import type { Seen } from '../in-page.ts';
import { atSize, atTextSize } from '../window-size.ts';
import { cutOff } from './cut-off.ts';

/**
 * Text grows with the text size of the browser and with its zoom, to 200 % and without being cut off (WCAG 1.4.4). Zoom
 * of 200 % is a window of half the size.
 */
export async function textSize(page: Page): Promise<Finding[]> {
  await page.evaluate(installInPage);
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.evaluate(remember);
  const large = await atTextSize(page, 32, async () => [
    ...signed('text-size', await page.evaluate(compare, { least: 1.9, rule: 'text-size-ignored' })),
    ...(await cutOff(page)),
  ]);
  const zoomed = await atSize(page, { width: width / 2, height: Math.round(height / 2) }, async () => [
    ...signed('text-size', await page.evaluate(compare, { least: 0.7, rule: 'text-shrinks-with-window' })),
    ...(await cutOff(page)),
  ]);
  const ignoresZoom = await page.evaluate(viewport);
  return [...large, ...zoomed, ...signed('text-size', ignoresZoom)].map((each) => ({ ...each, by: 'text-size' }));
}

/** Runs in the page. */
function remember(): void {
  const sizes = new WeakMap<Element, number>();
  for (const element of document.body.querySelectorAll('*'))
    sizes.set(element, parseFloat(getComputedStyle(element).fontSize));
  (window as unknown as { sizesBefore: WeakMap<Element, number> }).sizesBefore = sizes;
}

/** Runs in the page: text that has less than a share of the size that it had. A heading may stop at three times body text. */
function compare({ least, rule }: { least: number; rule: string }): Seen[] {
  const { hasOwnText, isSeen, point } = window.gate;
  const { sizesBefore } = window as unknown as { sizesBefore: WeakMap<Element, number> };
  return [...document.body.querySelectorAll('*')].flatMap((element): Seen[] => {
    const before = sizesBefore.get(element) ?? 0;
    const now = parseFloat(getComputedStyle(element).fontSize);
    if (element.closest('svg') || !hasOwnText(element) || !isSeen(element) || now >= Math.min(before * least, 48))
      return [];
    return [{ rule, element: point(element), message: `has ${now} pixels where it had ${before}` }];
  });
}

/** Runs in the page. */
function viewport(): Seen[] {
  return [...document.querySelectorAll<HTMLMetaElement>('meta[name="viewport"]')].flatMap(({ content }): Seen[] => {
    const most = /maximum-scale\s*=\s*([\d.]+)/.exec(content)?.[1];
    const isLocked = /user-scalable\s*=\s*(no|0)/.test(content) || (most !== undefined && Number(most) < 5);
    return isLocked ? [{ rule: 'zoom-locked', element: '<meta name="viewport">', message: content }] : [];
  });
}
