import { add, all, script, style, swap, swapAll } from './change.ts';
import type { Change } from './change.ts';
import type { CleanPath } from './clean-pages.ts';

interface Suspicious {
  on: CleanPath;
  change: Change;
}

const button = '<button class="button" type="submit">保存并核对</button>';
const hidden = style('.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0 0 0 0); }');

/** Pages that look like mistakes and are right. Whoever reports one of them will not be believed the next time. */
export const suspicious: Readonly<Record<string, Suspicious>> = {
  'a long title': {
    on: '/jobs/1',
    change: all(
      // An employer's title is not ours to shorten, wherever it stands.
      swap('申请示例客服专员</a>', '申请<span data-quoted>示例客服专员</span></a>'),
      swapAll('示例客服专员', '示例客服专员，接听电话和在线回答，可以在家上班，上班时间可以商量，欢迎视力残疾的人申请'),
    ),
  },
  'a picture that only decorates': {
    on: '/jobs/1',
    change: swap('<h2>岗位情况</h2>', '<img src="/line.svg" alt="" width="320" height="8">\n<h2>岗位情况</h2>'),
  },
  'a picture with its words below': {
    on: '/jobs/1',
    change: add(
      '<figure><img src="/office.svg" alt="办公室里有升降的桌子" width="320" height="180"><figcaption>办公室在一楼，没有台阶。</figcaption></figure>',
    ),
  },
  'a red word that also says 错误': {
    on: '/apply/mistakes',
    change: all(
      swap(
        '>请填写手机号码，例如138 1234 5678。</p>',
        '><strong>错误：</strong>请填写手机号码，例如138 1234 5678。</p>',
      ),
    ),
  },
  'two links of the same words to the same place': {
    on: '/jobs/1',
    change: swap(
      '<p><a href="/apply">',
      '<p>现在就可以<a href="/apply">申请示例客服专员</a>，不用注册。</p>\n<p><a href="/apply">',
    ),
  },
  'light text on a dark block': {
    on: '/jobs/1',
    change: style('.lead { padding: 1rem; background: #08534d; color: #fff; }'),
  },
  'grey text that can still be read': {
    on: '/jobs/1',
    change: style(
      '.lead { color: #545454; border-left: 4px solid #ccc; padding-left: 1rem; } @media (prefers-color-scheme: dark) { .lead { color: #b0b0b0; } }',
    ),
  },
  'a text that can be unfolded': {
    on: '/jobs/1',
    change: all(
      add('<details><summary>单位有哪些便利</summary><p>门口有坡道，电梯里有语音。</p></details>'),
      style('summary { min-height: 48px; padding: 8px 0; }'),
    ),
  },
  'a table whose cells name their headers': {
    on: '/jobs/1',
    change: add(`<h2>补贴</h2>
<table>
<caption>每月的补贴</caption>
<tr><th id="kind" scope="col">名目</th><th id="sum" scope="col">金额</th></tr>
<tr><th id="way" headers="kind" scope="row">交通</th><td headers="sum way">200元</td></tr>
</table>`),
  },
  'names and abbreviations in Latin letters': {
    on: '/jobs/1',
    change: swap('把问题记在系统里。', '把问题记在Excel或者WPS里，会用NVDA更好。'),
  },
  'a bold sentence that is no heading': {
    on: '/jobs/1',
    change: swap('<h2>工作内容</h2>', '<p><strong>面试时请带身份证和残疾人证。</strong></p>\n<h2>工作内容</h2>'),
  },
  'paragraphs that begin with a day': {
    on: '/jobs/1',
    change: add('<p>3月1日截止申请。</p>\n<p>3月5日通知面试。</p>'),
  },
  'headings that go back up': {
    on: '/jobs/1',
    change: swap('<h2>工作内容</h2>', '<h3>面试</h3>\n<p>面试在线上进行。</p>\n<h2>工作内容</h2>'),
  },
  'a list within a list': {
    on: '/jobs/1',
    change: swap(
      '<li>每周写一份小结。</li>',
      '<li>每周写一份小结：\n<ul>\n<li>有几个问题；</li>\n<li>怎样解决。</li>\n</ul>\n</li>',
    ),
  },
  'a list of one item': {
    on: '/jobs/1',
    change: swap('\n<li><a href="/jobs/3">示例文字编辑</a></li>', ''),
  },
  'a link whose first words are heard alone': {
    on: '/jobs/1',
    change: all(
      hidden,
      swap(
        '<a href="/apply">申请示例客服专员</a>',
        '<a href="/apply">马上申请<span class="unseen">示例客服专员</span></a>',
      ),
    ),
  },
  'a name that says more than the words to be seen': {
    on: '/apply/check',
    change: swap('<a href="/apply#name">', '<a href="/apply#name" aria-label="更改姓名，现在是示例求职者">'),
  },
  'a person who is not the one who fills in': {
    on: '/apply',
    change: swap(
      button,
      `<div class="field">\n<label class="field__label" for="contact">紧急联系人的姓名（选填）</label>\n<input class="input" id="contact" name="contact" type="text">\n</div>\n${button}`,
    ),
  },
  'a button with a drawing and words': {
    on: '/apply',
    change: swap(
      '>保存并核对<',
      '><svg aria-hidden="true" focusable="false" width="24" height="24"><path d="M4 12l5 5L20 6" fill="none" stroke="currentColor"/></svg> 保存并核对<',
    ),
  },
  'an answer that is told': {
    on: '/apply',
    change: all(
      swap(
        button,
        `<button class="button" type="button" id="count">看有几个人申请</button>\n<p id="answer" role="status"></p>\n${button}`,
      ),
      script("document.getElementById('count').onclick = () => { answer.textContent = '已有3人申请。'; };"),
    ),
  },
  'a shortcut with Control': {
    on: '/apply',
    change: script(
      "addEventListener('keydown', (event) => { if (event.ctrlKey && event.key === 's') document.title = '已保存'; });",
    ),
  },
  'a draft that is saved every minute': {
    on: '/apply',
    change: script("setInterval(() => localStorage.setItem('draft', note.value), 60000);"),
  },
  'a field that only looks at what is pasted': {
    on: '/sign-in',
    change: script("password.addEventListener('paste', () => { password.dataset.pasted = 'true'; });"),
  },
  'a choice that other choices follow from when the form is sent': {
    on: '/apply',
    change: script("start.addEventListener('change', () => { start.dataset.changed = 'true'; });"),
  },
  'two columns on a wide screen': {
    on: '/jobs/1',
    change: style('@media (min-width: 60em) { main dl { display: grid; grid-template-columns: 10em 1fr; } }'),
  },
  'a step that has no use yet and is not there': {
    on: '/apply',
    change: add('<p hidden>照片上传成功。</p>'),
  },
  'a table that scrolls and takes the focus': {
    on: '/jobs/1',
    change: all(
      swap('<table>', '<div class="scroll" role="region" aria-label="一周的班次，可以滚动" tabindex="0">\n<table>'),
      swap('</table>', '</table>\n</div>'),
      style('.scroll { overflow-x: auto; } table { min-width: 280px; }'),
    ),
  },
  'a link that only changes its line under the pointer': {
    on: '/jobs/1',
    change: style('a:hover { text-decoration-thickness: 3px; background: var(--page); }'),
  },
};
