import { add, all, style, swap } from './change.ts';
import type { Defects } from './defect.ts';

/** WCAG 1.4: what is shown cannot be seen, or not in the way that a person needs it. */
export const sight: Defects = {
  'a link told from its sentence by colour alone': {
    criteria: ['1.4.1'],
    on: '/jobs/1',
    change: style('main p a { text-decoration: none; }'),
    caughtBy: 'accesslint distinguishable/link-in-text-block',
  },
  'a field that is marked as needed by red alone': {
    criteria: ['1.4.1', '3.3.2'],
    on: '/apply',
    change: all(
      swap('for="name">姓名', 'for="name" class="needed">姓名'),
      swap('class="field__label" for="name" class="needed"', 'class="field__label needed" for="name"'),
      style('.needed { color: var(--error); }'),
    ),
    caughtBy: 'colour-alone colour-without-word',
  },
  'a mistake shown by a red edge alone': {
    criteria: ['1.4.1', '3.3.1'],
    on: '/apply/mistakes',
    change: all(
      swap('<p class="field__error" id="phone-error">请填写手机号码，例如138 1234 5678。</p>\n', ''),
      swap(' aria-describedby="phone-hint phone-error"', ' aria-describedby="phone-hint"'),
      style('#phone { border-color: var(--error); }'),
    ),
    caughtBy: 'error-contract error-not-tied',
  },
  'sound that starts by itself': {
    criteria: ['1.4.2'],
    on: '/jobs/1',
    change: add('<audio autoplay src="/welcome.mp3"></audio>'),
    caughtBy: 'html-validate no-autoplay',
  },
  'grey text on white': {
    criteria: ['1.4.3', '1.4.6'],
    on: '/jobs/1',
    change: style('.lead { color: #999; }'),
    caughtBy: 'axe color-contrast',
  },
  'pale text on a gradient': {
    criteria: ['1.4.3'],
    on: '/jobs/1',
    change: style('.lead { color: #ccc; background: linear-gradient(90deg, #fff, #bbb); }'),
    caughtBy: 'text-contrast text-pale',
  },
  'pale text on a picture': {
    criteria: ['1.4.3'],
    on: '/jobs/1',
    change: style('.lead { color: #2a7a72; background: url("/ramp.svg"); }'),
    caughtBy: 'text-contrast text-pale',
  },
  'a hint too pale to read': {
    criteria: ['1.4.3'],
    on: '/apply',
    change: all(
      style('::placeholder { color: #aaa; opacity: 1; }'),
      swap('id="name" name="name"', 'id="name" name="name" placeholder="和身份证上一样"'),
    ),
    caughtBy: 'text-contrast placeholder-pale',
  },
  'text that is pale in the dark only': {
    criteria: ['1.4.3'],
    on: '/jobs/1',
    change: style('@media (prefers-color-scheme: dark) { .lead { color: #555; } }'),
    mode: 'dark',
    caughtBy: 'text-contrast text-pale',
  },
  'text of 5 to 1, where 7 to 1 is held': {
    criteria: ['1.4.6'],
    on: '/jobs/1',
    change: style('.lead { color: #6b6b6b; }'),
    caughtBy: 'axe color-contrast-enhanced',
  },
  'a page that cannot be enlarged': {
    criteria: ['1.4.4'],
    on: '/jobs/1',
    change: swap('initial-scale=1"', 'initial-scale=1, user-scalable=no"'),
    caughtBy: 'axe meta-viewport',
  },
  'a page that can be enlarged a little only': {
    criteria: ['1.4.4'],
    on: '/jobs/1',
    change: swap('initial-scale=1"', 'initial-scale=1, maximum-scale=1.2"'),
    caughtBy: 'alfa sia-r47',
  },
  'text that stays small when the person enlarges text': {
    criteria: ['1.4.4'],
    on: '/jobs/1',
    change: style('body { font-size: 18px; }'),
    caughtBy: 'text-size text-size-ignored',
  },
  'text as wide as the window': {
    criteria: ['1.4.4'],
    on: '/jobs/1',
    change: style('.lead { font-size: 1.6vw; }'),
    caughtBy: 'text-size text-shrinks-with-window',
  },
  'large text cut off by its box': {
    criteria: ['1.4.4'],
    on: '/jobs/1',
    change: style('.lead { height: 32px; overflow: hidden; }'),
    caughtBy: 'text-size text-cut-off',
  },
  'a heading that is an image of words': {
    criteria: ['1.4.5', '1.4.9'],
    on: '/jobs/1',
    change: swap('<h2>工作内容</h2>', '<h2><img src="/duties.svg" alt="工作内容" width="160" height="40"></h2>'),
    caughtBy: 'images-of-text picture-for-words',
  },
  'words drawn in a canvas': {
    criteria: ['1.4.5', '1.4.9', '1.1.1'],
    on: '/jobs/1',
    change: all(
      add('<canvas id="note" width="300" height="60"></canvas>'),
      swap('</body>', "<script>note.getContext('2d').fillText('薪酬面议', 10, 30);</script>\n</body>"),
    ),
    caughtBy: 'images-of-text words-painted',
  },
  'a block wider than a small window': {
    criteria: ['1.4.10'],
    on: '/jobs/1',
    change: style('dl { width: 900px; max-width: none; }'),
    caughtBy: 'reflow page-too-wide',
  },
  'columns that do not fit a small window': {
    criteria: ['1.4.10'],
    on: '/jobs/1',
    change: style('main ul { display: flex; max-width: none; } main li { flex: none; width: 200px; }'),
    caughtBy: 'reflow page-too-wide',
  },
  'a field whose edge is too pale': {
    criteria: ['1.4.11'],
    on: '/apply',
    change: style('.input { border-color: #e5e5e5; }'),
    caughtBy: 'field-edges field-edge-faint',
  },
  'a field without an edge': {
    criteria: ['1.4.11'],
    on: '/apply',
    change: style('.input { border: 0; }'),
    caughtBy: 'field-edges field-edge-faint',
  },
  'a choice that is shown by a background that forced colours take away': {
    criteria: ['1.4.11', '1.4.1'],
    on: '/apply',
    change: all(
      style(
        '.choice input { -webkit-appearance: none; appearance: none; border: 2px solid var(--edge); border-radius: 50%; } .choice input:checked { background: var(--accent); }',
      ),
    ),
    caughtBy: 'forced-colours state-by-colour-only',
  },
  'colours kept against the will of the person': {
    criteria: ['1.4.11'],
    on: '/jobs/1',
    change: style('main { forced-color-adjust: none; background: #fff; color: #15201e; }'),
    caughtBy: 'forced-colours colours-refused',
  },
  'a row of text cut off when its lines are spread': {
    criteria: ['1.4.12'],
    on: '/jobs/1',
    change: style(
      '.lead { width: 29rem; height: 2rem; overflow: hidden; line-height: 1.5; white-space: nowrap; font-size: 1rem; }',
    ),
    caughtBy: 'text-spacing text-cut-off',
  },
  'spacing that a person cannot change': {
    criteria: ['1.4.12'],
    on: '/jobs/1',
    change: swap(
      '<p class="lead">',
      '<p class="lead" style="letter-spacing: 0 !important; line-height: 1.2 !important">',
    ),
    caughtBy: 'ibm text_spacing_valid',
  },
  'words that only a pointer brings up': {
    criteria: ['1.4.13', '2.1.1'],
    on: '/jobs/1',
    change: all(
      swap('<dt>薪酬</dt>', '<dt class="tip">薪酬<span> 税前</span></dt>'),
      style('.tip span { display: none; } .tip:hover span { display: inline; }'),
    ),
    caughtBy: 'hover-content shown-on-hover-only',
  },
  'words in a tooltip': {
    criteria: ['1.4.13', '2.1.1'],
    on: '/jobs/1',
    change: swap('<a href="/apply">', '<a href="/apply" title="需要五分钟">'),
    caughtBy: 'hover-content tooltip',
  },
  'lines of 60 characters': {
    criteria: ['1.4.8'],
    on: '/jobs/1',
    change: all(
      style('p { max-width: 70rem; }'),
      swap(
        '里面写着便利条件。',
        '里面写着便利条件。公司门口有坡道，电梯里有语音，开会时有字幕，上班时间可以调整，也可以在家工作。',
      ),
    ),
    caughtBy: 'text-layout line-too-long',
  },
  'text stretched to both edges': {
    criteria: ['1.4.8'],
    on: '/jobs/1',
    change: style('p { text-align: justify; }'),
    caughtBy: 'alfa sia-r71',
  },
  'lines that stand too close': {
    criteria: ['1.4.8'],
    on: '/jobs/1',
    change: style('p { line-height: 1.2; }'),
    caughtBy: 'text-layout lines-too-close',
  },
  'white text on white paper': {
    criteria: ['1.4.3'],
    on: '/jobs/1',
    change: style('.lead { padding: 1rem; background: #08534d; color: #fff; }'),
    caughtBy: 'print-view print-pale',
  },
  'words that are not printed': {
    criteria: ['1.3.1'],
    on: '/jobs/1',
    change: style('@media print { main dl { display: none; } }'),
    caughtBy: 'print-view print-loses-text',
  },
};
