import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/**
 * A form that comes back with mistakes says so in its title, in a summary before the heading that leads to the fields, and
 * at each field in the same words, with what to do (WCAG 3.3.1, 3.3.3).
 */
export const errorContract = (page: Page): Promise<Finding[]> => lookInPage(page, 'error-contract', look);

function look(): Seen[] {
  const { errorSummary, fields, isSeen, point, words } = window.gate;
  const seen: Seen[] = [];
  const isMarked = (field: Element) =>
    field.matches('[aria-invalid="true"]') ||
    field.closest('fieldset[aria-invalid="true"], [role="radiogroup"][aria-invalid="true"]') !== null;
  // A field outside a form, as a style guide shows it, was not sent and did not come back.
  const invalid = fields().filter((field) => field.form !== null && isMarked(field));
  // What says that something is missing or wrong beside a field, whether or not anything ties it to one.
  const complaint =
    /(不能为空|不可为空|必须填写|未填写|没有填写|还没有(填|选|写)|格式(不|有误|错误)|不正确|无效|有误|超过了?\d+)/;
  const complaints = [...document.querySelectorAll('form *')].filter(
    (each) =>
      isSeen(each) &&
      !each.matches('label, legend, option, input, textarea, h1, button, a') &&
      window.gate.hasOwnText(each) &&
      complaint.test(words(each)) &&
      words(each).length < 60,
  );
  const summary = document.querySelector('form input, form select, form textarea') ? errorSummary() : undefined;
  const saysError = /^错误：/.test(document.title);
  if (!saysError && invalid.length === 0 && !summary && complaints.length === 0) return seen;

  if (!/^错误：/.test(document.title))
    seen.push({
      rule: 'error-not-in-title',
      element: '<title>',
      message: `“${document.title}” does not begin with 错误：`,
    });
  if (!summary) {
    seen.push({
      rule: 'error-summary-missing',
      element: '',
      message: 'no box names all mistakes and leads to the fields',
    });
  } else {
    const heading = document.querySelector('h1');
    if (heading && !(summary.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_FOLLOWING))
      seen.push({ rule: 'error-summary-late', element: point(summary), message: 'does not stand before the heading' });
    if (!summary.querySelector('h2, h3, [role="heading"]'))
      seen.push({ rule: 'error-summary-without-heading', element: point(summary), message: 'has no heading' });
    if (
      !summary.matches('[role="alert"]') &&
      !summary.querySelector('[role="alert"]') &&
      !summary.hasAttribute('tabindex')
    )
      seen.push({
        rule: 'error-summary-unheard',
        element: point(summary),
        message: 'is no alert and cannot take the focus',
      });
  }
  const described = (field: Element): string => {
    const group = field.closest('fieldset, [role="radiogroup"]');
    const ids = [field, group]
      .flatMap((each) => [each?.getAttribute('aria-describedby'), each?.getAttribute('aria-errormessage')])
      .flatMap((each) => (each ?? '').split(/\s+/));
    // Some screen readers never speak what a group is described by; all of them speak its legend.
    const inLegend = group?.querySelector('legend > [id]');
    const parts = [inLegend, ...ids.map((id) => (id ? document.getElementById(id) : null))];
    return parts
      .map((each) => each?.textContent ?? '')
      .join(' ')
      .replace(/\s+/g, ' ');
  };
  const named = new Set<Element>();
  for (const link of summary?.querySelectorAll('a') ?? []) {
    const said = words(link);
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const field = target?.matches('fieldset') ? target.querySelector('input') : target;
    if (!field?.matches('input, select, textarea')) {
      seen.push({ rule: 'error-leads-nowhere', element: point(link), message: 'leads to no field' });
      continue;
    }
    named.add(field.closest('fieldset') ?? field);
    named.add(field);
    if (!isMarked(field))
      seen.push({ rule: 'error-not-marked', element: point(field), message: `is not marked invalid` });
    if (!described(field).includes(said))
      seen.push({ rule: 'error-not-tied', element: point(field), message: `is not described by “${said}”` });
    if (!/请|要|可以|改|填|选|写|少于|不超过/.test(said))
      seen.push({ rule: 'error-without-way-out', element: point(link), message: 'does not say what to do' });
  }
  for (const field of invalid) {
    const isNamed = named.has(field) || named.has(field.closest('fieldset') ?? field);
    if (summary && !isNamed)
      seen.push({
        rule: 'error-not-in-summary',
        element: point(field),
        message: 'is invalid, and the summary does not name it',
      });
    if (!described(field).trim())
      seen.push({ rule: 'error-not-tied', element: point(field), message: 'is invalid, and nothing says why' });
  }
  for (const each of complaints) {
    const id = each.closest('[id]')?.id ?? '';
    const isTied = [...document.querySelectorAll('[aria-describedby], [aria-errormessage]')].some((field) =>
      `${field.getAttribute('aria-describedby')} ${field.getAttribute('aria-errormessage')}`.split(/\s+/).includes(id),
    );
    if (!isTied && !summary?.contains(each) && !each.closest('[role="alert"]'))
      seen.push({ rule: 'error-not-tied', element: point(each), message: 'is tied to no field' });
  }
  return seen;
}
