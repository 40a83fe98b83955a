import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/** Lines of at most 40 characters, apart by half their height, not stretched to both edges (WCAG 1.4.8). */
export const textLayout = (page: Page): Promise<Finding[]> => lookInPage(page, 'text-layout', look);

function look(): Seen[] {
  const { hasOwnText, isSeen, point } = window.gate;
  const seen: Seen[] = [];
  for (const block of document.querySelectorAll('p, li, dd, blockquote, td, main div')) {
    if (!hasOwnText(block) || !isSeen(block)) continue;
    const style = getComputedStyle(block);
    const character = parseFloat(style.fontSize);
    const inner = block.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const element = point(block);
    const isLong = (block.textContent ?? '').trim().length > 40;
    if (style.display !== 'inline' && inner / character > 41 && (isLong || block.matches('main p, main li, main dd')))
      seen.push({
        rule: 'line-too-long',
        element,
        message: `a line holds ${Math.round(inner / character)} characters`,
      });
    const apart = parseFloat(style.lineHeight) / character;
    if (apart < 1.5 && (isLong || block.matches('main p, main li, main dd')))
      seen.push({ rule: 'lines-too-close', element, message: `its lines are ${apart.toFixed(2)} apart` });
    if (style.textAlign === 'justify')
      seen.push({ rule: 'text-justified', element, message: 'is stretched to both edges' });
  }
  return seen;
}
