import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { installInPage, signed } from '../in-page.ts';
import type { Seen } from '../in-page.ts';
import { markListeners } from '../listeners.ts';

/**
 * What appears after somebody pressed, chose or typed something is announced: it stands in a live region that was there
 * before, or gets the focus (WCAG 4.1.3).
 */
export async function status(page: Page): Promise<Finding[]> {
  await page.evaluate(installInPage);
  const kinds = await markListeners(page);
  if (!['click', 'input', 'change', 'keyup', 'keydown', 'submit'].some((kind) => kinds.has(kind))) return [];
  const url = page.url();
  const count = await page.evaluate(prepare);
  const seen: Seen[] = [];
  for (let index = 0; index < count; index += 1) {
    const found = await page.evaluate(act, index).catch(() => []);
    // An action that leads to another page is answered there.
    if (page.url() !== url) break;
    seen.push(...found);
  }
  return signed('status', seen);
}

/** Runs in the page. */
function prepare(): number {
  const listening = [...document.querySelectorAll<HTMLElement>('[data-listens]')];
  const delegates = listening.some((element) => element.matches('html, body, main, form'));
  const controls = window.gate
    .focusable()
    .filter(
      (element) =>
        !element.matches('a[href]:not([href^="#"])') && (delegates || listening.some((each) => each.contains(element))),
    );
  for (const [index, element] of controls.entries()) element.setAttribute('data-act', String(index));
  return controls.length;
}

/** Runs in the page: uses one control, and looks at what can be seen then and could not before. */
async function act(index: number): Promise<Seen[]> {
  const { hasOwnText, isSeen, point, words } = window.gate;
  const control = document.querySelector<HTMLElement>(`[data-act="${index}"]`);
  if (!control || !control.checkVisibility()) return [];
  const live =
    '[aria-live]:not([aria-live="off"]), [role="status"], [role="alert"], [role="log"], [role="timer"], output';
  const shown = () =>
    [...document.body.querySelectorAll<HTMLElement>('*')].filter(
      (element) => !element.matches('script, style, option') && hasOwnText(element) && isSeen(element),
    );
  const before = new Map(shown().map((element) => [element, words(element)]));
  const regions = new Set(document.querySelectorAll(live));
  const stay = (event: Event) => event.preventDefault();
  window.addEventListener('submit', stay);
  control.focus();
  if (
    control.matches('input:not([type="radio"], [type="checkbox"], [type="submit"], [type="button"]), textarea, select')
  ) {
    if (control instanceof HTMLSelectElement) control.selectedIndex = control.options.length - 1;
    else if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) control.value = '示例';
    for (const kind of ['input', 'change']) control.dispatchEvent(new Event(kind, { bubbles: true }));
    control.dispatchEvent(new KeyboardEvent('keyup', { key: 'a', bubbles: true }));
  } else control.click();
  await new Promise((resolve) => setTimeout(resolve, 400));
  window.removeEventListener('submit', stay);

  const focused = document.activeElement ?? document.body;
  const opens = control.matches('summary, [aria-expanded="true"], [aria-haspopup]');
  return shown().flatMap((element): Seen[] => {
    if (before.get(element) === words(element) || control.contains(element) || opens) return [];
    const region = element.closest(live);
    if (region && (regions.has(region) || region.matches('[role="alert"]'))) return [];
    if (focused !== control && focused !== document.body && (focused.contains(element) || element.contains(focused)))
      return [];
    if (element.closest('dialog[open], [role="dialog"]')?.contains(focused)) return [];
    const rule = region ? 'status-region-late' : 'status-silent';
    return [
      { rule, element: point(element), message: `changes when ${point(control)} is used, and nobody hears of it` },
    ];
  });
}
