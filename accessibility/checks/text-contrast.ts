import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { installInPage, signed } from '../in-page.ts';
import type { Seen } from '../in-page.ts';
import { pictureOf } from '../picture.ts';

const withoutText = `*, ::before, ::after, ::placeholder, ::marker {
  color: transparent !important; -webkit-text-fill-color: transparent !important;
  text-shadow: none !important; text-decoration-color: transparent !important; transition: none !important;
}`;

/**
 * Text stands out from the pixels that are painted behind it, pictures and gradients included: 7 to 1, and 4.5 to 1 when
 * it is large (WCAG 1.4.6).
 */
export async function textContrast(page: Page): Promise<Finding[]> {
  await page.evaluate(installInPage);
  await page.evaluate(remember);
  const isForced = await page.evaluate(() => matchMedia('(forced-colors: active)').matches);
  // Colours that the person forces on the page hide no text either.
  const sheet = isForced ? '' : withoutText;
  await page.evaluate((text) => {
    const added = new CSSStyleSheet();
    added.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, added];
  }, sheet);
  const picture = await pictureOf(page);
  await page.evaluate(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
  });
  return signed('text-contrast', await page.evaluate(look, { picture, isForced }));
}

/** Runs in the page: scrolling would move what is not part of the flow. */
function remember(): void {
  window.scrollTo({ left: 0, top: 0, behavior: 'instant' });
}

/** Runs in the page. */
async function look({ picture, isForced }: { picture: string; isForced: boolean }): Promise<Seen[]> {
  const { contrast, fields, hasOwnText, isSeen, pixelsOf, point } = window.gate;
  const { data, width, height } = await pixelsOf(picture);
  const transparency = (element: Element): number => {
    let opacity = 1;
    for (let each: Element | null = element; each; each = each.parentElement)
      opacity *= Number(getComputedStyle(each).opacity);
    return opacity;
  };
  const faded = (colour: string, opacity: number) => {
    if (opacity === 1) return colour;
    const [red, green, blue, alpha = '1'] = colour.match(/[\d.]+/g) ?? [];
    return `rgba(${red}, ${green}, ${blue}, ${Number(alpha) * opacity})`;
  };
  /** The contrast that all but a tenth of what is behind the text has; where the text is seen too, what there is most of. */
  const worst = (colour: string, boxes: Iterable<DOMRect>): number | undefined => {
    const counts = new Map<number, number>();
    for (const box of boxes) {
      const [left, top] = [Math.floor(box.left + window.scrollX), Math.floor(box.top + window.scrollY)];
      const step = box.width * box.height > 20_000 ? 3 : 2;
      for (let y = Math.max(0, top + 1); y < Math.min(height, top + box.height - 1); y += step)
        for (let x = Math.max(0, left); x < Math.min(width, left + box.width); x += step) {
          const at = (y * width + x) * 4;
          const pixel = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
          counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
        }
    }
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (total === 0) return undefined;
    const ratios = [...counts]
      .map(
        ([pixel, count]) =>
          [contrast(colour, `rgb(${pixel >> 16}, ${(pixel >> 8) & 255}, ${pixel & 255})`), count] as const,
      )
      .sort(([first], [second]) => first - second);
    const most = Math.max(...counts.values());
    let passed = 0;
    for (const [ratio, count] of ratios) {
      passed += count;
      if (isForced ? count === most : passed > total * 0.1) return ratio;
    }
    return ratios.at(-1)?.[0];
  };
  const seen: Seen[] = [];
  const judge = (element: Element, colour: string, boxes: Iterable<DOMRect>, rule = 'text-pale') => {
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const wanted = isLarge ? 4.5 : 7;
    const ratio = worst(faded(colour, transparency(element)), boxes);
    if (ratio === undefined || ratio >= wanted - 0.05) return;
    seen.push({ rule, element: point(element), message: `${colour} has ${ratio.toFixed(1)} to 1 of ${wanted} to 1` });
  };
  for (const element of document.body.querySelectorAll('*')) {
    if (element.closest('svg, script, style, noscript, select, :disabled') || !hasOwnText(element) || !isSeen(element))
      continue;
    const range = document.createRange();
    const boxes = [...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim())
      .flatMap((node) => {
        range.selectNodeContents(node);
        return [...range.getClientRects()];
      });
    judge(element, getComputedStyle(element).color, boxes);
  }
  for (const field of fields()) {
    if (
      !isSeen(field) ||
      field.matches(':disabled, [type="radio"], [type="checkbox"], [type="range"], [type="file"], [type="color"]')
    )
      continue;
    const box = field.getBoundingClientRect();
    const inner = [new DOMRect(box.left + 6, box.top + 6, box.width - 12, box.height - 12)];
    judge(field, getComputedStyle(field).color, inner);
    if (field.getAttribute('placeholder'))
      judge(field, getComputedStyle(field, '::placeholder').color, inner, 'placeholder-pale');
  }
  return seen;
}
