import { all, script, swap, swapAll } from './change.ts';
import type { Defects } from './defect.ts';

const button = '<button class="button" type="submit">保存并核对</button>';
const message = '请填写手机号码，例如138 1234 5678。';
const inline = `<p class="field__error" id="phone-error">${message}</p>\n`;

/** WCAG 3.3: a form that does not say what it wants, or what went wrong. */
export const forms: Defects = {
  'a mistake that no field names': {
    criteria: ['3.3.1'],
    on: '/apply/mistakes',
    change: all(swap(inline, ''), swap(' phone-error"', '"')),
    caughtBy: 'error-contract error-not-tied',
  },
  'a mistake that is not tied to its field': {
    criteria: ['3.3.1', '1.3.1'],
    on: '/apply/mistakes',
    change: swap('aria-describedby="phone-hint phone-error" aria-invalid="true"', 'aria-describedby="phone-hint"'),
    caughtBy: 'error-contract error-not-marked',
  },
  'mistakes without a summary': {
    criteria: ['3.3.1'],
    on: '/apply/mistakes',
    change: (page) => page.replace(/<div class="error-summary"[\s\S]*?<\/div>\n/, ''),
    caughtBy: 'error-contract error-summary-missing',
  },
  'a summary that leads to no field': {
    criteria: ['3.3.1'],
    on: '/apply/mistakes',
    change: swap('<a href="#phone">', '<a href="#telephone">'),
    caughtBy: 'error-contract error-leads-nowhere',
  },
  'a summary in other words than the field': {
    criteria: ['3.3.1'],
    on: '/apply/mistakes',
    change: swap(inline, '<p class="field__error" id="phone-error">请改一改。</p>\n'),
    caughtBy: 'error-contract error-not-tied',
  },
  'mistakes that the title keeps quiet': {
    criteria: ['3.3.1', '2.4.2'],
    on: '/apply/mistakes',
    change: swap('<title>错误：', '<title>'),
    caughtBy: 'error-contract error-not-in-title',
  },
  'a summary at the end of the page': {
    criteria: ['3.3.1'],
    on: '/apply/mistakes',
    change: (page) => {
      const [summary = ''] = /<div class="error-summary"[\s\S]*?<\/div>\n/.exec(page) ?? [];
      return page.replace(summary, '').replace('</form>', `</form>\n${summary}`);
    },
    caughtBy: 'error-contract error-summary-late',
  },
  'a form that throws away what was typed': {
    criteria: ['3.3.1', '3.3.7'],
    on: '/apply/mistakes',
    change: swap(' value="示例求职者"', ''),
    caughtBy: 'forms answer-lost',
  },
  'a bubble of the browser in the place of an answer': {
    criteria: ['3.3.1'],
    on: '/apply',
    change: all(swap(' novalidate', ''), swap('id="name"', 'required id="name"')),
    caughtBy: 'browser-messages browser-bubble',
  },
  'a label that is a placeholder': {
    criteria: ['3.3.2', '1.3.1'],
    on: '/apply',
    change: all(
      swap('<label class="field__label" for="name">姓名</label>\n', ''),
      swap('id="name"', 'placeholder="姓名" id="name"'),
    ),
    caughtBy: 'field-names placeholder-as-label',
  },
  'a field that is marked as needed by a star alone': {
    criteria: ['3.3.2'],
    on: '/apply',
    change: swap('>姓名<', '>姓名 *<'),
    caughtBy: 'copy noise',
  },
  'a hint that only eyes can tie to its field': {
    criteria: ['3.3.2', '1.3.1'],
    on: '/apply',
    change: swap(' aria-describedby="phone-hint"', ''),
    caughtBy: 'field-names hint-untied',
  },
  'a field that names the mistake of another': {
    criteria: ['3.3.1', '4.1.2'],
    on: '/apply/mistakes',
    change: swapAll('"phone-hint phone-error"', '"phone-hint phone-mistake"'),
    caughtBy: 'html-validate no-missing-references',
  },
  'a message that says only that something is wrong': {
    criteria: ['3.3.3'],
    on: '/apply/mistakes',
    change: swapAll(message, '格式错误。'),
    caughtBy: 'error-contract error-without-way-out',
  },
  'a number that has to be typed a second time': {
    criteria: ['3.3.7'],
    on: '/apply',
    change: swap(
      button,
      `<div class="field"><label class="field__label" for="again">再次输入手机号码</label>\n<input class="input" type="tel" id="again" name="again" autocomplete="tel"></div>\n${button}`,
    ),
    caughtBy: 'forms asked-twice',
  },
  'a password that cannot be pasted': {
    criteria: ['3.3.8', '3.3.9'],
    on: '/sign-in',
    change: swap('id="password"', 'onpaste="return false" id="password"'),
    caughtBy: 'accesslint input-assistance/accessible-authentication',
  },
  'a password that a script does not let in': {
    criteria: ['3.3.8', '3.3.9'],
    on: '/sign-in',
    change: script("password.addEventListener('paste', (event) => event.preventDefault());"),
    caughtBy: 'forms paste-blocked',
  },
  'a code in six boxes': {
    criteria: ['3.3.8', '1.3.5'],
    on: '/sign-in',
    change: (page) =>
      page.replace(
        /<input class="input" id="code"[^>]*>/,
        [1, 2, 3, 4, 5, 6]
          .map(
            (digit) =>
              `<input id="${digit === 1 ? 'code' : `code-${digit}`}" aria-label="短信验证码第${digit}位" name="code-${digit}" type="text" maxlength="1" inputmode="numeric" autocomplete="one-time-code">`,
          )
          .join('\n'),
      ),
    caughtBy: 'forms code-in-pieces',
  },
  'a password that the browser may not fill in': {
    criteria: ['3.3.8', '1.3.5'],
    on: '/sign-in',
    change: swap('autocomplete="current-password"', 'autocomplete="off"'),
    caughtBy: 'field-purpose purpose-missing',
  },
  'a puzzle before signing in': {
    criteria: ['3.3.8', '3.3.9'],
    on: '/sign-in',
    change: swap(
      '<button class="button" type="submit">登录同途',
      '<p>请按住滑块，拖动完成拼图。</p>\n<button class="button" type="submit">登录同途',
    ),
    caughtBy: 'forms captcha',
  },
  'a sum before signing in': {
    criteria: ['3.3.8'],
    on: '/sign-in',
    change: swap(
      '<button class="button" type="submit">登录同途',
      '<div class="field"><label class="field__label" for="sum">3加5等于几</label>\n<input class="input" id="sum" name="sum" type="text" inputmode="numeric"></div>\n<button class="button" type="submit">登录同途',
    ),
    caughtBy: 'forms captcha',
  },
};
