import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/** Lists are lists and not typed, tables have a caption and header cells (WCAG 1.3.1). */
export const listsAndTables = (page: Page): Promise<Finding[]> => lookInPage(page, 'lists-and-tables', look);

function look(): Seen[] {
  const { isSeen, point } = window.gate;
  const seen: Seen[] = [];
  for (const table of document.querySelectorAll('table')) {
    if (table.matches('[role="presentation"], [role="none"]')) continue;
    const element = point(table);
    if (!table.caption?.textContent?.trim())
      seen.push({ rule: 'table-without-caption', element, message: 'has no caption' });
    if (!table.querySelector('th[scope]'))
      seen.push({ rule: 'table-without-headers', element, message: 'has no header cell with a scope' });
  }
  for (const list of document.querySelectorAll('ul, ol, dl'))
    if (list.children.length === 0) seen.push({ rule: 'list-empty', element: point(list), message: 'is empty' });

  const bullet = /^\s*([•·●○◦▪■□◆◇★☆✓✔➤►▶→※*＊-]|[-–—]\s|[（(]?\d{1,2}[）)、.．]|[一二三四五六七八九十]、|[①-⑳])\s*\S/;
  // Lines of one paragraph, or paragraphs one after the other.
  const reported = new Set<Element>();
  for (const block of document.querySelectorAll<HTMLElement>('p, div, td, dd, section')) {
    if (!isSeen(block) || block.closest('nav[aria-label], pre, code')) continue;
    const lines = block.querySelector('br') ? block.innerText.split('\n') : [];
    const run: Element[] = [];
    for (
      let each: Element | null = block;
      each?.matches('p, div') && bullet.test(each.textContent ?? '');
      each = each.nextElementSibling
    )
      run.push(each);
    const isTyped = lines.filter((line) => bullet.test(line)).length >= 2;
    if ((!isTyped && run.length < 2) || [...reported].some((each) => each.contains(block) || block.contains(each)))
      continue;
    for (const each of isTyped ? [block] : run) reported.add(each);
    seen.push({ rule: 'list-typed', element: point(block), message: 'is a list in its looks alone' });
  }
  return seen;
}
