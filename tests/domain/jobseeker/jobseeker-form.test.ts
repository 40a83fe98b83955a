import { describe, expect, test } from 'vitest';
import {
  backgroundForm,
  certificateForm,
  contactForm,
  identityForm,
  nameForm,
  readDay,
  recordRegions,
  regionForm,
} from '#src/domain/jobseeker/jobseeker-form.ts';
import type { z } from 'zod';

const now = new Date('2026-11-23T02:00:00.000Z');
const mistakes = (form: z.ZodType, answers: object): Record<string, string> =>
  Object.fromEntries(
    (form.safeParse(answers).error?.issues ?? []).map(({ path, message }) => [String(path[0]), message]),
  );

test('only the form of address has to be given', () => {
  expect(Object.keys(mistakes(nameForm, {}))).toEqual(['called']);
  for (const form of [contactForm, regionForm, backgroundForm(now), identityForm(now), certificateForm(now)])
    expect(mistakes(form, {})).toEqual({});
});

describe('how to be reached', () => {
  test.each([
    { answers: { contactWay: 'phone' }, field: 'phone' },
    { answers: { contactWay: 'sms' }, field: 'phone' },
    { answers: { contactWay: 'sms', phone: '0772 281 2345' }, field: 'phone' },
    { answers: { contactWay: 'post' }, field: 'address' },
    { answers: { contactWay: 'pigeon' }, field: 'contactWay' },
    { answers: { phone: '1381234567' }, field: 'phone' },
    { answers: { address: '路'.repeat(101) }, field: 'address' },
  ])('$answers is a mistake in $field', ({ answers, field }) => {
    expect(Object.keys(mistakes(contactForm, answers))).toEqual([field]);
  });

  test('by post, by message or through a helper needs no number that is not used', () => {
    expect(contactForm.parse({ contactWay: 'post', address: '示例路1号' })).toMatchObject({ contactWay: 'post' });
    expect(contactForm.parse({ contactWay: 'sms', phone: '13812345678' })).toMatchObject({ phone: '138 1234 5678' });
    expect(contactForm.parse({ contactWay: 'helper' })).toMatchObject({ contactWay: 'helper', phone: undefined });
  });
});

test.each([
  ['1990年3月7日', '1990-03-07'],
  ['1990-03-07', '1990-03-07'],
  ['1990.3.7', '1990-03-07'],
  ['1990 年 3 月 7 日', '1990-03-07'],
  ['19900307', '1990-03-07'],
  ['1990年2月30日', undefined],
  ['90年3月7日', undefined],
  ['三月七日', undefined],
])('a day of birth typed as %s is %s', (text, day) => {
  expect(readDay(text)).toBe(day);
});

test('nobody is born in the future or before 1900', () => {
  expect(mistakes(backgroundForm(now), { bornOn: '2026年11月24日' })).toHaveProperty('bornOn');
  expect(mistakes(backgroundForm(now), { bornOn: '1899年12月31日' })).toHaveProperty('bornOn');
  expect(mistakes(backgroundForm(now), { bornOn: '2026年11月23日' })).toEqual({});
});

test('the places to choose are those with a plan, their districts and counties, and all others as one', () => {
  const names = new Map(recordRegions);
  expect(names.get('450202')).toBe('柳州市城中区');
  expect(names.get('130528')).toBe('邢台市宁晋县');
  expect(names.get('other')).toBe('其他地区');
  expect(new Set(names.keys()).size).toBe(recordRegions.length);
  expect(mistakes(regionForm, { residenceRegion: '110101', registrationRegion: 'other' })).toEqual({
    residenceRegion: '请从列表里选一个地区，或者不选。',
  });
});

test('a certificate number asks for category and grade, and both mistakes are said at once', () => {
  expect(Object.keys(mistakes(certificateForm(now), { number: '1' }))).toEqual(['category', 'grade']);
  expect(certificateForm(now).parse({ category: 'sight' })).toMatchObject({ category: 'sight', number: undefined });
});
