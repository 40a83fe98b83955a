import { eachText, refuse, withoutQuotations } from './rule.ts';
import type { Rule } from './rule.ts';

const groups = {
  mobile: /^1[3-9]\d \d{4} \d{4}$/,
  hotline: /^[48]00 \d{3} \d{4}$/,
  landline: /^0\d{2,3} \d{3,4} \d{4}$/,
  receipt: /^\d{4} \d{4}(?: \d{4})?$/,
  identity: /^\d{6} \d{8} \d{3}[\dX]$/,
};

/** What looks like one of those and is not: standards and spans of years, for which there are other rules. */
const withoutNames = (words: string): string =>
  words.replace(/GB\/T \d+(?:-\d{4})?|〔\d{4}〕\d+号/g, '').replace(/(?<![\d-])20\d{2}-20\d{2}(?![\d-])/g, '');

/** Digits of telephones, receipts and identity cards, whatever stands between them. */
const longDigits = /(?<![\d.])\d(?:[ -]?\d){6,}X?(?!\d)/gi;

/** `138 1234 5678`, `0772 281 2345`, `450200 19900101 123X`: seen and heard in groups. Shorter numbers are amounts. */
const digitGroups: Rule = eachText('digit-groups', (words) => {
  const wrong = (withoutNames(words).match(longDigits) ?? [])
    .map((digits) => digits.trim())
    .filter((digits) => !Object.values(groups).some((group) => group.test(digits)));
  return wrong.length > 0 ? `“${wrong[0]}” is not grouped as it is said` : undefined;
});

const dates: Rule = eachText(
  'dates',
  refuse(
    /(?<!\d)\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?(?!\d)|(?<!\d)0\d?[月日](?!常)|(?<!\d)\d{1,2}\/\d{1,2}(?!\d)/,
    'is a date that is not said as 2026年3月1日',
  ),
);

const times: Rule = eachText('times', refuse(/\d[:：]\d{2}/, 'is a time that is not said as 9点30分'));

const pay: Rule = eachText(
  'pay',
  refuse(
    /\d *[KkWw](?![A-Za-z])|\d+ ?薪|[¥￥$]|(?:元|万|块) ?\/|面议/,
    'is pay that is not said as 每月5000元至8000元',
  ),
);

const ranges: Rule = eachText('ranges', (words) =>
  refuse(
    /\d(?:元|人|岁|天|年)? ?[-~–—－～〜] ?\d/,
    'is a range that is not said with 至 or 到',
  )(withoutQuotations(words).replace(/GB\/T \d+-\d{4}/g, '')),
);

const amounts: Rule = eachText('amounts', (words) => {
  const comma = refuse(/\d,\d{3}/, 'has a comma that is read out')(words);
  if (comma) return comma;
  // A number without its unit may be read digit by digit.
  const bare = withoutNames(words).replace(longDigits, '');
  return refuse(
    /(?<![\dA-Za-z.])\d{4,}(?![\d.万亿%])(?! ?\p{Script=Han})/u,
    'has no unit that tells how to read it',
  )(bare);
});

/** Figures are written as they are said, because a voice cannot guess what they count. */
export const numberRules: readonly Rule[] = [digitGroups, dates, times, pay, ranges, amounts];
