import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/** Words are words: no picture stands where only words do, and nothing is painted that should be read (WCAG 1.4.5). */
export const imagesOfText = (page: Page): Promise<Finding[]> => lookInPage(page, 'images-of-text', look);

function look(): Seen[] {
  const { point, words } = window.gate;
  const seen: Seen[] = [];
  for (const each of document.querySelectorAll('h1, h2, h3, h4, h5, h6, legend, label, button, th, caption, p, li > a'))
    if (!words(each) && each.querySelector('img[alt]:not([alt=""])') && each.children.length === 1)
      seen.push({ rule: 'picture-for-words', element: point(each), message: 'is a picture where words belong' });
  for (const each of document.querySelectorAll('canvas'))
    seen.push({ rule: 'words-painted', element: point(each), message: 'can hold words that nobody hears or enlarges' });
  for (const each of document.querySelectorAll('svg text'))
    if (!each.closest('[aria-hidden="true"]'))
      seen.push({ rule: 'words-painted', element: point(each), message: 'is text in a drawing' });
  return seen;
}
