import { add, all, script, style, swap } from './change.ts';
import type { Defects } from './defect.ts';

/** WCAG 2.2 and 2.3: a page that does not wait, or does not stand still. */
export const timeAndMotion: Defects = {
  'a page that reloads after a minute': {
    criteria: ['2.2.1', '2.2.4', '3.2.5'],
    on: '/apply',
    change: swap('<meta charset="utf-8">', '<meta charset="utf-8">\n<meta http-equiv="refresh" content="60">'),
    caughtBy: 'ibm meta_refresh_delay',
  },
  'a page that reloads after a day': {
    criteria: ['2.2.4', '3.2.5'],
    on: '/apply',
    change: swap('<meta charset="utf-8">', '<meta charset="utf-8">\n<meta http-equiv="refresh" content="86400">'),
    caughtBy: 'axe meta-refresh-no-exceptions',
  },
  'a script that leaves the page after ten minutes': {
    criteria: ['2.2.1', '2.2.3', '3.2.5'],
    on: '/apply',
    change: script("setTimeout(() => { location.href = '/sign-in'; }, 600000);"),
    caughtBy: 'clock time-limit',
  },
  'a script that empties the form after an hour': {
    criteria: ['2.2.1', '2.2.3', '2.2.6'],
    on: '/apply',
    change: script('setTimeout(() => document.forms[0].reset(), 3600000);'),
    caughtBy: 'clock time-limit',
  },
  'a countdown': {
    criteria: ['2.2.1', '2.2.2', '2.2.3'],
    on: '/apply',
    change: all(
      add('<p id="left">还有600秒</p>'),
      script("let seconds = 600; setInterval(() => { left.textContent = '还有' + --seconds + '秒'; }, 1000);"),
    ),
    caughtBy: 'clock time-limit',
  },
  'news that change by themselves': {
    criteria: ['2.2.2', '2.2.4'],
    on: '/jobs/1',
    change: all(
      add('<p id="news">新岗位：示例保洁员</p>'),
      script("setInterval(() => { news.textContent = '新岗位：示例厨师'; }, 20000);"),
    ),
    caughtBy: 'clock time-limit',
  },
  'an interruption by a question after half an hour': {
    criteria: ['2.2.4'],
    on: '/jobs/1',
    change: script(
      "setTimeout(() => document.querySelector('main').insertAdjacentHTML('afterbegin', '<p>要不要订阅？</p>'), 1800000);",
    ),
    caughtBy: 'clock time-limit',
  },
  'a text that moves without end': {
    criteria: ['2.2.2', '2.3.3'],
    on: '/jobs/1',
    change: style('@keyframes slide { to { transform: translateX(20px); } } .lead { animation: slide 2s infinite; }'),
    caughtBy: 'motion moves-on',
  },
  'a text that runs': {
    criteria: ['2.2.2'],
    on: '/jobs/1',
    change: swap('<p class="lead">', '<marquee>新岗位每天更新</marquee>\n<p class="lead">'),
    caughtBy: 'ibm marquee_elem_avoid',
  },
  'a text that blinks': {
    criteria: ['2.2.2'],
    on: '/jobs/1',
    change: swap('在家接听电话', '<blink>在家接听电话</blink>'),
    caughtBy: 'html-validate deprecated',
  },
  'a block that flashes ten times a second': {
    criteria: ['2.3.1', '2.3.2'],
    on: '/jobs/1',
    change: style('@keyframes flash { 50% { background: #f00; } } .lead { animation: flash 0.1s steps(2) 50; }'),
    caughtBy: 'motion flashes',
  },
  'a movement that the wish for less motion does not stop': {
    criteria: ['2.3.3'],
    on: '/apply',
    change: style(
      'html { scroll-behavior: smooth; } .button { transition: transform 0.6s; } .button:hover { transform: scale(1.2); }',
    ),
    caughtBy: 'motion moves-in-spite',
  },
};
