import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/** Mistakes are told by the page that comes back, not by a bubble of the browser, which is gone again at once (WCAG 3.3.1). */
export const browserMessages = (page: Page): Promise<Finding[]> => lookInPage(page, 'browser-messages', look);

function look(): Seen[] {
  const { point } = window.gate;
  const found = (selector: string, message: string): Seen[] =>
    [...document.querySelectorAll(selector)].map((each) => ({ rule: 'browser-bubble', element: point(each), message }));
  return [
    ...found('[required], [pattern], [minlength]', 'is checked by the browser'),
    ...found('form[method="post"]:not([novalidate])', 'has no novalidate'),
  ];
}
