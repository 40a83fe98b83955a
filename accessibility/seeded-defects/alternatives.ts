import { add, swap } from './change.ts';
import type { Defects } from './defect.ts';

const ramp = '<img src="/ramp.svg" alt="公司门口的坡道，两侧有扶手" width="320" height="180">';

/** WCAG 1.1 and 1.2: what is seen or heard has no words. */
export const alternatives: Defects = {
  'an image without alt': {
    criteria: ['1.1.1'],
    on: '/jobs/1',
    change: swap(' alt="公司门口的坡道，两侧有扶手"', ''),
    caughtBy: 'axe image-alt',
  },
  'an alt that is the name of the file': {
    criteria: ['1.1.1'],
    on: '/jobs/1',
    change: swap('公司门口的坡道，两侧有扶手', 'IMG_2041.jpg'),
    caughtBy: 'pictures-and-media alt-is-file-name',
  },
  'an alt that says that it is a picture': {
    criteria: ['1.1.1'],
    on: '/jobs/1',
    change: swap('公司门口的坡道，两侧有扶手', '图片'),
    caughtBy: 'pictures-and-media alt-says-nothing',
  },
  'a drawing that is an image and has no name': {
    criteria: ['1.1.1'],
    on: '/jobs/1',
    change: swap(ramp, '<svg role="img" width="60" height="60"><path d="M0 60 60 20V60Z" fill="#08534d"/></svg>'),
    caughtBy: 'accesslint text-alternatives/svg-img-alt',
  },
  'a button made of an image without alt': {
    criteria: ['1.1.1', '4.1.2'],
    on: '/apply',
    change: swap('<button class="button" type="submit">保存并核对</button>', '<input type="image" src="/save.svg">'),
    caughtBy: 'html-validate wcag/h36',
  },
  'an image map with an area without words': {
    criteria: ['1.1.1', '2.4.4', '4.1.2'],
    on: '/jobs/1',
    change: swap(
      ramp,
      '<img src="/ramp.svg" alt="楼层图" usemap="#plan" width="320" height="180"><map name="plan"><area shape="rect" coords="0,0,160,180" href="/floor/1"></map>',
    ),
    caughtBy: 'ibm area_alt_exists',
  },
  'an object without words': {
    criteria: ['1.1.1'],
    on: '/jobs/1',
    change: swap(ramp, '<object data="/ramp.svg" type="image/svg+xml" width="320" height="180"></object>'),
    caughtBy: 'alfa sia-r63',
  },
  'a picture of a code that has to be typed in': {
    criteria: ['1.1.1', '3.3.8', '3.3.9'],
    on: '/sign-in',
    change: swap(
      '<button class="button" type="submit">登录同途',
      `<div class="field"><img src="/captcha.svg" alt="验证码图片" width="120" height="48">
<label class="field__label" for="captcha">请输入图中的字符</label>
<input class="input" id="captcha" name="captcha" type="text" autocomplete="off"></div>
<button class="button" type="submit">登录同途`,
    ),
    caughtBy: 'forms captcha',
  },
  'a recording without a text of it': {
    criteria: ['1.2.1'],
    on: '/jobs/1',
    change: add('<h2>听介绍</h2>\n<audio controls src="/talk.mp3"></audio>'),
    caughtBy: 'pictures-and-media sound-without-text',
  },
  'a silent film without a text of it': {
    criteria: ['1.2.1', '1.2.8'],
    on: '/jobs/1',
    change: add('<h2>看办公室</h2>\n<video controls muted src="/office.mp4" width="320" height="180"></video>'),
    caughtBy: 'pictures-and-media film-without-description',
  },
  'a film without captions': {
    criteria: ['1.2.2'],
    on: '/jobs/1',
    change: add(
      '<h2>看介绍</h2>\n<video controls src="/talk.mp4" width="320" height="180"></video>\n<p><a href="/talk">介绍的文字稿</a></p>',
    ),
    caughtBy: 'pictures-and-media film-without-captions',
  },
  'a film that says nothing of what is only seen': {
    criteria: ['1.2.3', '1.2.5'],
    on: '/jobs/1',
    change: add(
      '<h2>看介绍</h2>\n<video controls src="/talk.mp4" width="320" height="180"><track kind="captions" src="/talk.vtt" srclang="zh" label="中文字幕"></video>',
    ),
    caughtBy: 'pictures-and-media film-without-description',
  },
};
