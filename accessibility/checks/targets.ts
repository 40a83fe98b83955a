import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/**
 * What is pressed is 44 pixels wide and high, on phones 48 unless it is a link, save for links within a sentence, and
 * nothing lies over it (WCAG 2.5.5).
 */
export const targets = (page: Page): Promise<Finding[]> => lookInPage(page, 'targets', look);

function look(): Seen[] {
  const { focusable, isSeen, point } = window.gate;
  const isWithinSentence = (element: Element): boolean => {
    const parent = element.parentElement;
    if (element.tagName !== 'A' || !parent || getComputedStyle(element).display !== 'inline') return false;
    return [...parent.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
  };
  const before = document.activeElement;
  const [left, top] = [window.scrollX, window.scrollY];
  const seen = focusable().flatMap((each): Seen[] => {
    const wanted = window.innerWidth <= 480 && !each.matches('a, summary') ? 48 : 44;
    // A skip link is seen only while it has the focus.
    if (!isSeen(each)) each.focus({ preventScroll: true });
    if (!isSeen(each) || isWithinSentence(each)) return [];
    const labels = each instanceof HTMLInputElement ? [...(each.labels ?? [])] : [];
    const pressed = each.matches('[type="radio"], [type="checkbox"]') ? [each, ...labels] : [each];
    const boxes = pressed.map((part) => part.getBoundingClientRect());
    const width = Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left));
    const height = Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top));
    // A browser's layout rounds to sixty-fourths of a pixel.
    if (width < wanted - 0.1 || height < wanted - 0.1)
      return [
        {
          rule: 'target-small',
          element: point(each),
          message: `is ${Math.round(width)} by ${Math.round(height)} pixels`,
        },
      ];
    each.scrollIntoView({ block: 'center', behavior: 'instant' });
    const [box] = each.getClientRects();
    if (!box || pressed.length > 1) return [];
    // Something that lies over part of a target takes the presses that are meant for it.
    const x = box.left + box.width / 2;
    const rows = Array.from({ length: Math.floor(box.height) }, (_, row) =>
      document.elementFromPoint(x, box.top + row + 0.5),
    );
    const own = rows.filter((hit) => each.contains(hit)).length;
    const over = rows.find((hit) => hit && !each.contains(hit));
    return over && own < wanted - 1
      ? [{ rule: 'target-covered', element: point(each), message: `${point(over)} leaves only ${own} pixels to press` }]
      : [];
  });
  if (before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true });
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  window.scrollTo({ left, top, behavior: 'instant' });
  return seen;
}
