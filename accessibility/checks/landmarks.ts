import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/** The page has one header, main and footer, everything stands in one of them, and each nav has a name of its own. */
export const landmarks = (page: Page): Promise<Finding[]> => lookInPage(page, 'landmarks', look);

function look(): Seen[] {
  const { point } = window.gate;
  const seen: Seen[] = [];
  for (const landmark of ['header', 'main', 'footer']) {
    const count = document.querySelectorAll(`body > ${landmark}`).length;
    if (count !== 1) seen.push({ rule: 'landmark-once', element: `<${landmark}>`, message: `there are ${count}` });
  }
  for (const child of document.body.children)
    if (!/^(HEADER|MAIN|FOOTER|SCRIPT|STYLE|TEMPLATE|NOSCRIPT)$/.test(child.tagName) && child.checkVisibility())
      seen.push({
        rule: 'outside-landmarks',
        element: point(child),
        message: 'stands outside header, main and footer',
      });
  if ([...document.body.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim()))
    seen.push({ rule: 'outside-landmarks', element: '<body>', message: 'has text outside header, main and footer' });

  const navs = [...document.querySelectorAll('nav')];
  const names = navs.map((nav) => {
    const labelled = document.getElementById(nav.getAttribute('aria-labelledby') ?? '');
    return (nav.getAttribute('aria-label') ?? labelled?.textContent ?? '').trim();
  });
  for (const [index, nav] of navs.entries()) {
    const name = names[index];
    if (!name) seen.push({ rule: 'navigation-unnamed', element: point(nav), message: 'has no name' });
    else if (names.indexOf(name) < index)
      seen.push({ rule: 'navigation-repeated', element: point(nav), message: `another one is called ${name} too` });
    if (nav.querySelectorAll('[aria-current="page"]').length > 1)
      seen.push({
        rule: 'current-page-twice',
        element: point(nav),
        message: 'says of two links that they are this page',
      });
  }
  return seen;
}
