import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { installInPage, signed } from '../in-page.ts';
import { markListeners } from '../listeners.ts';

/** Choosing or typing something leads nowhere and sends nothing: that takes a button (WCAG 3.2.2). */
export async function selecting(page: Page): Promise<Finding[]> {
  await page.evaluate(installInPage);
  const kinds = await markListeners(page);
  if (!['change', 'input', 'click', 'keyup', 'keydown', 'blur', 'focusout', 'select'].some((kind) => kinds.has(kind)))
    return [];
  const url = page.url();
  const names = await page.evaluate(() => window.gate.fields().map(window.gate.point));
  const opened: string[] = [];
  const onPage = (other: Page) => opened.push(other.url());
  page.context().on('page', onPage);
  try {
    for (const [index, element] of names.entries()) {
      const fields = await page.evaluate(() => window.gate.fields().length);
      const isSent = await page.evaluate(change, index).catch(() => true);
      await page.waitForTimeout(60);
      if (isSent || page.url() !== url || opened.length > 0)
        return signed('selecting', [
          { rule: 'selecting-navigates', element, message: 'leads elsewhere as soon as it is changed' },
        ]);
      // A page that goes away only now has nothing to look at; where it went to is seen below.
      const after = await page.evaluate(lookAfter).catch(() => undefined);
      if (!after) break;
      if (after.moved)
        return signed('selecting', [
          { rule: 'selecting-moves-focus', element, message: `sends people to ${after.moved}` },
        ]);
      if (after.fields < fields)
        return signed('selecting', [{ rule: 'selecting-removes', element, message: 'takes other fields away' }]);
    }
    await page.waitForTimeout(300);
    if (page.url() !== url || opened.length > 0)
      return signed('selecting', [
        { rule: 'selecting-navigates', element: '', message: 'changing the fields leads elsewhere' },
      ]);
    return [];
  } finally {
    page.context().off('page', onPage);
  }
}

/** Runs in the page: where the focus was sent, if it left the field that was changed, and how many fields there are. */
function lookAfter(): { moved: string; fields: number } {
  const { fields, point } = window.gate;
  const focused = document.activeElement ?? document.body;
  return { moved: focused === document.body ? '' : point(focused), fields: fields().length };
}

/** Runs in the page: changes a field as a person would, and says whether its form is sent by that. */
async function change(index: number): Promise<boolean> {
  const field = window.gate.fields()[index];
  if (!field || field.matches(':disabled, [readonly], [type="file"]') || !field.checkVisibility()) return false;
  let isSent = false;
  const onSubmit = () => (isSent = true);
  const { submit } = HTMLFormElement.prototype;
  HTMLFormElement.prototype.submit = () => void (isSent = true);
  window.addEventListener('submit', onSubmit, true);
  field.focus();
  if (field.matches('[type="radio"], [type="checkbox"]')) field.click();
  else {
    if (field instanceof HTMLSelectElement) field.selectedIndex = field.options.length - 1;
    else if (field.type === 'number') field.value = '7';
    else if (field.matches('[type="text"], [type="search"], [type="tel"], textarea, :not([type])'))
      field.value = '示例';
    for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
    for (const kind of ['keydown', 'keyup'])
      field.dispatchEvent(new KeyboardEvent(kind, { key: 'ArrowDown', bubbles: true }));
  }
  field.blur();
  await new Promise((resolve) => setTimeout(resolve, 0));
  window.removeEventListener('submit', onSubmit, true);
  HTMLFormElement.prototype.submit = submit;
  return isSent;
}
