import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/** A form can be sent at any time, takes what is pasted, sets no riddles, and asks for nothing twice (WCAG 3.3.7, 3.3.8). */
export const forms = (page: Page): Promise<Finding[]> => lookInPage(page, 'forms', look);

function look(): Seen[] {
  const { fields, labelOf, point } = window.gate;
  const seen: Seen[] = [];
  const say = (rule: string, element: Element, message: string) =>
    seen.push({ rule, element: point(element), message });
  for (const form of document.forms) {
    const buttons = form.querySelectorAll<HTMLButtonElement>(
      'button:not([type="button"], [type="reset"]), input[type="submit"], input[type="image"]',
    );
    const inForm = fields().filter((field) => field.form === form);
    if (inForm.length > 0 && buttons.length === 0 && !document.querySelector(`button[form="${CSS.escape(form.id)}"]`))
      say('submit-missing', form, 'has no button to send it');
    for (const button of buttons)
      if (button.disabled || button.getAttribute('aria-disabled') === 'true')
        say('submit-disabled', button, 'cannot be pressed, and does not say why');
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>('button:disabled'))
    if (!button.form || button.type !== 'submit')
      say('button-disabled', button, 'cannot be pressed, and does not say why');

  const typed = fields().filter((field) => !/^(radio|checkbox|select|file|range|color)/.test(field.type));
  for (const field of typed) {
    const isRefused = (event: Event) => !field.dispatchEvent(event);
    const options = { bubbles: true, cancelable: true };
    const pasting = [
      new ClipboardEvent('paste', { ...options, clipboardData: new DataTransfer() }),
      new InputEvent('beforeinput', { ...options, inputType: 'insertFromPaste', data: '示例' }),
      new KeyboardEvent('keydown', { ...options, key: 'v', code: 'KeyV', ctrlKey: true }),
    ];
    // `map` sends every event; the first refusal would stop `some`.
    if (pasting.map(isRefused).includes(true)) say('paste-blocked', field, 'does not take what is pasted');
    if (['copy', 'cut', 'contextmenu', 'drop'].map((kind) => isRefused(new Event(kind, options))).includes(true))
      say('copy-blocked', field, 'does not let its text be copied or dropped');
  }

  // Whoever left a needed answer out is told so; an empty field that nothing is said about had an answer.
  const sentBack = document.querySelector<HTMLInputElement>('form [aria-invalid="true"]')?.closest('form');
  const mayBeEmpty = (field: Element) => {
    const hints = (field.getAttribute('aria-describedby') ?? '').split(/\s+/);
    const said = hints.map((id) => (id ? document.getElementById(id)?.textContent : '')).join('');
    return /选填|可以不/.test(labelOf(field) + said);
  };
  for (const field of typed)
    if (sentBack?.contains(field) && !field.value && field.type !== 'password' && !mayBeEmpty(field))
      if (!field.matches('[aria-invalid="true"]')) say('answer-lost', field, 'came back empty');

  const riddle =
    /(图形|图片|图像|看图|动态)验证码|看不清|换一张|依次点击|拼图|滑块|滑动.{0,6}验证|不是机器人|captcha|计算结果|\d ?[加减乘除+×-] ?\d ?(等于|是多少|=)/i;
  for (const part of document.querySelectorAll('form, [role="form"]'))
    if (riddle.test(part.textContent ?? '')) say('captcha', part, 'sets a riddle');
  for (const part of document.querySelectorAll('img, iframe, script[src], input, canvas')) {
    const about = ['src', 'alt', 'name', 'id', 'class', 'title', 'aria-label']
      .map((name) => part.getAttribute(name))
      .join(' ');
    if (/captcha|geetest|turnstile|(图形|图片)?验证码(图|图片)|看不清/i.test(about))
      say('captcha', part, 'is a riddle');
  }
  const single = typed.filter((field) => field.getAttribute('maxlength') === '1');
  if (single.length > 2 && single[0]) say('code-in-pieces', single[0], 'takes one character of several fields');

  const asked = new Map<string, Element>();
  for (const field of typed) {
    const token = (field.getAttribute('autocomplete') ?? '').split(/\s+/).at(-1) ?? '';
    const label = labelOf(field).replace(/^(请|再次|重新|重复|确认)+(输入|填写|确认)?(您的)?|（.*?）|[\s*：:]/g, '');
    if (!field.form) continue;
    const form = [...document.forms].indexOf(field.form);
    for (const key of [label, /^(on|off|)$/.test(token) ? '' : token]) {
      if (!key) continue;
      if (asked.has(`${form} ${key}`) && !field.value) say('asked-twice', field, `asks for “${key}” again`);
    }
    for (const key of [label, /^(on|off|)$/.test(token) ? '' : token]) if (key) asked.set(`${form} ${key}`, field);
  }
  return seen;
}
