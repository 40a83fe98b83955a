import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/** Words stand in the page, not in its style sheet, where they get lost (WCAG 1.3.1). */
export const generatedText = (page: Page): Promise<Finding[]> => lookInPage(page, 'generated-text', look);

function look(): Seen[] {
  return [...document.body.querySelectorAll('*')].flatMap((each) =>
    ['::before', '::after'].flatMap((part): Seen[] => {
      const { content } = getComputedStyle(each, part);
      return /["'].*[\p{L}\p{N}].*["']/u.test(content)
        ? [{ rule: 'words-in-style', element: window.gate.point(each), message: `${part} says ${content}` }]
        : [];
    }),
  );
}
