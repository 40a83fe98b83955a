import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mend } from '#src/form.ts';
import { readCertificateNumber } from '#src/domain/jobseeker/certificate-number.ts';
import { checkDigit, readIdentityNumber } from '#src/domain/jobseeker/identity-number.ts';
import { disabilityCategories, disabilityGrades } from '#src/domain/jobseeker/jobseeker.ts';
import type { DisabilityCategory, DisabilityGrade } from '#src/domain/jobseeker/jobseeker.ts';
import { groupNumber, maskNumber } from '#src/domain/jobseeker/person.ts';

const now = new Date('2026-11-23T02:00:00.000Z');
const runs = { numRuns: 2000 };

/** The weights as the standard prints them, apart from how the portal computes them. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const complete = (first: string): string =>
  first + '10X98765432'[weights.reduce((sum, weight, place) => sum + weight * Number(first[place]), 0) % 11];

const digits = (count: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: count, maxLength: count });
const days = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2026-11-22T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const identities = fc
  .record({
    province: fc.constantFrom('11', '13', '42', '44', '45', '50', '81'),
    rest: digits(4),
    day: days,
    order: digits(3),
  })
  .map(({ province, rest, day, order }) => complete(`${province}${rest}${day.replaceAll('-', '')}${order}`));
const categories = fc.constantFrom(...(Object.keys(disabilityCategories) as DisabilityCategory[]));
const grades = fc.constantFrom(...(Object.keys(disabilityGrades) as DisabilityGrade[]));
const certificates = fc.record({ identity: identities, category: categories, grade: grades });
const numberOf = ({ identity, category, grade }: { identity: string; category: string; grade: string }): string =>
  `${identity}${Object.keys(disabilityCategories).indexOf(category) + 1}${grade}`;

const widened = (text: string): string =>
  text.replace(/[0-9A-Z]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

describe('an identity number', () => {
  test('that is right is read, with the day of birth and the gender', () => {
    fc.assert(
      fc.property(identities, (number) => {
        const day = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
        const gender = '13579'.includes(number[16] ?? '') ? 'male' : 'female';
        expect(readIdentityNumber(number, now)).toEqual({ value: { number, bornOn: day, gender } });
      }),
      runs,
    );
  });

  test('is read as people type it: in groups, with dashes, in full width, with a small x', () => {
    fc.assert(
      fc.property(identities, fc.constantFrom(' ', '-', '　', ' - '), (number, between) => {
        const typed = widened(number.replace(/^(.{6})(.{8})/, `$1${between}$2${between}`)).toLowerCase();
        expect(readIdentityNumber(mend(typed), now).value?.number).toBe(number);
      }),
      runs,
    );
  });

  test('with a wrong check digit is always refused', () => {
    fc.assert(
      fc.property(identities, fc.constantFrom(...'0123456789X'), (number, last) => {
        fc.pre(last !== number.at(-1));
        expect(readIdentityNumber(`${number.slice(0, 17)}${last}`, now).mistake).toContain('数字不对');
      }),
      runs,
    );
  });

  test('with any one digit mistyped is always refused', () => {
    fc.assert(
      fc.property(identities, fc.nat(16), fc.constantFrom(...'0123456789'), (number, place, digit) => {
        fc.pre(number[place] !== digit);
        const mistyped = number.slice(0, place) + digit + number.slice(place + 1);
        expect(readIdentityNumber(mistyped, now).mistake).toBeDefined();
      }),
      runs,
    );
  });

  test('with two neighbours swapped is always refused', () => {
    fc.assert(
      fc.property(identities, fc.nat(15), (number, place) => {
        const [one = '', two = ''] = [number[place], number[place + 1]];
        fc.pre(one !== two);
        const swapped = number.slice(0, place) + two + one + number.slice(place + 2);
        expect(readIdentityNumber(swapped, now).mistake).toBeDefined();
      }),
      runs,
    );
  });

  test('may be anything that was typed: it is read or refused in a sentence, and nothing of it is said again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const { value, mistake } = readIdentityNumber(text, now);
        expect(value ?? mistake).toBeDefined();
        if (mistake) expect(mistake).toMatch(/。$/);
      }),
      runs,
    );
  });

  test.each([
    { number: '110101900307851', says: '15位的旧号码' },
    { number: '', says: '您填了0位' },
    { number: '1101011990030785', says: '您填了16位' },
    { number: '11010119900307851A', says: '最后一位可以是X' },
    { number: complete('00010119900307851'), says: '前2位' },
    { number: complete('11010119900230851'), says: '出生日期' },
    { number: complete('11010118991231851'), says: '出生日期' },
    { number: complete('11010120261124851'), says: '出生日期' },
    { number: complete('11010119001301851'), says: '出生日期' },
  ])('$number is refused: $says', ({ number, says }) => {
    expect(readIdentityNumber(number, now).mistake).toContain(says);
  });

  test('may be that of somebody born today, in China', () => {
    const late = new Date('2026-11-23T17:00:00.000Z');
    expect(readIdentityNumber(complete('11010120261124851'), late).value?.bornOn).toBe('2026-11-24');
  });

  test('ends with the check digit of the standard', () => {
    fc.assert(
      fc.property(digits(17), (first) => {
        expect(first + checkDigit(first)).toBe(complete(first));
      }),
      runs,
    );
  });
});

describe('the number of a disability certificate', () => {
  test('that agrees with category and grade is read, also in groups and full width', () => {
    fc.assert(
      fc.property(certificates, (facts) => {
        const number = numberOf(facts);
        expect(readCertificateNumber(number, facts, now)).toEqual({ value: number });
        expect(
          readCertificateNumber(mend(widened(number.replace(/^(.{6})(.{8})(.{4})/, '$1 $2 $3 '))), facts, now),
        ).toEqual({ value: number });
      }),
      runs,
    );
  });

  test('that names another category or grade is refused, and the counsellor is named', () => {
    fc.assert(
      fc.property(certificates, categories, grades, (facts, category, grade) => {
        fc.pre(category !== facts.category || grade !== facts.grade);
        const { mistake } = readCertificateNumber(numberOf(facts), { category, grade }, now);
        expect(mistake).toContain('不一致');
        expect(mistake).toContain('就业辅导员');
      }),
      runs,
    );
  });

  test('with a wrong check digit within is always refused', () => {
    fc.assert(
      fc.property(certificates, fc.constantFrom(...'0123456789X'), (facts, last) => {
        fc.pre(last !== facts.identity.at(-1));
        const number = numberOf({ ...facts, identity: `${facts.identity.slice(0, 17)}${last}` });
        expect(readCertificateNumber(number, facts, now).mistake).toContain('前18位');
      }),
      runs,
    );
  });

  test.each(['B', 'B1', 'B12'])('of a re-issued certificate, ending in %s, is left to a counsellor', (ending) => {
    const facts = { identity: complete('45020019900307851'), category: 'sight', grade: '1' } as const;
    const number = `${numberOf(facts)}${ending}`;
    expect(readCertificateNumber(number, facts, now).mistake).toContain('就业辅导员');
    expect(readCertificateNumber(number, facts, now, { unusual: true })).toEqual({ value: number });
  });

  test('is refused even to staff when it cannot be one', () => {
    const facts = { category: 'sight', grade: '1' } as const;
    for (const text of ['', '123', '1'.repeat(31), '残疾人证一二三四五六七八九十'])
      expect(readCertificateNumber(text, facts, now, { unusual: true }).mistake).toBeDefined();
  });
});

test('a masked number tells its last four characters, each by itself, and no more', () => {
  fc.assert(
    fc.property(identities, (number) => {
      const mask = maskNumber(number);
      expect(mask).toBe(`最后4位是${number[14]}、${number[15]}、${number[16]}、${number[17]}`);
      expect(mask.replace(/最后4位是|、/g, '')).toHaveLength(4);
    }),
  );
});

test('a full number is grouped by region, day and order, and loses nothing', () => {
  expect(groupNumber('11010119900307851X')).toBe('110101 19900307 851X');
  expect(groupNumber('11010119900307851X42B1')).toBe('110101 19900307 851X，后面是42B1');
  fc.assert(
    fc.property(digits(20), (number) => {
      expect(groupNumber(number).replaceAll(/ |，后面是/g, '')).toBe(number);
    }),
  );
});
