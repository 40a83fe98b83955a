import { add, all, script, style, swap, swapAll } from './change.ts';
import type { Change } from './change.ts';
import type { CleanPath } from './clean-pages.ts';
import type { Defects } from './defect.ts';

const job = (criterion: string, caughtBy: string, change: Change) => on('/jobs/1', criterion, caughtBy, change);
const form = (criterion: string, caughtBy: string, change: Change) => on('/apply', criterion, caughtBy, change);
const mistakes = (caughtBy: string, change: Change) => on('/apply/mistakes', '3.3.1', caughtBy, change);
const on = (path: CleanPath, criterion: string, caughtBy: string, change: Change) => ({
  criteria: [criterion],
  on: path,
  caughtBy,
  change,
});
const film = (attributes: string) =>
  `<video src="/ramp.mp4" ${attributes}><track kind="captions" srclang="zh" src="/ramp.vtt"></video><p>下面是文字稿。</p>`;

/** What engines see as well, and our own checks have to see without them. */
export const rulesOfOurOwn: Defects = {
  'a page that loads itself again': job(
    '2.2.1',
    'clock refresh',
    swap('<title>', '<meta http-equiv="refresh" content="60">\n<title>'),
  ),
  'a paragraph that begins outside the window': job(
    '1.4.10',
    'cut-off out-of-page',
    style('.lead { margin-left: -400px; }'),
  ),
  'a paragraph wider than the window': job(
    '1.4.10',
    'cut-off page-too-wide',
    style('.lead { width: 1500px; max-width: none; }'),
  ),
  'a paragraph in too low a box': job(
    '1.4.4',
    'cut-off text-cut-off',
    style('.lead { height: 0.8em; overflow: hidden; }'),
  ),
  'a mistake that the summary leaves out': mistakes(
    'error-contract error-not-in-summary',
    swap('<li><a href="#way">请选择您想怎样上班。</a></li>', ''),
  ),
  'a summary of mistakes that cannot take the focus': mistakes(
    'error-contract error-summary-unheard',
    swap(' tabindex="-1">\n<h2 id="errors-heading">', '>\n<h2 id="errors-heading">'),
  ),
  'a summary of mistakes without a heading': mistakes(
    'error-contract error-summary-without-heading',
    all(swap('<h2 id="errors-heading">', '<p id="errors-heading">'), swap('请改正</h2>', '请改正</p>')),
  ),
  'a summary whose first link Tab leaves out': mistakes(
    'start-of-page summary-left',
    swap('<a href="#phone">请', '<a href="#phone" tabindex="-1">请'),
  ),
  'words that are no label beside a field': form(
    '1.3.1',
    'field-names field-without-label',
    swap('<label class="field__label" for="name">姓名</label>', '<span class="field__label">姓名</span>'),
  ),
  'a button whose edge is gone with its background': form(
    '1.4.11',
    'forced-colours control-without-edge',
    style('.button { border: 0; }'),
  ),
  'a button that is dead without a word': form(
    '3.3.1',
    'forms button-disabled',
    add('<button class="button" type="button" disabled>再看一遍</button>'),
  ),
  'a field that lets nothing be copied': form(
    '3.3.8',
    'forms copy-blocked',
    script("document.querySelector('#name').addEventListener('copy', (event) => event.preventDefault());"),
  ),
  'a form without a button to send it': form(
    '3.2.2',
    'forms submit-missing',
    swap('<button class="button" type="submit">', '<button class="button" type="button">'),
  ),
  'a heading with nothing in it': job('2.4.6', 'headings heading-empty', add('<h2></h2>')),
  'a heading two levels down': job('1.3.1', 'headings heading-skipped', swap('<h2>工作内容</h2>', '<h4>工作内容</h4>')),
  'a stop of Tab that screen readers do not know': job(
    '4.1.2',
    'keyboard-walk focus-in-hidden',
    swap('<p><a href="/apply">', '<p aria-hidden="true"><a href="/apply">'),
  ),
  'a link that stays below the window': job(
    '2.4.7',
    'keyboard-walk focus-out-of-window',
    style('a[href="/apply"] { position: fixed; top: 3000px; left: 0; }'),
  ),
  'two links that both say they are this page': job(
    '4.1.2',
    'landmarks current-page-twice',
    all(
      swap('<a href="/jobs">找', '<a href="/jobs" aria-current="page">找'),
      swap('<a href="/help">', '<a href="/help" aria-current="page">'),
    ),
  ),
  'two navigations of one name': job(
    '2.4.1',
    'landmarks navigation-repeated',
    swap('aria-label="当前位置"', 'aria-label="主导航"'),
  ),
  'a navigation without a name': job(
    '2.4.1',
    'landmarks navigation-unnamed',
    swap('<nav aria-label="当前位置">', '<nav>'),
  ),
  'a sentence outside all landmarks': job(
    '1.3.1',
    'landmarks outside-landmarks',
    swap('<footer>', '<p>请在2026年4月1日以前申请。</p>\n<footer>'),
  ),
  'a button that says only 提交': form('2.4.6', 'link-purpose button-vague', swap('保存并核对', '提交')),
  'a list of nothing': job('1.3.1', 'lists-and-tables list-empty', add('<ul></ul>')),
  'a table without a name': job(
    '1.3.1',
    'lists-and-tables table-without-caption',
    swap('<caption>一周的班次</caption>', ''),
  ),
  'a table of plain cells': job(
    '1.3.1',
    'lists-and-tables table-without-headers',
    all(swapAll('<th scope="col">', '<td>'), swapAll('<th scope="row">', '<td>'), swapAll('</th>', '</td>')),
  ),
  'a picture that says what stands below it': job(
    '1.1.1',
    'pictures-and-media alt-repeats-text',
    add(
      '<figure><img src="/ramp.svg" alt="大门外的坡道" width="320" height="180"><figcaption>大门外的坡道</figcaption></figure>',
    ),
  ),
  'a film that cannot be stopped': job('1.4.2', 'pictures-and-media media-without-controls', add(film(''))),
  'a film that begins by itself': job('1.4.2', 'pictures-and-media plays-by-itself', add(film('controls autoplay'))),
  'a name that is printed over every sheet': job(
    '1.3.2',
    'print-view print-covered',
    style('@media print { .brand { position: fixed; top: 0; } }'),
  ),
  'facts that are not printed': job(
    '1.3.1',
    'print-view print-loses-text',
    style('@media print { dl { display: none; } }'),
  ),
  'grey words on paper': job('1.4.3', 'print-view print-pale', style('@media print { p { color: #ccc; } }')),
  'a header that fills a small window': job(
    '1.4.10',
    'reflow window-taken',
    style('header { position: sticky; top: 0; height: 200px; background: #fff; }'),
  ),
  'a word of a table broken in two': job('1.3.2', 'spaced-words word-broken', swap('>日子</th>', '>日<br>子</th>')),
  'a label spread out with a space': form(
    '1.3.2',
    'spaced-words word-spread',
    swap('>姓名</label>', '>姓　名</label>'),
  ),
  'a skip link that does nothing': job(
    '2.4.1',
    'start-of-page skip-link-broken',
    script("document.querySelector('.skip').addEventListener('click', (event) => event.preventDefault());"),
  ),
  'a skip link that nobody sees': job(
    '2.4.7',
    'start-of-page skip-link-unseen',
    style('.skip, .skip:focus { position: absolute !important; left: -9999px !important; }'),
  ),
  'lines stretched to both edges': job('1.4.8', 'text-layout text-justified', style('p { text-align: justify; }')),
  'a page that cannot be enlarged': job(
    '1.4.4',
    'text-size zoom-locked',
    swap('initial-scale=1">', 'initial-scale=1, user-scalable=no">'),
  ),
  'a page without a title': job('2.4.2', 'title title-missing', swap('<title>示例客服专员，同途</title>', '')),
};
