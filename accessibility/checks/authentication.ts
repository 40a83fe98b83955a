import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/** Signing in asks for no puzzle, no sum, no picture, and a code goes into one field (WCAG 3.3.8, 3.3.9). */
export const authentication = (page: Page): Promise<Finding[]> => lookInPage(page, 'authentication', look);

function look(): Seen[] {
  const { fields, labelOf, point, words } = window.gate;
  const seen: Seen[] = [];
  for (const form of document.querySelectorAll('form')) {
    const element = point(form);
    const pictures = [...form.querySelectorAll('img, canvas, svg')].map((each) => each.getAttribute('alt') ?? '');
    const said = `${words(form)} ${pictures.join(' ')}`;
    if (/图中的?(字|数|内容|验证码)|图形验证码|验证码图片|看不清|换一张/.test(said))
      seen.push({ rule: 'picture-to-copy', element, message: 'asks to read something out of a picture' });
    if (/拼图|滑块|拖动|依次点击|选出.{0,6}图/.test(said))
      seen.push({ rule: 'puzzle', element, message: 'asks for a puzzle' });
    if (/\d ?[加减乘除+×-] ?\d.{0,3}(等于|是多少|=)|[一二三四五六七八九十][加减乘除][一二三四五六七八九十]/.test(said))
      seen.push({ rule: 'sum', element, message: 'asks for a sum' });
  }
  const ofOneCharacter = fields().filter((field) => field.getAttribute('maxlength') === '1');
  const [first] = ofOneCharacter;
  if (first && ofOneCharacter.length > 1)
    seen.push({
      rule: 'code-in-pieces',
      element: point(first),
      message: `${ofOneCharacter.length} fields for one code`,
    });
  for (const field of fields())
    if (field.type === 'password' && /确认|再次|重复/.test(labelOf(field)))
      seen.push({ rule: 'password-twice', element: point(field), message: 'asks for the password a second time' });
  return seen;
}
