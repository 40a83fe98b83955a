import { add, all, script, style, swap } from './change.ts';
import type { Defects } from './defect.ts';

const button = '<button class="button" type="submit">保存并核对</button>';

/** WCAG 2.5: a movement of the hand that not everybody can make. */
export const pointer: Defects = {
  'a list that is turned over by wiping': {
    criteria: ['2.5.1'],
    on: '/jobs/1',
    change: script("document.querySelector('ul').addEventListener('touchmove', () => {});"),
    caughtBy: 'mouse-only gesture',
  },
  'a map that is enlarged by two fingers': {
    criteria: ['2.5.1'],
    on: '/jobs/1',
    change: script("document.querySelector('img').addEventListener('gesturechange', () => {});"),
    caughtBy: 'mouse-only gesture',
  },
  'a button that acts when it is pressed and not when it is let go': {
    criteria: ['2.5.2'],
    on: '/apply',
    change: script(
      "document.querySelector('button').addEventListener('pointerdown', () => document.forms[0].submit());",
    ),
    caughtBy: 'mouse-only acts-on-press',
  },
  'a name that does not hold the words to be seen': {
    criteria: ['2.5.3'],
    on: '/apply',
    change: swap('type="submit"', 'type="submit" aria-label="提交"'),
    caughtBy: 'axe label-content-name-mismatch',
  },
  'a label that voice control cannot say': {
    criteria: ['2.5.3'],
    on: '/apply',
    change: swap('id="name"', 'aria-label="请输入文字" id="name"'),
    caughtBy: 'accesslint labels-and-names/label-content-mismatch',
  },
  'a form that shaking empties': {
    criteria: ['2.5.4'],
    on: '/apply',
    change: script("addEventListener('devicemotion', () => document.forms[0].reset());"),
    caughtBy: 'mouse-only device-moved',
  },
  'a list that is sorted by dragging alone': {
    criteria: ['2.5.7'],
    on: '/apply',
    change: swap(button, `<ol><li draggable="true">先打电话</li><li draggable="true">先发短信</li></ol>\n${button}`),
    caughtBy: 'mouse-only dragging',
  },
  'a wage that is chosen by dragging a slider': {
    criteria: ['2.5.7'],
    on: '/apply',
    change: swap(
      button,
      `<div class="field"><label class="field__label" for="pay">希望的薪酬</label>\n<input class="input" type="range" id="pay" name="pay" min="3000" max="9000"></div>\n${button}`,
    ),
    caughtBy: 'mouse-only dragging',
  },
  'a page that hears fingers and no keyboard': {
    criteria: ['2.5.6', '2.1.1'],
    on: '/jobs/1',
    change: all(add('<p id="fold">展开更多要求</p>'), script("fold.addEventListener('touchend', () => {});")),
    caughtBy: 'mouse-only pressed-by-mouse-only',
  },
  'large targets for a finger alone': {
    criteria: ['2.5.5'],
    on: '/apply',
    change: style(
      '.choice { min-height: 0; } .choice input { width: 20px; height: 20px; } .choice { display: inline-flex; margin: 0; line-height: 1.2; }',
    ),
    caughtBy: 'targets target-small',
  },
};
