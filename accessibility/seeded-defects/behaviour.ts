import { all, script, swap } from './change.ts';
import type { Defects } from './defect.ts';

/** WCAG 3.2 on one page: something happens that nobody asked for. */
export const behaviour: Defects = {
  'a field that opens another page as soon as it has the focus': {
    criteria: ['3.2.1'],
    on: '/apply',
    change: script("email.addEventListener('focus', () => { location.href = '/help'; });"),
    caughtBy: 'keyboard-walk focus-changes-page',
  },
  'a field that shows more fields as soon as it has the focus': {
    criteria: ['3.2.1'],
    on: '/apply',
    change: script("email.addEventListener('focus', () => email.insertAdjacentHTML('afterend', '<p>请先登录</p>'));"),
    caughtBy: 'keyboard-walk focus-changes-page',
  },
  'a window that opens on focus': {
    criteria: ['3.2.1', '3.2.5'],
    on: '/apply',
    change: script("email.addEventListener('focus', () => window.open('/help'));"),
    caughtBy: 'keyboard-walk focus-changes-page',
  },
  'a list of choices that leaves the page when one is chosen': {
    criteria: ['3.2.2'],
    on: '/apply',
    change: script("start.addEventListener('change', () => { location.href = '/apply?start=' + start.value; });"),
    caughtBy: 'selecting selecting-navigates',
  },
  'a radio that sends the form': {
    criteria: ['3.2.2'],
    on: '/apply',
    change: swap('value="onsite"', 'value="onsite" onchange="this.form.submit()"'),
    caughtBy: 'selecting selecting-navigates',
  },
  'a choice that removes fields': {
    criteria: ['3.2.2'],
    on: '/apply',
    change: script("start.addEventListener('change', () => note.parentElement.remove());"),
    caughtBy: 'selecting selecting-removes',
  },
  'a telephone field that jumps to the next one': {
    criteria: ['3.2.2'],
    on: '/apply',
    change: script("phone.addEventListener('input', () => email.focus());"),
    caughtBy: 'selecting selecting-moves-focus',
  },
  'a link that opens a new window without a word': {
    criteria: ['3.2.5'],
    on: '/jobs/1',
    change: swap('<a href="/employers/1">', '<a href="/employers/1" target="_blank">'),
    caughtBy: 'link-purpose link-new-window',
  },
  'a button that cannot be pressed until all is filled in': {
    criteria: ['3.3.1', '4.1.2'],
    on: '/apply',
    change: all(swap('<button class="button" type="submit">', '<button class="button" type="submit" disabled>')),
    caughtBy: 'forms submit-disabled',
  },
};
