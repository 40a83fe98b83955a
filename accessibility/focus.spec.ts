import type { Page } from '@playwright/test';
import { expect, test } from './gate.ts';
import { modes } from './modes.ts';
import type { Mode } from './modes.ts';
import { pageStates } from './routes.ts';

const themes = ['light', 'dark', 'high contrast', 'forced colours'];
const cases: readonly (readonly [string, Mode])[] = Object.entries(modes).filter(([name]) => themes.includes(name));
const components = pageStates.filter(({ route }) => route === '/style-guide/[component]' || route === '/');

for (const state of components) {
  test(`the focus on ${state.name} changes what is seen, in every theme and in old browsers`, async ({
    open,
    page,
  }) => {
    for (const [name, mode] of cases) {
      await open(state, mode);
      expect.soft(await faintFocus(page), name).toEqual([]);
      if (!(await page.evaluate(forgetFocusVisible))) continue;
      expect.soft(await faintFocus(page), `${name} without :focus-visible`).toEqual([]);
    }
  });
}

/** Compares pictures of each kind of element with and without the focus. */
async function faintFocus(page: Page): Promise<string[]> {
  const kinds = await page.evaluate(markKinds);
  const findings: string[] = [];
  for (let kind = 0; kind < kinds; kind += 1) {
    const target = page.locator(`[data-kind="${kind}"]`);
    await target.evaluate((element: HTMLElement) => {
      element.focus();
      element.scrollIntoView({ block: 'center' });
    });
    const box = await target.boundingBox();
    if (!box) continue;
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
    // WCAG 2.4.13: an area as large as an outline of 2 pixels, changed by 3 to 1.
    const wanted = 4 * (Math.round(box.width) + Math.round(box.height));
    if (changed < wanted * 0.8)
      findings.push(
        `${await target.evaluate((element) => window.gate.point(element))}: ${changed} of ${wanted} pixels`,
      );
  }
  return findings;
}

/** Runs in the page: one element of each kind, told apart by tag, type and classes. */
function markKinds(): number {
  const kinds = new Map<string, HTMLElement>();
  for (const element of window.gate.focusable()) {
    element.removeAttribute('data-kind');
    const place = element.closest('header, footer, .error-summary, main')?.className ?? '';
    const kind = `${element.tagName} ${element.getAttribute('type')} ${element.className} ${place}`;
    if (window.gate.isSeen(element) && !kinds.has(kind)) kinds.set(kind, element);
  }
  [...kinds.values()].forEach((element, index) => element.setAttribute('data-kind', String(index)));
  return kinds.size;
}

/** Runs in the page: how many pixels differ between two pictures by a contrast of 3 to 1 or more. */
async function countChanged(pictures: readonly [string, string]): Promise<number> {
  const [first, second] = await Promise.all(
    pictures.map(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      context?.drawImage(bitmap, 0, 0);
      return context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
    }),
  );
  if (!first || !second) return 0;
  const colour = (data: Uint8ClampedArray, at: number) => `rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`;
  let changed = 0;
  for (let at = 0; at < first.length; at += 4)
    if (window.gate.contrast(colour(first, at), colour(second, at)) >= 3) changed += 1;
  return changed;
}

/** Runs in the page: drops every rule that a browser without `:focus-visible` drops, and says whether there was one. */
function forgetFocusVisible(): boolean {
  let isChanged = false;
  for (const sheet of document.styleSheets)
    for (let index = sheet.cssRules.length - 1; index >= 0; index -= 1)
      if (sheet.cssRules[index]?.cssText.includes(':focus-visible')) {
        sheet.deleteRule(index);
        isChanged = true;
      }
  return isChanged;
}
