import type { Page } from '@playwright/test';
import type { Finding } from './finding.ts';

/** What a check sees from inside the page; who says so is added outside. */
export type Seen = Omit<Finding, 'by'>;

/** What the checks of the gate share inside the page. */
export interface InPage {
  /** An element as a developer would point at it. */
  point: (element: Element) => string;
  /** Whether a person can see it: rendered, on the page, and not kept for screen readers only. */
  isSeen: (element: Element) => boolean;
  /** The words of an element, without the spaces of its markup. */
  words: (element: Element) => string;
  /** Whether text stands in the element itself and not only in its children. */
  hasOwnText: (element: Element) => boolean;
  /** What the keyboard can reach, in the order of the page. */
  focusable: () => HTMLElement[];
  /** What is filled in, hidden fields and buttons left out. */
  fields: () => (HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement)[];
  /** The words of the label that can be seen; empty where there is none. */
  labelOf: (field: Element) => string;
  /** The box that says what is wrong and leads to the fields. */
  errorSummary: () => HTMLElement | undefined;
  /** What is painted over a point of the element. A transparent box covers nothing. */
  coveredBy: (element: Element, x: number, y: number) => Element | undefined;
  /** WCAG contrast of two CSS colours, the first seen on the second. */
  contrast: (front: string, back: string) => number;
  /** The colour that an element stands on. */
  backgroundOf: (element: Element) => string;
  /** The pixels of a PNG in base64. */
  pixelsOf: (picture: string) => Promise<ImageData>;
}

declare global {
  interface Window {
    gate: InPage;
  }
}

/** Asks the page as it stands. The function runs inside it, and may use `window.gate` and nothing else from outside. */
export async function lookInPage(page: Page, by: string, look: () => Seen[]): Promise<Finding[]> {
  await page.evaluate(installInPage);
  return signed(by, await page.evaluate(look));
}

/** The findings of a check, under its name. */
export const signed = (by: string, seen: readonly Seen[]): Finding[] => seen.map((each) => ({ by, ...each }));

/** Runs inside the page, before anything else or later, so it refers to nothing outside itself. */
export function installInPage(): void {
  const point: InPage['point'] = (element) => {
    const name = element.tagName.toLowerCase();
    const id = element.id ? `#${element.id}` : '';
    const classes = [...element.classList].map((each) => `.${each}`).join('');
    const text = (element.textContent ?? '').trim().replace(/\s+/g, '').slice(0, 20);
    return `<${name}${id}${classes}>${text ? ` ${text}` : ''}`;
  };

  const isSeen: InPage['isSeen'] = (element) => {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    const { width, height, right, bottom } = element.getBoundingClientRect();
    const isOnPage = right + window.scrollX > 0 && bottom + window.scrollY > 0;
    const style = getComputedStyle(element);
    const isClipped = style.getPropertyValue('clip') !== 'auto' || /inset\((50|100)%/.test(style.clipPath);
    return width > 1 && height > 1 && isOnPage && !isClipped;
  };

  const words: InPage['words'] = (element) => (element.textContent ?? '').trim().replace(/\s+/g, ' ');

  const hasOwnText: InPage['hasOwnText'] = (element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());

  const focusable: InPage['focusable'] = () =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [tabindex], [contenteditable]:not([contenteditable="false"])',
      ),
    ].filter(
      (element) => element.tabIndex >= 0 && !element.matches(':disabled, [type="hidden"]') && element.checkVisibility(),
    );

  const fields: InPage['fields'] = () =>
    [...document.querySelectorAll<HTMLInputElement>('input, select, textarea')].filter(
      ({ type }) => !['hidden', 'submit', 'button', 'image', 'reset'].includes(type),
    );

  const labelOf: InPage['labelOf'] = (field) => {
    const labels = field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field.labels : null;
    const named = field instanceof HTMLTextAreaElement ? field.labels : labels;
    const referred = (field.getAttribute('aria-labelledby') ?? '').split(/\s+/).flatMap((id) => {
      const element = id ? document.getElementById(id) : null;
      return element ? [element] : [];
    });
    return [...(named ?? []), ...referred].filter(isSeen).map(words).join(' ').trim();
  };

  const errorSummary: InPage['errorSummary'] = () =>
    [
      ...document.querySelectorAll<HTMLElement>('[role="alert"], [role="group"], [role="region"], [tabindex="-1"]'),
    ].find((element) => {
      const links = [...element.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
      const leadsToField = links.some(({ hash }) =>
        document.getElementById(decodeURIComponent(hash.slice(1)))?.matches('input, select, textarea, fieldset'),
      );
      return leadsToField && !element.matches('main, form, fieldset, body') && !element.querySelector('form, h1');
    });

  const inks = new Map<string, [number, number, number, number]>();
  const parse = (colour: string): [number, number, number, number] => {
    const known = inks.get(colour);
    if (known) return known;
    let [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    if (!/^rgba?\(/.test(colour)) {
      const context = new OffscreenCanvas(1, 1).getContext('2d');
      if (context) {
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
        [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
        alpha /= 255;
      }
    }
    inks.set(colour, [red, green, blue, alpha]);
    return [red, green, blue, alpha];
  };
  const luminance = (channels: readonly number[]) => {
    const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast: InPage['contrast'] = (front, back) => {
    const [red, green, blue, alpha] = parse(front);
    const behind = parse(back);
    const seen = [red, green, blue].map((channel, index) => channel * alpha + (behind[index] ?? 0) * (1 - alpha));
    const [darker = 0, lighter = 0] = [luminance(seen), luminance(behind.slice(0, 3))].sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
  };

  const backgroundOf: InPage['backgroundOf'] = (element) => {
    for (let each: Element | null = element; each; each = each.parentElement) {
      const colour = getComputedStyle(each).backgroundColor;
      if (parse(colour)[3] > 0) return colour;
    }
    return 'rgb(255, 255, 255)';
  };

  const coveredBy: InPage['coveredBy'] = (element, x, y) => {
    const stack = document.elementsFromPoint(x, y);
    const above = stack.slice(0, Math.max(0, stack.indexOf(element)));
    return above.find((each) => !element.contains(each) && parse(getComputedStyle(each).backgroundColor)[3] > 0);
  };

  const pixelsOf: InPage['pixelsOf'] = async (picture) => {
    const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (!context) throw new Error('This browser draws nothing');
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height);
  };

  window.gate = {
    point,
    isSeen,
    words,
    hasOwnText,
    focusable,
    fields,
    labelOf,
    errorSummary,
    coveredBy,
    contrast,
    backgroundOf,
    pixelsOf,
  };
}
