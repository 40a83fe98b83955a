import { add, all, script, style, swap } from './change.ts';
import type { Defects } from './defect.ts';

const button = '<button class="button" type="submit">保存并核对</button>';

/** WCAG 2.1 and the focus of 2.4: without a pointer something cannot be reached, left or seen. */
export const keyboard: Defects = {
  'a div that is a button to the mouse alone': {
    criteria: ['2.1.1', '2.1.3', '4.1.2'],
    on: '/apply',
    change: swap(button, '<div class="button" onclick="document.forms[0].submit()">保存并核对</div>'),
    caughtBy: 'mouse-only pressed-by-mouse-only',
  },
  'a link without an address': {
    criteria: ['2.1.1', '4.1.2'],
    on: '/jobs/1',
    change: swap('<a href="/apply">', '<a onclick="location.href=\'/apply\'">'),
    caughtBy: 'link-purpose link-nowhere',
  },
  'a button that Tab passes by': {
    criteria: ['2.1.1', '2.1.3'],
    on: '/apply',
    change: swap('type="submit"', 'type="submit" tabindex="-1"'),
    caughtBy: 'mouse-only pressed-by-mouse-only',
  },
  'a box that scrolls by the mouse alone': {
    criteria: ['2.1.1', '2.1.3'],
    on: '/jobs/1',
    change: all(
      add('<div class="terms"><p>第一条，请如实填写。</p><p>第二条，请按时到岗。</p><p>第三条，请遵守约定。</p></div>'),
      style('.terms { height: 100px; overflow: auto; }'),
    ),
    caughtBy: 'axe scrollable-region-focusable',
  },
  'a button that hears the mouse alone': {
    criteria: ['2.1.1', '2.5.2'],
    on: '/apply',
    change: all(
      add('<button class="button" type="button" id="more-needs">添加一项便利</button>'),
      script("document.getElementById('more-needs').addEventListener('mousedown', () => {});"),
    ),
    caughtBy: 'mouse-only acts-on-press',
  },
  'a field that does not let go of the focus': {
    criteria: ['2.1.2'],
    on: '/apply',
    change: script("phone.addEventListener('blur', () => phone.focus());"),
    caughtBy: 'keyboard-walk keyboard-trap',
  },
  'a field that keeps Tab for itself': {
    criteria: ['2.1.2'],
    on: '/apply',
    change: script(
      "note.addEventListener('keydown', (event) => { if (event.key === 'Tab') event.preventDefault(); });",
    ),
    caughtBy: 'keyboard-walk keyboard-trap',
  },
  'a single letter that does something': {
    criteria: ['2.1.4'],
    on: '/jobs/1',
    change: script(
      "document.addEventListener('keydown', (event) => { if (event.key === 'j') location.hash = 'next'; });",
    ),
    caughtBy: 'character-shortcuts character-shortcut',
  },
  'a number that does something': {
    criteria: ['2.1.4'],
    on: '/jobs/1',
    change: script(
      "document.onkeypress = (event) => { if (event.key === '2') document.querySelector('h1').textContent = '声音'; };",
    ),
    caughtBy: 'character-shortcuts character-shortcut',
  },
  'a link with a shortcut of one letter': {
    criteria: ['2.1.4'],
    on: '/jobs/1',
    change: swap('<a href="/help">', '<a href="/help" accesskey="h">'),
    caughtBy: 'character-shortcuts accesskey',
  },
  'an order of Tab of its own': {
    criteria: ['2.4.3'],
    on: '/apply',
    change: swap('id="email"', 'tabindex="1" id="email"'),
    caughtBy: 'axe tabindex',
  },
  'a field that takes the focus on arrival': {
    criteria: ['2.4.3', '3.2.1'],
    on: '/apply',
    change: swap('id="phone"', 'autofocus id="phone"'),
    caughtBy: 'start-of-page autofocus',
  },
  'a field that sends Tab past the ones that follow': {
    criteria: ['2.4.3'],
    on: '/apply',
    change: script(
      "phone.addEventListener('keydown', (event) => { if (event.key !== 'Tab' || event.shiftKey) return; event.preventDefault(); document.querySelector('main [type=submit]').focus(); });",
    ),
    caughtBy: 'keyboard-walk focus-order',
  },
  'a dialog at the end of the page that opens at its start': {
    criteria: ['2.4.3'],
    on: '/jobs/1',
    change: all(
      add('<div class="notice"><p>请先登录。</p><p><a href="/sign-in">登录同途</a></p></div>'),
      style('main { position: relative; padding-top: 12rem; } .notice { position: absolute; top: 0; }'),
    ),
    caughtBy: 'keyboard-walk focus-goes-up',
  },
  'a focus without an outline': {
    criteria: ['2.4.7', '2.4.13'],
    on: '/apply',
    change: style(':focus { outline: none; }'),
    caughtBy: 'keyboard-walk focus-weak',
  },
  'a focus that is a thin pale line': {
    criteria: ['2.4.13'],
    on: '/apply',
    change: style(':focus { outline: 1px solid #ddd; outline-offset: 0; }'),
    caughtBy: 'keyboard-walk focus-weak',
  },
  'a focus in the colour of the page': {
    criteria: ['2.4.7', '2.4.13', '1.4.11'],
    on: '/apply',
    change: style(':focus { outline-color: var(--page); }'),
    caughtBy: 'keyboard-walk focus-weak',
  },
  'a focus that forced colours take away': {
    criteria: ['2.4.7'],
    on: '/apply',
    change: style(':focus { outline: 0; box-shadow: 0 0 0 3px var(--ink); }'),
    mode: 'forced colours',
    caughtBy: 'focus-appearance focus-faint',
  },
  'a stop of Tab that cannot be seen': {
    criteria: ['2.4.7', '2.4.3'],
    on: '/jobs/1',
    change: all(add('<p><a class="gone" href="/jobs/4">示例保洁员</a></p>'), style('.gone { opacity: 0; }')),
    caughtBy: 'keyboard-walk focus-unseen',
  },
  'a header that covers what has the focus': {
    criteria: ['2.4.11', '2.4.12'],
    on: '/apply',
    change: style('header { position: sticky; top: 0; z-index: 1; background: var(--page); }'),
    caughtBy: 'keyboard-walk focus-covered',
  },
  'a bar at the bottom that covers what has the focus': {
    criteria: ['2.4.11', '2.4.12'],
    on: '/apply',
    change: all(
      swap('<footer>', '<footer class="bar">'),
      style('.bar { position: fixed; bottom: 0; left: 0; right: 0; height: 40vh; background: var(--page); }'),
    ),
    caughtBy: 'keyboard-walk focus-covered',
  },
};
