import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/** A field about the person says so to the browser, which can then fill it (WCAG 1.3.5). */
export const fieldPurpose = (page: Page): Promise<Finding[]> => lookInPage(page, 'field-purpose', look);

function look(): Seen[] {
  const { fields, labelOf, point } = window.gate;
  const purposes: [RegExp, RegExp][] = [
    [/^(?!.*(单位|公司|岗位|联系人|紧急|监护人|家属|家长|工作人员)).*(姓名|您的名字|怎么称呼)/, /^name$|-name$/],
    [/^(您的|我的|本人)?(联系)?(手机|电话)(号码|号)?/, /^tel/],
    [/^(您的|我的|本人)?(电子)?(邮箱|邮件地址)/, /^email$/],
    [/密码/, /-password$/],
    [/验证码/, /^one-time-code$/],
    [/^(您的|我的)?(出生日期|生日|出生年月)/, /^bday/],
    [/^(您的|我的)?(详细|家庭|通讯|居住)?(地址|住址)$/, /^(street-address|address-)/],
    [/^(您的|我的)?邮政编码$/, /^postal-code$/],
    [/^(您的|我的)?性别$/, /^sex$/],
  ];
  return fields().flatMap((field) => {
    if (['radio', 'checkbox', 'search', 'file'].includes(field.type)) return [];
    const label = (labelOf(field) || field.getAttribute('aria-label') || '').replace(/（.*?）|[\s*：:]/g, '');
    const tokens = (field.getAttribute('autocomplete') ?? '').trim().split(/\s+/);
    const wrong = purposes.find(([about, token]) => about.test(label) && !tokens.some((each) => token.test(each)));
    return wrong
      ? [
          {
            rule: 'purpose-missing',
            element: point(field),
            message: `“${label}” has autocomplete “${tokens.join(' ')}”`,
          },
        ]
      : [];
  });
}
