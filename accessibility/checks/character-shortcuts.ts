import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage, signed } from '../in-page.ts';
import type { Seen } from '../in-page.ts';
import { markListeners } from '../listeners.ts';

const characters = [..."abcdefghijklmnopqrstuvwxyz0123456789?/.,;'[]-=`", ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ!@#$%^&*()'];

/** No character does anything outside a field: people speak, and press keys by mistake (WCAG 2.1.4). */
export async function characterShortcuts(page: Page): Promise<Finding[]> {
  const kinds = await markListeners(page);
  const keys = await lookInPage(page, 'character-shortcuts', look);
  // Without anything that listens to keys there is nothing to press them for.
  if (!['keydown', 'keypress', 'keyup'].some((kind) => kinds.has(kind))) return keys;
  const url = page.url();
  try {
    await page.evaluate(watch);
    for (const character of characters) {
      await page.keyboard.press(character);
      const change = await page.evaluate(readChange);
      if (change) return [...keys, ...signed('character-shortcuts', [shortcut(character, change)])];
    }
    await page.waitForTimeout(50);
  } catch (error) {
    if (!/context was destroyed|navigat/i.test(String(error))) throw error;
  }
  return page.url() === url
    ? keys
    : [...keys, ...signed('character-shortcuts', [shortcut('', `it leads to ${page.url()}`)])];
}

const shortcut = (character: string, change: string): Seen => ({
  rule: 'character-shortcut',
  element: '',
  message: `${character || 'a character'} was pressed outside a field, and ${change}`,
});

/** Runs in the page. */
function look(): Seen[] {
  return [...document.querySelectorAll('[accesskey]')].map((element) => ({
    rule: 'accesskey',
    element: window.gate.point(element),
    message: `takes ${element.getAttribute('accesskey')} from the browser and the screen reader`,
  }));
}

/** Runs in the page. */
function watch(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  const state = { changes: 0, focused: document.activeElement, top: window.scrollY };
  new MutationObserver((records) => (state.changes += records.length)).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
  (window as unknown as { shortcutState: typeof state }).shortcutState = state;
}

/** Runs in the page. */
function readChange(): string {
  const { shortcutState: state } = window as unknown as {
    shortcutState: { changes: number; focused: Element | null; top: number };
  };
  if (state.changes > 0) return 'the page changed';
  if (document.activeElement !== state.focused)
    return `the focus went to ${window.gate.point(document.activeElement ?? document.body)}`;
  return window.scrollY === state.top ? '' : 'the page scrolled';
}
