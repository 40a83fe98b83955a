import type { Locator, Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { installInPage, signed } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/**
 * The focus changes as many pixels as an outline of 2 pixels has, by 3 to 1 (WCAG 2.4.13). Looks at one element of each
 * kind, told apart by tag, type, classes and place.
 */
export async function focusAppearance(page: Page): Promise<Finding[]> {
  await page.evaluate(installInPage);
  const kinds = await page.evaluate(markKinds);
  const seen: Seen[] = [];
  for (let kind = 0; kind < kinds; kind += 1) {
    const target = page.locator(`[data-kind="${kind}"]`);
    const faint = await compare(page, target);
    if (faint)
      seen.push({
        rule: 'focus-faint',
        element: await target.evaluate((each) => window.gate.point(each)),
        message: faint,
      });
  }
  return signed('focus-appearance', seen);
}

/** Compares pictures of an element with and without the focus; says what is missing. */
async function compare(page: Page, target: Locator): Promise<string> {
  await target.evaluate((element: HTMLElement) => {
    element.focus();
    element.scrollIntoView({ block: 'center' });
  });
  const box = await target.boundingBox();
  if (!box) return '';
  const clip = {
    x: Math.max(0, box.x - 8),
    y: Math.max(0, box.y - 8),
    width: box.width + 16,
    height: box.height + 16,
  };
  const focused = await page.screenshot({ clip, caret: 'hide' });
  await target.evaluate((element: HTMLElement) => element.blur());
  const plain = await page.screenshot({ clip, caret: 'hide' });
  const pictures = [focused.toString('base64'), plain.toString('base64')] as const;
  const changed = await page.evaluate(countChanged, pictures);
  // Anti-aliased corners take a fifth.
  const wanted = 4 * (Math.round(box.width) + Math.round(box.height));
  return changed < wanted * 0.8 ? `the focus changes ${changed} of ${wanted} pixels` : '';
}

/** Runs in the page. */
function markKinds(): number {
  const kinds = new Map<string, HTMLElement>();
  for (const element of window.gate.focusable()) {
    element.removeAttribute('data-kind');
    const place = element.closest('header, footer, [role="group"], [role="alert"], main')?.className ?? '';
    const kind = `${element.tagName} ${element.getAttribute('type')} ${element.className} ${place}`;
    if (window.gate.isSeen(element) && !kinds.has(kind)) kinds.set(kind, element);
  }
  for (const [index, element] of [...kinds.values()].entries()) element.setAttribute('data-kind', String(index));
  return kinds.size;
}

/** Runs in the page: how many pixels differ between two pictures by a contrast of 3 to 1 or more. */
async function countChanged(pictures: readonly [string, string]): Promise<number> {
  const [first, second] = await Promise.all(
    pictures.map(async (picture) => (await window.gate.pixelsOf(picture)).data),
  );
  if (!first || !second) return 0;
  const colour = (data: Uint8ClampedArray, at: number) => `rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`;
  let changed = 0;
  for (let at = 0; at < first.length; at += 4)
    if (first[at] !== second[at] || first[at + 1] !== second[at + 1] || first[at + 2] !== second[at + 2])
      if (window.gate.contrast(colour(first, at), colour(second, at)) >= 3) changed += 1;
  return changed;
}
