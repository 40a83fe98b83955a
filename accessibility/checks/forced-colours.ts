import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { installInPage, signed } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/**
 * With colours of the person's own, what is chosen or current still differs from the rest, buttons still have an edge, and
 * nothing refuses these colours (EN 301 549, 9.7).
 */
export async function forcedColours(page: Page): Promise<Finding[]> {
  await page.evaluate(installInPage);
  await page.evaluate(markDifferent);
  await page.emulateMedia({ forcedColors: 'active' });
  const seen = await page.evaluate(look);
  await page.emulateMedia({ forcedColors: 'none' });
  return signed('forced-colours', seen);
}

/** Runs in the page: what is painted otherwise than its neighbours, or says that it is in a state of its own. */
function markDifferent(): void {
  const { isSeen } = window.gate;
  const stated =
    '[aria-current]:not([aria-current="false"]), [aria-selected="true"], [aria-pressed="true"], [aria-checked="true"]';
  const ground = (element: Element) => {
    const { backgroundColor, backgroundImage, boxShadow } = getComputedStyle(element);
    return `${backgroundColor} ${backgroundImage} ${boxShadow}`;
  };
  for (const element of document.body.querySelectorAll('a, button, li, td, [role], label, span')) {
    const siblings = [...(element.parentElement?.children ?? [])].filter(
      (each) => each !== element && each.tagName === element.tagName && isSeen(each),
    );
    if (siblings.length === 0 || !isSeen(element)) continue;
    const others = new Set(siblings.map(ground));
    const isOdd = siblings.length > 1 && others.size === 1 && !others.has(ground(element));
    if (element.matches(stated) || isOdd) element.setAttribute('data-odd', '');
  }
}

/** Runs in the page, with forced colours. */
function look(): Seen[] {
  const { isSeen, point } = window.gate;
  const seen: Seen[] = [];
  const properties = [
    ...['top', 'right', 'bottom', 'left'].flatMap((side) => [
      `border-${side}-width`,
      `border-${side}-style`,
      `border-${side}-color`,
    ]),
    ...[
      'outline-style',
      'outline-width',
      'text-decoration-line',
      'font-weight',
      'font-style',
      'font-size',
      'color',
      'background-color',
      'background-image',
      'list-style-type',
      'text-decoration-thickness',
    ],
  ];
  const looks = (element: Element): string =>
    [element, ...element.querySelectorAll('*')]
      .flatMap((each) => {
        const style = getComputedStyle(each);
        const pseudo = ['::before', '::after', '::marker'].map((name) => getComputedStyle(each, name).content);
        return [...properties.map((property) => style.getPropertyValue(property)), ...pseudo];
      })
      .join(' ');
  for (const element of document.querySelectorAll('[data-odd]')) {
    element.removeAttribute('data-odd');
    const siblings = [...(element.parentElement?.children ?? [])].filter(
      (each) => each !== element && each.tagName === element.tagName && isSeen(each),
    );
    // Words such as 当前 tell it as well.
    const says = /当前|已选|选中|已?打开|正在|本页|现在/.test(element.textContent ?? '');
    if (!says && siblings.some((each) => looks(each) === looks(element)))
      seen.push({
        rule: 'state-by-colour-only',
        element: point(element),
        message: 'looks like its neighbours in colours of one’s own',
      });
  }
  for (const choice of document.querySelectorAll<HTMLInputElement>('[type="radio"], [type="checkbox"]')) {
    if (getComputedStyle(choice).appearance !== 'none' || !isSeen(choice)) continue;
    const { checked } = choice;
    const [chosen, open] = [true, false].map((state) => {
      choice.checked = state;
      // A transparent ground and one in the colour of the page look the same.
      return looks(choice.parentElement ?? choice).replace(/rgba\((\d+, \d+, \d+), 0\)/g, 'rgb($1)');
    });
    choice.checked = checked;
    if (chosen === open)
      seen.push({ rule: 'state-by-colour-only', element: point(choice), message: 'looks the same chosen or not' });
  }
  for (const button of document.querySelectorAll(
    'button, input[type="submit"], [role="button"], input[type="text"], input:not([type]), textarea, select',
  )) {
    const style = getComputedStyle(button);
    const hasEdge = ['Top', 'Right', 'Bottom', 'Left'].some((side) => {
      const width = style.getPropertyValue(`border-${side.toLowerCase()}-width`);
      return parseFloat(width) > 0 && style.getPropertyValue(`border-${side.toLowerCase()}-style`) !== 'none';
    });
    const isMarked = hasEdge || style.outlineStyle !== 'none' || style.textDecorationLine.includes('underline');
    if (!isMarked && isSeen(button))
      seen.push({ rule: 'control-without-edge', element: point(button), message: 'has no edge left' });
  }
  for (const element of document.body.querySelectorAll('*'))
    if (
      getComputedStyle(element).forcedColorAdjust === 'none' &&
      !element.closest('svg') &&
      !element.parentElement?.closest('[data-refuses]')
    ) {
      element.setAttribute('data-refuses', '');
      seen.push({
        rule: 'colours-refused',
        element: point(element),
        message: 'refuses the colours that the person chose',
      });
    }
  for (const element of document.querySelectorAll('[data-refuses]')) element.removeAttribute('data-refuses');
  return seen;
}
