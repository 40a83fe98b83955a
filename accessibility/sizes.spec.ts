import { expect, test } from './gate.ts';
import { light, narrow, narrowWithLargeText } from './modes.ts';
import type { Mode } from './modes.ts';
import { pageStates } from './routes.ts';

const sizes: Readonly<Record<string, Mode>> = {
  'a wide window': light,
  '320 pixels, which is 400 % of 1280': narrow,
  '320 pixels with the largest text of the settings': narrowWithLargeText,
  'text of 200 % in the browser': { textSize: 32 },
};

/** WCAG 1.4.12, as a person's own style sheet sets it. */
const spaced = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

for (const state of pageStates) {
  test(`${state.name} fits every size and text spacing, with targets of 44 pixels`, async ({ open, page }) => {
    for (const [name, mode] of Object.entries(sizes)) {
      await open(state, mode);
      expect.soft(await page.evaluate(() => window.gate.cutOff()), `cut off in ${name}`).toEqual([]);
      expect.soft(await page.evaluate(smallTargets), `too small in ${name}`).toEqual([]);
      await page.evaluate((text) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        document.adoptedStyleSheets = [sheet];
      }, spaced);
      const cutOff = await page.evaluate(() => window.gate.cutOff());
      expect.soft(cutOff, `cut off in ${name} with wider text spacing`).toEqual([]);
    }
  });
}

/** Runs in the page. WCAG 2.5.5: 44 by 44, save for links within a sentence. */
function smallTargets(): string[] {
  const { focusable, isSeen, point } = window.gate;
  const isWithinSentence = (element: Element): boolean => {
    const parent = element.parentElement;
    if (element.tagName !== 'A' || !parent || getComputedStyle(element).display !== 'inline') return false;
    return [...parent.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
  };
  return focusable().flatMap((element) => {
    // A skip link is seen only while it has the focus.
    if (!isSeen(element)) element.focus();
    if (!isSeen(element) || isWithinSentence(element)) return [];
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    const pressed = element.matches('[type="radio"], [type="checkbox"]') ? [element, ...labels] : [element];
    const boxes = pressed.map((each) => each.getBoundingClientRect());
    const [left, right] = [Math.min(...boxes.map((box) => box.left)), Math.max(...boxes.map((box) => box.right))];
    const [top, bottom] = [Math.min(...boxes.map((box) => box.top)), Math.max(...boxes.map((box) => box.bottom))];
    // A browser's layout rounds to sixty-fourths of a pixel.
    if (right - left < 43.9 || bottom - top < 43.9)
      return [`${point(element)} is ${Math.round(right - left)} by ${Math.round(bottom - top)}`];
    element.scrollIntoView({ block: 'center' });
    const [box] = element.getClientRects();
    if (!box || pressed.length > 1) return [];
    // Something that lies over part of a target takes the presses that are meant for it.
    const x = box.left + box.width / 2;
    const rows = Array.from({ length: Math.floor(box.height) }, (_, row) =>
      document.elementFromPoint(x, box.top + row + 0.5),
    );
    const own = rows.filter((hit) => element.contains(hit)).length;
    const over = rows.find((hit) => hit && !element.contains(hit));
    return over && own < 43 ? [`${point(over)} leaves only ${own} pixels of ${point(element)} to press`] : [];
  });
}
