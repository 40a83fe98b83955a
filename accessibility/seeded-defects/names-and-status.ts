import { add, all, script, swap } from './change.ts';
import type { Defects } from './defect.ts';

const button = '<button class="button" type="submit">保存并核对</button>';

/** WCAG 4.1: assistive software is told something else than what is shown, or nothing. */
export const namesAndStatus: Defects = {
  'a button without a name': {
    criteria: ['4.1.2', '1.1.1'],
    on: '/apply',
    change: swap(
      button,
      '<button class="button" type="submit"><svg aria-hidden="true" width="24" height="24"><path d="M2 12h20" stroke="#fff"/></svg></button>',
    ),
    caughtBy: 'accesslint labels-and-names/button-name',
  },
  'a link hidden from screen readers that keeps the focus': {
    criteria: ['4.1.2', '1.3.1'],
    on: '/jobs/1',
    change: swap('<p><a href="/apply">', '<p aria-hidden="true"><a href="/apply">'),
    caughtBy: 'ibm aria_hidden_nontabbable',
  },
  'a whole page hidden from screen readers': {
    criteria: ['4.1.2', '1.3.1'],
    on: '/jobs/1',
    change: swap('<body>', '<body aria-hidden="true">'),
    caughtBy: 'html-validate aria-hidden-body',
  },
  'a role that does not exist': {
    criteria: ['4.1.2'],
    on: '/apply',
    change: swap('type="submit"', 'role="knob" type="submit"'),
    caughtBy: 'accesslint aria/aria-roles',
  },
  'a property that the role does not know': {
    criteria: ['4.1.2'],
    on: '/apply',
    change: swap('type="submit"', 'aria-checked="true" type="submit"'),
    caughtBy: 'axe aria-allowed-attr',
  },
  'a property of a value that does not exist': {
    criteria: ['4.1.2'],
    on: '/apply',
    change: swap('id="email"', 'aria-invalid="maybe" id="email"'),
    caughtBy: 'alfa sia-r19',
  },
  'a property that does not exist': {
    criteria: ['4.1.2'],
    on: '/apply',
    change: swap('id="email"', 'aria-lable="电子邮箱" id="email"'),
    caughtBy: 'alfa sia-r20',
  },
  'a switch without its state': {
    criteria: ['4.1.2'],
    on: '/apply',
    change: swap(button, `<span role="checkbox" tabindex="0">同意</span>\n${button}`),
    caughtBy: 'alfa sia-r16',
  },
  'an item of a menu that is in no menu': {
    criteria: ['1.3.1', '4.1.2'],
    on: '/jobs/1',
    change: swap('<a href="/help">', '<a role="menuitem" href="/help">'),
    caughtBy: 'alfa sia-r42',
  },
  'a link within a button': {
    criteria: ['4.1.2'],
    on: '/apply',
    change: swap('保存并核对</button>', '<a href="/apply/check">保存并核对</a></button>'),
    caughtBy: 'axe nested-interactive',
  },
  'a frame without a title': {
    criteria: ['4.1.2', '2.4.1'],
    on: '/jobs/1',
    change: add('<h2>怎么去</h2>\n<iframe src="/map" width="320" height="180"></iframe>'),
    caughtBy: 'alfa sia-r13',
  },
  'a list of choices without a name': {
    criteria: ['4.1.2', '1.3.1'],
    on: '/apply',
    change: swap('<label class="field__label" for="start">什么时候能上班</label>', '<p>什么时候能上班</p>'),
    caughtBy: 'axe select-name',
  },
  'a heading that says it is nothing': {
    criteria: ['4.1.2', '1.3.1'],
    on: '/jobs/1',
    change: swap('<h2>上班时间</h2>', '<h2 role="presentation" tabindex="-1">上班时间</h2>'),
    caughtBy: 'axe presentation-role-conflict',
  },
  'a summary without words': {
    criteria: ['4.1.2'],
    on: '/jobs/1',
    change: add('<details><summary></summary><p>五险一金，年底有体检。</p></details>'),
    caughtBy: 'axe summary-name',
  },
  'a dialog without a name': {
    criteria: ['4.1.2'],
    on: '/jobs/1',
    change: add('<div role="dialog" tabindex="-1"><p>要不要订阅？</p></div>'),
    caughtBy: 'axe aria-dialog-name',
  },
  'an answer that is shown without being told': {
    criteria: ['4.1.3'],
    on: '/apply',
    change: all(
      swap(
        button,
        `<button class="button" type="button" id="count">看有几个人申请</button>\n<p id="answer"></p>\n${button}`,
      ),
      script("document.getElementById('count').onclick = () => { answer.textContent = '已有3人申请。'; };"),
    ),
    caughtBy: 'status status-silent',
  },
  'a count that changes with a choice and tells nobody': {
    criteria: ['4.1.3'],
    on: '/apply',
    change: all(
      swap('<p>第1步', '<p id="found">共12个岗位。</p>\n<p>第1步'),
      script("start.addEventListener('change', () => { found.textContent = '共3个岗位。'; });"),
    ),
    caughtBy: 'status status-silent',
  },
};
