import type { Page } from '@playwright/test';
import { expect, test } from './gate.ts';
import { light, narrow } from './modes.ts';
import { pageStates } from './routes.ts';

for (const state of pageStates) {
  test(`Tab walks ${state.name} in reading order and the focus is always seen`, async ({ open, page }) => {
    for (const [name, mode] of Object.entries({ 'a wide window': light, '320 pixels': narrow })) {
      await open(state, mode);
      expect.soft(await walk(page), name).toEqual([]);
    }
  });

  test(`the first Tab on ${state.name} leads past what was heard before`, async ({ open, page }) => {
    await open(state);
    const isSentBack = new URL(page.url()).hash === '#errors';
    if (isSentBack) {
      const summary = page.getByRole('main').getByRole('group').first();
      await expect(summary, 'the browser moves the focus to what is wrong').toBeFocused();
      await page.keyboard.press('Tab');
      await expect(summary.getByRole('link').first()).toBeFocused();
      return;
    }
    await page.keyboard.press('Tab');
    const skip = page.getByRole('banner').getByRole('link').first();
    await expect(skip).toBeFocused();
    await expect(skip).toHaveAttribute('href', '#main');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    await page.keyboard.press('Tab');
    const isPastHeader = await page.evaluate(() => document.activeElement?.closest('header') === null);
    expect(isPastHeader, 'the next Tab goes on after the header').toBe(true);
  });
}

/** Presses Tab from the first stop to the last and back again, and says what is wrong on the way. */
async function walk(page: Page): Promise<string[]> {
  const findings: string[] = [];
  const stops = await page.evaluate(prepare);
  const url = page.url();
  const title = await page.title();
  findings.push(...(await page.evaluate(look, 0)));
  for (let stop = 1; stop < stops; stop += 1) {
    await page.keyboard.press('Tab');
    findings.push(...(await page.evaluate(look, stop)));
  }
  // Backwards from the last: what scrolls into view from above may be covered by what was not in the way from below.
  for (let stop = stops - 2; stop >= 0; stop -= 1) {
    await page.keyboard.press('Shift+Tab');
    findings.push(...(await page.evaluate(look, stop)));
  }
  if (page.url() !== url || (await page.title()) !== title) findings.push('moving the focus changed the page');
  return [...new Set(findings)];
}

/** Runs in the page: numbers what Tab should reach, and starts at the first. One radio of a group takes the focus for all. */
function prepare(): number {
  const groups = new Map<string, HTMLInputElement>();
  const stops = window.gate.focusable().filter((element) => {
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
    const chosen = document.querySelector<HTMLInputElement>(`[type="radio"][name="${element.name}"]:checked`);
    const first = groups.get(element.name) ?? chosen ?? element;
    groups.set(element.name, first);
    return element === first;
  });
  stops.forEach((element, index) => element.setAttribute('data-stop', String(index)));
  // A page that came back with mistakes begins at its summary.
  stops[0]?.focus();
  return stops.length;
}

/** Runs in the page: is the focus where it should be, and can a person see it? */
function look(stop: number): string[] {
  const { backgroundOf, contrast, coveredBy, isSeen, point } = window.gate;
  const focused = document.activeElement ?? document.body;
  const expected = document.querySelector(`[data-stop="${stop}"]`) ?? document.body;
  // A group of radios is entered at its last from below.
  const isSameGroup =
    focused instanceof HTMLInputElement &&
    focused.type === 'radio' &&
    expected instanceof HTMLInputElement &&
    focused.name === expected.name;
  if (focused !== expected && !isSameGroup)
    return [`stop ${stop + 1} is ${point(focused)} where ${point(expected)} comes next`];

  const found: string[] = [];
  if (!isSeen(focused)) found.push(`${point(focused)} has the focus and cannot be seen`);
  const style = getComputedStyle(focused);
  const width = style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
  if (width < 2) found.push(`the focus of ${point(focused)} is ${width} pixels strong`);
  else {
    const ratio = contrast(style.outlineColor, backgroundOf(focused.parentElement ?? document.body));
    if (ratio < 3) found.push(`the focus of ${point(focused)} has a contrast of ${ratio.toFixed(1)} to 1`);
  }

  // Of a link that runs over two lines, each line counts on its own.
  for (const box of focused.getClientRects()) {
    const points = [
      [box.left + 2, box.top + 2],
      [box.right - 2, box.top + 2],
      [box.left + box.width / 2, box.top + box.height / 2],
      [box.left + 2, box.bottom - 2],
      [box.right - 2, box.bottom - 2],
    ] as const;
    for (const [x, y] of points) {
      // What is taller than a small window cannot be inside it with all its corners.
      if (y < 0 || y > window.innerHeight) continue;
      const cover = coveredBy(focused, x, y);
      if (cover) found.push(`${point(focused)} is covered by ${point(cover)}`);
    }
  }
  const [box] = focused.getClientRects();
  if (box && (box.bottom < 0 || box.top > window.innerHeight)) found.push(`${point(focused)} is out of the window`);

  const previous = document.querySelector(`[data-stop="${stop - 1}"]`);
  if (previous && box && isSeen(previous)) {
    const before = previous.getBoundingClientRect();
    const isHigher = box.bottom <= before.top + 1;
    const isNextColumn = box.left >= before.right - 1;
    if (isHigher && !isNextColumn) found.push(`${point(focused)} stands above ${point(previous)}, and comes after it`);
  }
  return found;
}
