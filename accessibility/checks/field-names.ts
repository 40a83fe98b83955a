import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/** Each field has a label that stays to be seen, and each group of choices a question (WCAG 1.3.1, 3.3.2). */
export const fieldNames = (page: Page): Promise<Finding[]> => lookInPage(page, 'field-names', look);

function look(): Seen[] {
  const { fields, labelOf, point } = window.gate;
  const seen: Seen[] = [];
  const labels = new Map<string, Element>();
  for (const field of fields()) {
    const element = point(field);
    if (!field.checkVisibility()) continue;
    if (!labelOf(field)) {
      const placeholder = field.getAttribute('placeholder');
      seen.push(
        placeholder
          ? { rule: 'placeholder-as-label', element, message: `“${placeholder}” is gone as soon as somebody types` }
          : { rule: 'field-without-label', element, message: 'has no label that can be seen' },
      );
    }
    const own = `${labelOf(field)} of ${field.closest('form, fieldset')?.id ?? ''}`;
    if (labelOf(field) && field.form && !/radio|checkbox/.test(field.type) && labels.has(own))
      seen.push({ rule: 'label-repeated', element, message: 'another field has the same label' });
    labels.set(own, field);
    // What stands between a label and its field explains the field.
    const hint = field.previousElementSibling;
    const isTied = (field.getAttribute('aria-describedby') ?? '').split(/\s+/).includes(hint?.id ?? '');
    if (hint?.matches('p, span, div') && hint.previousElementSibling?.matches('label') && hint.id !== '' && !isTied)
      seen.push({ rule: 'hint-untied', element: point(hint), message: `is not tied to ${element}` });
    const isChoice = field.type === 'radio' || field.type === 'checkbox';
    const others = document.querySelectorAll(`[name="${CSS.escape(field.name)}"][type="${field.type}"]`);
    if (!isChoice || !field.name || others.length < 2 || others[0] !== field) continue;
    const group = field.closest('fieldset, [role="radiogroup"], [role="group"]');
    const legend = group?.querySelector(':scope > legend')?.textContent?.trim();
    const labelled = document.getElementById(group?.getAttribute('aria-labelledby') ?? '')?.textContent?.trim();
    if (!legend && !labelled && !group?.getAttribute('aria-label')?.trim())
      seen.push({ rule: 'choices-without-question', element, message: 'stands in no named group' });
  }
  return seen;
}
