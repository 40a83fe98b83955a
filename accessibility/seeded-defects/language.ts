import { add, all, swap } from './change.ts';
import type { Defects } from './defect.ts';

const lead = '在家接听电话，回答顾客的问题。用人单位是示例服务公司。';

/** WCAG 3.1, and Chinese that sounds wrong when it is read out. */
export const language: Defects = {
  'no language': {
    criteria: ['3.1.1'],
    on: '/jobs/1',
    change: swap('<html lang="zh-CN">', '<html>'),
    caughtBy: 'alfa sia-r4',
  },
  'a language that does not exist': {
    criteria: ['3.1.1'],
    on: '/jobs/1',
    change: swap('lang="zh-CN"', 'lang="chinese-simplified"'),
    caughtBy: 'alfa sia-r5',
  },
  'a Chinese page that says it is English': {
    criteria: ['3.1.1'],
    on: '/jobs/1',
    change: swap('lang="zh-CN"', 'lang="en"'),
    caughtBy: 'language language-of-page',
  },
  'English without lang': {
    criteria: ['3.1.2'],
    on: '/jobs/1',
    change: swap('<blockquote lang="en">', '<blockquote>'),
    caughtBy: 'language language-of-parts',
  },
  'Chinese that says it is English': {
    criteria: ['3.1.2'],
    on: '/jobs/1',
    change: swap('<p class="lead">', '<p class="lead" lang="en">'),
    caughtBy: 'language language-of-parts',
  },
  'English with a lang that does not exist': {
    criteria: ['3.1.2'],
    on: '/jobs/1',
    change: swap('<blockquote lang="en">', '<blockquote lang="english">'),
    caughtBy: 'alfa sia-r7',
  },
  'a telephone number in one run': {
    criteria: ['1.3.1'],
    on: '/jobs/1',
    change: swap('138 1234 5678', '13812345678'),
    caughtBy: 'copy digit-groups',
  },
  'pay in the short hand of job boards': {
    criteria: ['3.1.4', '3.1.3'],
    on: '/jobs/1',
    change: swap('每月5000元至8000元', '5K-8K·13薪'),
    caughtBy: 'copy pay',
  },
  'a date in figures and strokes': {
    criteria: ['3.1.5'],
    on: '/jobs/1',
    change: swap('2026年3月1日', '2026-03-01'),
    caughtBy: 'copy dates',
  },
  'signs that are read out as noise': {
    criteria: ['3.1.5', '1.1.1'],
    on: '/jobs/1',
    change: swap(lead, '★在家办公 | 周末双休 | 五险一金★'),
    caughtBy: 'copy noise',
  },
  'full-width digits': {
    criteria: ['3.1.5'],
    on: '/jobs/1',
    change: swap('每月5000元', '每月５０００元'),
    caughtBy: 'copy full-width',
  },
  'Chinese with English commas': {
    criteria: ['3.1.5'],
    on: '/jobs/1',
    change: swap('在家接听电话，', '在家接听电话,'),
    caughtBy: 'copy half-width',
  },
  'a sentence that does not end': {
    criteria: ['3.1.5'],
    on: '/jobs/1',
    change: swap(
      '我们用自己的话介绍，原文是英文。',
      '我们是一家从事客户服务外包业务的公司，自成立以来始终坚持以人为本的理念，为每一位员工提供平等的机会和完善的保障，并且在工作场所的各个方面都努力做到没有障碍。',
    ),
    caughtBy: 'copy long-sentences',
  },
  'a link as long as a sentence': {
    criteria: ['2.4.9', '3.1.5'],
    on: '/jobs/1',
    change: swap('>示例服务公司的介绍<', '>示例服务公司的介绍和它为残疾员工提供的全部便利条件的完整清单<'),
    caughtBy: 'copy long-links',
  },
  'an abbreviation in small letters': {
    criteria: ['3.1.4'],
    on: '/jobs/1',
    change: swap('每周写一份小结。', '每周写一份report给hr。'),
    caughtBy: 'copy foreign',
  },
  'an official term that nothing explains': {
    criteria: ['3.1.3'],
    on: '/jobs/1',
    change: all(add('<p>这个岗位属于按比例就业。</p>')),
    caughtBy: 'copy unexplained-terms',
  },
};
