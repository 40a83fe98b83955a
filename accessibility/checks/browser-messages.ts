import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/**
 * Mistakes are told by the page that comes back: no bubble of the browser, which is gone again at once, and no button that
 * stays dead without a word (WCAG 3.3.1).
 */
export const browserMessages = (page: Page): Promise<Finding[]> => lookInPage(page, 'browser-messages', look);

function look(): Seen[] {
  const { point } = window.gate;
  const found = (selector: string, rule: string, message: string): Seen[] =>
    [...document.querySelectorAll(selector)].map((each) => ({ rule, element: point(each), message }));
  return [
    ...found('[required], [pattern], [minlength]', 'browser-bubble', 'is checked by the browser'),
    ...found('form[method="post"]:not([novalidate])', 'browser-bubble', 'has no novalidate'),
    ...found('button:disabled, input[type="submit"]:disabled', 'button-dead', 'does nothing and does not say why'),
  ];
}
