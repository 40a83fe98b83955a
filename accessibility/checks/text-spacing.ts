import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { atSize } from '../window-size.ts';
import { cutOff } from './cut-off.ts';

/** WCAG 1.4.12, as a person's own style sheet sets it. */
const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

/** With the text spread as people need it, nothing is cut off, in a wide window and in a narrow one. */
export async function textSpacing(page: Page): Promise<Finding[]> {
  const seen = await cutOff(page);
  const before = new Set(seen.map(({ rule, element }) => `${rule} ${element}`));
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, spacing);
  const wide = await cutOff(page);
  const narrow = await atSize(page, { width: 320, height: 640 }, () => cutOff(page));
  await page.evaluate(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
  });
  return [...wide, ...narrow]
    .filter(({ rule, element }) => !before.has(`${rule} ${element}`))
    .map((each) => ({ ...each, by: 'text-spacing' }));
}
