import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/** The title says what the heading says (WCAG 2.4.2). That no two pages share one is held by `pages-together.ts`. */
export const title = (page: Page): Promise<Finding[]> => lookInPage(page, 'title', look);

function look(): Seen[] {
  const { words } = window.gate;
  const written = document.title.replace(/\s/g, '');
  if (!written) return [{ rule: 'title-missing', element: '<head>', message: 'the page has no title' }];
  const heading = document.querySelector('h1');
  const isTrue = !heading || written.includes(words(heading).replace(/\s/g, ''));
  return isTrue
    ? []
    : [
        {
          rule: 'title-untrue',
          element: '<title>',
          message: `“${document.title}” lacks the heading “${words(heading)}”`,
        },
      ];
}
