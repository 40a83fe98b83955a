import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { chinaDay } from '#src/domain/day/day.ts';
import { codeForm, invitationForm } from '#src/domain/mandate/mandate-form.ts';
import {
  endOfTerm,
  joinTasks,
  mandateTasks,
  mandateTerms,
  readCode,
  sayCode,
  sayMandateState,
  splitTasks,
} from '#src/domain/mandate/mandate.ts';
import type { MandateTask, MandateTerm } from '#src/domain/mandate/mandate.ts';

const tasks = Object.keys(mandateTasks) as MandateTask[];
const terms = Object.keys(mandateTerms) as MandateTerm[];
const end = (from: string, term: MandateTerm): string => endOfTerm(new Date(from), term);

describe('a term', () => {
  test('ends at the same time of the day on the calendar of China', () => {
    expect(end('2026-11-23T02:00:00.000Z', 'day')).toBe('2026-11-24T02:00:00.000Z');
    expect(end('2026-11-23T02:00:00.000Z', 'month')).toBe('2026-12-23T02:00:00.000Z');
    expect(end('2026-11-23T02:00:00.000Z', 'half-year')).toBe('2027-05-23T02:00:00.000Z');
    expect(end('2026-11-23T02:00:00.000Z', 'year')).toBe('2027-11-23T02:00:00.000Z');
  });

  test('that starts late at night in London starts on the next day in China', () => {
    // In China it is the 31st of January already, so the month has to end on the 28th of February.
    expect(end('2026-01-30T20:00:00.000Z', 'month')).toBe('2026-02-27T20:00:00.000Z');
    expect(chinaDay(new Date('2026-02-27T20:00:00.000Z'))).toBe('2026-02-28');
  });

  test('that would end on a day which does not exist ends on the last day of that month', () => {
    expect(end('2026-08-31T04:00:00.000Z', 'half-year')).toBe('2027-02-28T04:00:00.000Z');
    expect(end('2028-02-29T04:00:00.000Z', 'year')).toBe('2029-02-28T04:00:00.000Z');
    expect(end('2026-12-31T04:00:00.000Z', 'month')).toBe('2027-01-31T04:00:00.000Z');
  });

  test('is never longer than the person was told, whenever it starts', () => {
    const longest: Readonly<Record<MandateTerm, number>> = { day: 1, month: 31, 'half-year': 184, year: 366 };
    const start = fc.date({ min: new Date('2020-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(start, fc.constantFrom(...terms), (now, term) => {
        const days = (Date.parse(endOfTerm(now, term)) - now.getTime()) / 86_400_000;
        return days > 0 && days <= longest[term] && Number.isInteger(days);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('a code', () => {
  test('is read however it was grouped, dictated or pasted', () => {
    for (const typed of ['12345678', '1234 5678', ' 1234-5678 ', '1 2 3 4 5 6 7 8', '1234，5678', '1234、5678。'])
      expect(readCode(typed)).toBe('12345678');
    for (const typed of ['', '1234567', '123456789', '1234567a', '一二三四五六七八'])
      expect(readCode(typed)).toBeUndefined();
  });

  test('is said in two groups of four', () => expect(sayCode('12345678')).toBe('1234 5678'));

  test('that is none says what to type', () => {
    const { error } = codeForm.safeParse({ code: '12' });
    expect(error?.issues.map(({ message }) => message)).toEqual(['请填写8个数字的号码。']);
  });
});

describe('what a helper may do', () => {
  test('is stored once and in one order, whatever was ticked', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...tasks)), (chosen) => {
        expect(splitTasks(joinTasks(chosen))).toEqual(tasks.filter((task) => chosen.includes(task)));
      }),
    );
  });

  test('is only what the list holds: an invented task is none', () => {
    expect(splitTasks('demand,everything,,constructor')).toEqual(['demand']);
    const { data } = invitationForm.safeParse({ tasks: 'demand\n__proto__\nplan', term: 'day' });
    expect(data?.tasks).toEqual(['demand', 'plan']);
  });

  test('has to be chosen, and so has the term; both are said at once', () => {
    const { error } = invitationForm.safeParse({});
    expect(error?.issues.map(({ path }) => path[0])).toEqual(['tasks', 'term']);
  });
});

describe('the state in words', () => {
  const now = new Date('2026-11-23T02:00:00.000Z');
  const [before, after] = ['2026-11-23T01:59:59.000Z', '2026-11-23T02:00:01.000Z'];
  const base = { isClaimed: false, codeExpiresAt: after, endsAt: undefined, endedBy: undefined };

  test.each([
    ['邀请中', { ...base, state: 'invited' as const }],
    ['邀请已过期', { ...base, state: 'invited' as const, codeExpiresAt: before }],
    ['邀请中', { ...base, state: 'asked' as const }],
    ['等待求职者同意', { ...base, state: 'asked' as const, isClaimed: true }],
    ['有效', { ...base, state: 'active' as const, endsAt: after }],
    ['已到期', { ...base, state: 'active' as const, endsAt: before }],
    ['已到期', { ...base, state: 'active' as const, endsAt: now.toISOString() }],
    ['已结束，由求职者结束', { ...base, state: 'ended' as const, endedBy: 'person' as const }],
    ['已结束，由家属结束', { ...base, state: 'ended' as const, endedBy: 'helper' as const }],
    ['已结束，由新的委托代替', { ...base, state: 'ended' as const, endedBy: 'replaced' as const }],
  ])('is %s', (words, mandate) => expect(sayMandateState(mandate, now)).toBe(words));
});
