import { add, all, script, style, swap, swapAll } from './change.ts';
import type { Change } from './change.ts';
import type { CleanPath } from './clean-pages.ts';

interface SuspiciousPage {
  on: CleanPath;
  /** What looks like a mistake in it, and is none. */
  changes: Readonly<Record<string, Change>>;
}

const button = '<button class="button" type="submit">保存并核对</button>';
const hidden = style('.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0 0 0 0); }');

/** Pages that look like mistakes and are right. Whoever reports one of them will not be believed the next time. */
export const suspiciousPages: Readonly<Record<string, SuspiciousPage>> = {
  'a job with pictures, tables and something to unfold': {
    on: '/jobs/1',
    changes: {
      'a picture that only decorates': swap(
        '<h2>岗位情况</h2>',
        '<img src="/line.svg" alt="" width="320" height="8">\n<h2>岗位情况</h2>',
      ),
      'a picture with its words below': add(
        '<figure><img src="/office.svg" alt="办公室里有升降的桌子" width="320" height="180"><figcaption>办公室在一楼，没有台阶。</figcaption></figure>',
      ),
      'a table whose cells name their headers': add(`<h2>补贴</h2>
<table>
<caption>每月的补贴</caption>
<tbody>
<tr><th id="kind" scope="col">名目</th><th id="sum" scope="col">金额</th></tr>
<tr><th id="way" headers="kind" scope="row">交通</th><td headers="sum way">200元</td></tr>
</tbody>
</table>`),
      'a text that can be unfolded': all(
        add('<details><summary>单位有哪些便利</summary><p>门口有坡道，电梯里有语音。</p></details>'),
        style('summary { min-height: 48px; padding: 8px 0; }'),
      ),
      'a link whose first words are heard alone': all(
        hidden,
        swap(
          '<a href="/apply">申请示例客服专员</a>',
          '<a href="/apply">马上申请<span class="unseen">示例客服专员</span></a>',
        ),
      ),
    },
  },
  'a job in many looks': {
    on: '/jobs/1',
    changes: {
      'light text on a dark block': style(
        'main dl { padding: 1rem; background: #08534d; color: #fff; } @media print { main dl { background: none; color: #000; } }',
      ),
      'grey text that can still be read': style(
        '.lead { color: #545454; border-left: 4px solid #ccc; padding-left: 1rem; } @media (prefers-color-scheme: dark) { .lead { color: #b0b0b0; } }',
      ),
      'two columns on a wide screen': style(
        '@media (min-width: 60em) { main dl { display: grid; grid-template-columns: 10em 1fr; } }',
      ),
      'a link that only changes its line under the pointer': style(
        'a:hover { text-decoration-thickness: 3px; background: var(--page); }',
      ),
      'a list of one item': swap('\n<li><a href="/jobs/3">示例文字编辑</a></li>', ''),
    },
  },
  'a job in many words': {
    on: '/jobs/1',
    changes: {
      'a long title': all(
        // An employer's title is not ours to shorten, wherever it stands.
        swap('申请示例客服专员</a>', '申请<span data-quoted>示例客服专员</span></a>'),
        swapAll(
          '示例客服专员',
          '示例客服专员，接听电话和在线回答，可以在家上班，上班时间可以商量，欢迎视力残疾的人申请',
        ),
      ),
      'names and abbreviations in Latin letters': swap(
        '把问题记在系统里。',
        '把问题记在Excel或者WPS里，会用NVDA更好。',
      ),
      'a bold sentence that is no heading': swap(
        '<h2>工作内容</h2>',
        '<p><strong>面试时请带身份证和残疾人证。</strong></p>\n<h2>工作内容</h2>',
      ),
      'paragraphs that begin with a day': add('<p>3月1日截止申请。</p>\n<p>3月5日通知面试。</p>'),
      'a list within a list': swap(
        '<li>每周写一份小结。</li>',
        '<li>每周写一份小结：\n<ul>\n<li>有几个问题；</li>\n<li>怎样解决。</li>\n</ul>\n</li>',
      ),
      'headings that go back up': swap(
        '<h2>工作内容</h2>',
        '<h3>面试</h3>\n<p>面试在线上进行。</p>\n<h2>工作内容</h2>',
      ),
      'two links of the same words to the same place': swap(
        '<p><a href="/apply">',
        '<p>现在就可以<a href="/apply">申请示例客服专员</a>，不用注册。</p>\n<p><a href="/apply">',
      ),
    },
  },
  'a form with scripts': {
    on: '/apply',
    changes: {
      'a person who is not the one who fills in': swap(
        button,
        `<div class="field">\n<label class="field__label" for="contact">紧急联系人的姓名（选填）</label>\n<input class="input" id="contact" name="contact" type="text">\n</div>\n${button}`,
      ),
      'a button with a drawing and words': swap(
        '>保存并核对<',
        '><svg aria-hidden="true" focusable="false" width="24" height="24"><path d="M4 12l5 5L20 6" fill="none" stroke="currentColor"/></svg> 保存并核对<',
      ),
      'a shortcut with Control': script(
        "addEventListener('keydown', (event) => { if (event.ctrlKey && event.key === 's') document.title = '已保存'; });",
      ),
      'a draft that is saved every minute': script(
        "setInterval(() => localStorage.setItem('draft', note.value), 60000);",
      ),
      'a choice that other choices follow from when the form is sent': script(
        "start.addEventListener('change', () => { start.dataset.changed = 'true'; });",
      ),
    },
  },
  'a form that answers': {
    on: '/apply',
    changes: {
      'an answer that is told': all(
        swap(
          button,
          `<button class="button" type="button" id="count">看有几个人申请</button>\n<p id="answer" role="status"></p>\n${button}`,
        ),
        script("document.getElementById('count').onclick = () => { answer.textContent = '已有3人申请。'; };"),
      ),
    },
  },
  'mistakes told in red': {
    on: '/apply/mistakes',
    changes: {
      'a red word that also says 错误': all(
        swap(
          '>请填写手机号码，例如138 1234 5678。</p>',
          '><strong>错误：</strong>请填写手机号码，例如138 1234 5678。</p>',
        ),
      ),
    },
  },
  'answers to check': {
    on: '/apply/check',
    changes: {
      'a name that says more than the words to be seen': swap(
        '<a href="/apply#name">',
        '<a href="/apply#name" aria-label="更改姓名，现在是示例求职者">',
      ),
    },
  },
  'a way to sign in': {
    on: '/sign-in',
    changes: {
      'a field that only looks at what is pasted': script(
        "password.addEventListener('paste', () => { password.dataset.pasted = 'true'; });",
      ),
    },
  },
};
