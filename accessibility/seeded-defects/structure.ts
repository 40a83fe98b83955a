import { all, style, swap } from './change.ts';
import type { Defects } from './defect.ts';

/** WCAG 1.3: what is seen as a part of something is not marked as one. */
export const structure: Defects = {
  'a field without a label': {
    criteria: ['1.3.1', '3.3.2', '4.1.2'],
    on: '/apply',
    change: swap('<label class="field__label" for="name">姓名</label>\n', ''),
    caughtBy: 'axe label',
  },
  'an id twice, so that the label names another field': {
    criteria: ['1.3.1', '4.1.2'],
    on: '/apply',
    change: swap('id="email"', 'id="phone"'),
    caughtBy: 'html-validate no-dup-id',
  },
  'a heading of level 4 under the first': {
    criteria: ['1.3.1'],
    on: '/jobs/1',
    change: swap('<h2>岗位情况</h2>', '<h4>岗位情况</h4>'),
    caughtBy: 'html-validate heading-level',
  },
  'a bold paragraph in the place of a heading': {
    criteria: ['1.3.1'],
    on: '/jobs/1',
    change: swap('<h2>工作内容</h2>', '<p><b>工作内容</b></p>'),
    caughtBy: 'headings heading-painted',
  },
  'a heading that only looks like one': {
    criteria: ['1.3.1'],
    on: '/jobs/1',
    change: all(
      swap('<h2>工作内容</h2>', '<div class="title">工作内容</div>'),
      style('.title { font-size: 1.5em; font-weight: 700; margin: 2rem 0 1rem; }'),
    ),
    caughtBy: 'headings heading-painted',
  },
  'no first heading': {
    criteria: ['1.3.1', '2.4.6'],
    on: '/jobs/1',
    change: swap('<h1>示例客服专员</h1>', '<h2>示例客服专员</h2>'),
    caughtBy: 'axe page-has-heading-one',
  },
  'two first headings': {
    criteria: ['1.3.1'],
    on: '/jobs/1',
    change: swap('<h2>岗位情况</h2>', '<h1>岗位情况</h1>'),
    caughtBy: 'headings one-h1',
  },
  'a table without header cells': {
    criteria: ['1.3.1'],
    on: '/jobs/1',
    change: (page) => page.replace(/<th scope="\w+">(.*?)<\/th>/g, '<td>$1</td>'),
    caughtBy: 'ibm table_headers_exists',
  },
  'a table whose caption is a row': {
    criteria: ['1.3.1'],
    on: '/jobs/1',
    change: swap('<caption>一周的班次</caption>\n<thead>', '<thead>\n<tr><td colspan="3">一周的班次</td></tr>'),
    caughtBy: 'axe table-fake-caption',
  },
  'a header cell that names a cell that is not there': {
    criteria: ['1.3.1'],
    on: '/jobs/1',
    change: swap('<td>9时</td>', '<td headers="begin">9时</td>'),
    caughtBy: 'html-validate no-missing-references',
  },
  'a group of choices without its question': {
    criteria: ['1.3.1', '3.3.2'],
    on: '/apply',
    change: all(
      swap(
        '<fieldset class="field" role="radiogroup">\n<legend class="field__label">您想怎样上班</legend>',
        '<div class="field">\n<p>您想怎样上班</p>',
      ),
      swap('<span>到单位上班</span></label>\n</fieldset>', '<span>到单位上班</span></label>\n</div>'),
    ),
    caughtBy: 'field-names choices-without-question',
  },
  'a list typed with signs': {
    criteria: ['1.3.1'],
    on: '/jobs/1',
    change: (page) =>
      page.replace(
        /<ul>\n<li>接听[\s\S]*?<\/ul>/,
        '<p>- 接听顾客的电话。<br>- 把问题记在系统里。<br>- 每周写一份小结。</p>',
      ),
    caughtBy: 'lists-and-tables list-typed',
  },
  'a list item outside a list': {
    criteria: ['1.3.1'],
    on: '/jobs/1',
    change: (page) => page.replace(/<ul>\n(<li>接听[\s\S]*?)<\/ul>/, '<div>\n$1</div>'),
    caughtBy: 'html-validate element-permitted-parent',
  },
  'a list with a paragraph among its items': {
    criteria: ['1.3.1'],
    on: '/jobs/1',
    change: swap('<li>接听顾客的电话。</li>', '<p>主要有三项：</p>\n<li>接听顾客的电话。</li>'),
    caughtBy: 'accesslint adaptable/list-children',
  },
  'terms without their list': {
    criteria: ['1.3.1'],
    on: '/jobs/1',
    change: all(swap('<dl>', '<div>'), swap('</dl>', '</div>')),
    caughtBy: 'axe dlitem',
  },
  'two main parts': {
    criteria: ['1.3.1', '2.4.1'],
    on: '/jobs/1',
    change: swap('<p class="lead">', '<main><p>请看岗位。</p></main>\n<p class="lead">'),
    caughtBy: 'ibm aria_main_label_unique',
  },
  'two navigations of one name': {
    criteria: ['1.3.1', '2.4.1'],
    on: '/jobs/1',
    change: swap('aria-label="当前位置"', 'aria-label="主导航"'),
    caughtBy: 'ibm aria_navigation_label_unique',
  },
  'text outside the landmarks': {
    criteria: ['1.3.1'],
    on: '/jobs/1',
    change: swap('<footer>', '<p>本周新增一百个岗位。</p>\n<footer>'),
    caughtBy: 'ibm aria_content_in_landmark',
  },
  'blocks shown in another order than they are read': {
    criteria: ['1.3.2', '2.4.3'],
    on: '/apply',
    change: style('form { display: flex; flex-direction: column-reverse; }'),
    caughtBy: 'reading-order seen-before-heard',
  },
  'one block put before the others by the style sheet': {
    criteria: ['1.3.2', '2.4.3'],
    on: '/jobs/1',
    change: style('main { display: flex; flex-direction: column; } main dl { order: -1; }'),
    caughtBy: 'reading-order seen-before-heard',
  },
  'a block lifted to another place': {
    criteria: ['1.3.2'],
    on: '/jobs/1',
    change: all(
      swap('<h2>相近的岗位</h2>', '<p class="lifted">先看这里：截止日期快到了。</p>\n<h2>相近的岗位</h2>'),
      style('main { position: relative; padding-top: 6rem; } .lifted { position: absolute; top: 0; }'),
    ),
    caughtBy: 'reading-order seen-before-heard',
  },
  'a word drawn apart with spaces': {
    criteria: ['1.3.2'],
    on: '/apply',
    change: swap('>姓名<', '>姓　名<'),
    caughtBy: 'copy blanks',
  },
  'words of place as the only pointer': {
    criteria: ['1.3.3'],
    on: '/apply',
    change: swap('填写后可以先核对，再提交。', '填写后请按右下角的按钮。'),
    caughtBy: 'copy sights',
  },
  'words of colour as the only pointer': {
    criteria: ['1.3.3', '1.4.1'],
    on: '/apply',
    change: swap('填写后可以先核对，再提交。', '填写后请按绿色按钮。'),
    caughtBy: 'copy sights',
  },
  'a page turned by the orientation of the device': {
    criteria: ['1.3.4'],
    on: '/apply',
    change: style('@media (orientation: portrait) { body { transform: rotate(90deg); } }'),
    caughtBy: 'accesslint adaptable/orientation-lock',
  },
  'a phone held upright that shows only a wish to turn it': {
    criteria: ['1.3.4'],
    on: '/apply',
    change: style('@media (orientation: portrait) { main { display: none; } }'),
    caughtBy: 'orientation shown-one-way',
  },
  'a phone number without its purpose': {
    criteria: ['1.3.5'],
    on: '/apply',
    change: swap(' autocomplete="tel"', ''),
    caughtBy: 'field-purpose purpose-missing',
  },
  'a purpose that does not exist': {
    criteria: ['1.3.5'],
    on: '/apply',
    change: swap('autocomplete="tel"', 'autocomplete="mobile-phone"'),
    caughtBy: 'alfa sia-r10',
  },
  'an email address that is kept from being filled in': {
    criteria: ['1.3.5'],
    on: '/apply',
    change: swap('autocomplete="email"', 'autocomplete="off"'),
    caughtBy: 'field-purpose purpose-missing',
  },
  'words that stand in the style sheet': {
    criteria: ['1.3.1'],
    on: '/jobs/1',
    change: style('.lead::after { content: "截止以前请联系单位。"; }'),
    caughtBy: 'generated-text words-in-style',
  },
};
