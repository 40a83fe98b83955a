/** What the checks of the gate share inside the page. */
export interface InPage {
  /** An element as a developer would point at it. */
  point: (element: Element) => string;
  /** Whether a person can see it: rendered, on the page, and not kept for screen readers only. */
  isSeen: (element: Element) => boolean;
  /** What the keyboard can reach, in the order of the page. */
  focusable: () => HTMLElement[];
  /** Whether text that belongs to the element is cut off, or the element reaches out of the page. */
  cutOff: () => string[];
  /** What is painted over a point of the element. A transparent box covers nothing. */
  coveredBy: (element: Element, x: number, y: number) => Element | undefined;
  /** WCAG contrast of two CSS colours, the first seen on the second. */
  contrast: (front: string, back: string) => number;
  /** The colour that an element stands on. */
  backgroundOf: (element: Element) => string;
}

declare global {
  interface Window {
    gate: InPage;
  }
}

/** Runs inside the page before anything else, so it refers to nothing outside itself. */
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
    const isClipped = getComputedStyle(element).clip !== 'auto';
    return width > 1 && height > 1 && isOnPage && !isClipped;
  };

  const focusable: InPage['focusable'] = () =>
    [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]')].filter(
      (element) => element.tabIndex >= 0 && !element.matches(':disabled, [type="hidden"]') && element.checkVisibility(),
    );

  const cutOff: InPage['cutOff'] = () => {
    const findings: string[] = [];
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth)
      findings.push(`the page is ${page.scrollWidth} pixels wide where there are ${page.clientWidth}`);
    for (const element of document.body.querySelectorAll('*')) {
      if (!isSeen(element) || element.closest('svg')) continue;
      const box = element.getBoundingClientRect();
      if (box.right > page.clientWidth + 1 || box.left < -1)
        findings.push(`${point(element)} reaches from ${Math.round(box.left)} to ${Math.round(box.right)}`);
      const style = getComputedStyle(element);
      // A field lets its own text be read by moving the caret.
      if (element.matches('input, select')) continue;
      const clips = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
      if (clips(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
        findings.push(`${point(element)} cuts its text off at the side`);
      if (clips(style.overflowY) && element.scrollHeight > element.clientHeight + 1)
        findings.push(`${point(element)} cuts its text off below`);
    }
    return findings;
  };

  const parse = (colour: string): [number, number, number, number] => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
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

  window.gate = { point, isSeen, focusable, cutOff, coveredBy, contrast, backgroundOf };
}
