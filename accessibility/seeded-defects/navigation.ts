import { add, all, style, swap } from './change.ts';
import type { Defects } from './defect.ts';

/** WCAG 2.4 without its focus: nobody can tell where they are, or where a link leads. */
export const navigation: Defects = {
  'no way past the header': {
    criteria: ['2.4.1'],
    on: '/jobs/1',
    change: swap('<a class="skip" href="#main">跳到正文</a>\n', ''),
    caughtBy: 'start-of-page skip-link-missing',
  },
  'a skip link that leads nowhere': {
    criteria: ['2.4.1'],
    on: '/jobs/1',
    change: swap('<main id="main"', '<main id="content"'),
    caughtBy: 'axe skip-link',
  },
  'no landmarks': {
    criteria: ['2.4.1', '1.3.1'],
    on: '/jobs/1',
    change: (page) =>
      page
        .replace(/<(\/?)(header|main|footer|nav)\b/g, '<$1div')
        .replace('<a class="skip" href="#main">跳到正文</a>\n', ''),
    caughtBy: 'landmarks landmark-once',
  },
  'no title': {
    criteria: ['2.4.2'],
    on: '/jobs/1',
    change: (page) => page.replace(/<title>.*<\/title>\n/, ''),
    caughtBy: 'alfa sia-r1',
  },
  'a title that is the name of the portal alone': {
    criteria: ['2.4.2'],
    on: '/jobs/1',
    change: swap('<title>示例客服专员，同途', '<title>同途'),
    caughtBy: 'title title-untrue',
  },
  'a title left over from another page': {
    criteria: ['2.4.2'],
    on: '/jobs/1',
    change: swap('<title>示例客服专员', '<title>未命名文档'),
    caughtBy: 'title title-untrue',
  },
  'a link that says 点击这里': {
    criteria: ['2.4.4', '2.4.9'],
    on: '/jobs/1',
    change: swap('<a href="/apply">申请示例客服专员</a>', '要申请，请<a href="/apply">点击这里</a>。'),
    caughtBy: 'link-purpose link-vague',
  },
  'two links that say 查看详情 and lead to two jobs': {
    criteria: ['2.4.4', '2.4.9'],
    on: '/jobs/1',
    change: all(
      swap('<a href="/jobs/2">示例数据标注员</a>', '示例数据标注员<a href="/jobs/2">查看岗位详情</a>'),
      swap('<a href="/jobs/3">示例文字编辑</a>', '示例文字编辑<a href="/jobs/3">查看岗位详情</a>'),
    ),
    caughtBy: 'link-purpose link-ambiguous',
  },
  'a link whose text is an address': {
    criteria: ['2.4.9'],
    on: '/jobs/1',
    change: swap('>示例服务公司的介绍<', '>https://employer.example/1<'),
    caughtBy: 'link-purpose link-text-is-address',
  },
  'a link that leads nowhere': {
    criteria: ['2.4.4'],
    on: '/jobs/1',
    change: swap('href="/employers/1"', 'href="#"'),
    caughtBy: 'link-purpose link-nowhere',
  },
  'a link that is an image without words': {
    criteria: ['2.4.4', '1.1.1', '4.1.2'],
    on: '/jobs/1',
    change: swap(
      '<a class="brand" href="/">同途</a>',
      '<a class="brand" href="/"><img src="/logo.svg" alt="" width="48" height="48"></a>',
    ),
    caughtBy: 'accesslint navigable/link-name',
  },
  'a heading without words': {
    criteria: ['2.4.6', '1.3.1'],
    on: '/jobs/1',
    change: swap('<h2>上班时间</h2>', '<h2></h2>'),
    caughtBy: 'alfa sia-r64',
  },
  'two headings of the same words': {
    criteria: ['2.4.6'],
    on: '/jobs/1',
    change: swap('<h2>上班时间</h2>', '<h2>工作内容</h2>'),
    caughtBy: 'headings heading-repeated',
  },
  'two fields of the same label': {
    criteria: ['2.4.6', '3.3.2'],
    on: '/apply',
    change: swap('电子邮箱（选填）', '手机号码'),
    caughtBy: 'field-names label-repeated',
  },
  'a long text without headings': {
    criteria: ['2.4.10'],
    on: '/jobs/1',
    change: add(
      `<h2>须知</h2>\n${Array.from({ length: 30 }, (_, index) => `<p>第${index + 1}条，请您先读一读这一条，再决定要不要申请，也可以请家人帮您读。</p>`).join('\n')}`,
    ),
    caughtBy: 'headings section-too-long',
  },
  'a breadcrumb whose links are too close to press': {
    criteria: ['2.5.8', '2.5.5'],
    on: '/jobs/1',
    change: style('nav a { min-width: 0; padding: 0; font-size: 12px; line-height: 16px; } .row li { margin: 0; }'),
    caughtBy: 'targets target-small',
  },
  'targets of 30 pixels': {
    criteria: ['2.5.5'],
    on: '/jobs/1',
    change: style('nav a { padding: 0; line-height: 30px; min-height: 0; } .row li { margin-right: 2rem; }'),
    caughtBy: 'targets target-small',
  },
  'a link that another covers': {
    criteria: ['2.5.8', '2.5.5'],
    on: '/jobs/1',
    change: style('main li { margin: 0; } main li + li { margin-top: -24px; position: relative; }'),
    caughtBy: 'targets target-covered',
  },
  'buttons of one picture each, side by side': {
    criteria: ['2.5.8'],
    on: '/jobs/1',
    change: all(
      swap(
        '<p class="lead">',
        '<p><button class="small" type="button" aria-label="收藏示例客服专员">藏</button><button class="small" type="button" aria-label="分享示例客服专员">享</button></p>\n<p class="lead">',
      ),
      style(
        '.small { width: 16px; height: 16px; padding: 0; font-size: 0.75rem; line-height: 1; border: 0; background: var(--page); color: var(--ink); }',
      ),
    ),
    caughtBy: 'ibm target_spacing_sufficient',
  },
  'a link that says 更多': {
    criteria: ['2.4.4', '2.4.9'],
    on: '/jobs/1',
    change: swap('>全部岗位<', '>更多<'),
    caughtBy: 'link-purpose link-vague',
  },
};
