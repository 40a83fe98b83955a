import { expect, test } from './gate.ts';
import { light, narrow } from './modes.ts';
import { pageStates } from './routes.ts';

for (const state of pageStates) {
  for (const [name, mode] of Object.entries({ 'a wide window': light, '320 pixels': narrow })) {
    test(`everything to press on ${state.name} is at least 44 pixels in ${name}`, async ({ open, page }) => {
      await open(state, mode);
      expect(await page.evaluate(smallTargets)).toEqual([]);
    });
  }
}

/** Runs in the page. WCAG 2.5.5: 44 by 44, save for links within a sentence. */
function smallTargets(): string[] {
  const { focusable, isSeen, point } = window.gate;
  const isWithinSentence = (element: Element): boolean => {
    const parent = element.parentElement;
    if (element.tagName !== 'A' || !parent || getComputedStyle(element).display !== 'inline') return false;
    return [...parent.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
  };
  return focusable()
    .filter((element) => isSeen(element) && !isWithinSentence(element))
    .flatMap((element) => {
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      const pressed = element.matches('[type="radio"], [type="checkbox"]') ? [element, ...labels] : [element];
      const boxes = pressed.map((each) => each.getBoundingClientRect());
      const width = Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left));
      const height = Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top));
      // A browser's layout rounds to sixty-fourths of a pixel.
      if (width >= 43.9 && height >= 43.9) return [];
      return [`${point(element)} is ${Math.round(width)} by ${Math.round(height)}`];
    });
}
