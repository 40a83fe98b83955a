import { describe, expect, test } from 'vitest';
import { answerDueOn, readReceiptNumber, reportCategories, sayReceiptNumber } from '#src/domain/feedback/feedback.ts';
import { feedbackForm, reportForm } from '#src/domain/feedback/feedback-form.ts';

const messagesOf = (result: { error?: { issues: { path: PropertyKey[]; message: string }[] } }) =>
  Object.fromEntries((result.error?.issues ?? []).map((issue) => [String(issue.path[0]), issue.message]));

describe('receipt numbers', () => {
  test('are said in groups of four', () => {
    expect(sayReceiptNumber('012345678901')).toBe('0123 4567 8901');
  });

  test.each([
    '123456789012',
    '1234 5678 9012',
    ' 1234-5678-9012 ',
    '１２３４　５６７８　９０１２',
    '1234，5678，9012。',
  ])('are read as people type them: %s', (text) => expect(readReceiptNumber(text)).toBe('123456789012'));

  test.each(['', '12345678901', '1234567890123', '1234 5678 901a', '回执号123456789012', '٠١٢٣٤٥٦٧٨٩٠١'])(
    'are not guessed from %s',
    (text) => expect(readReceiptNumber(text)).toBeUndefined(),
  );
});

describe('the promised day', () => {
  test('is five working days later, on the calendar of China', () => {
    // Sunday 23:59 UTC is Monday morning in China.
    expect(answerDueOn('2026-11-22T23:59:00.000Z')).toBe('2026-11-30');
    expect(answerDueOn('2026-11-20T08:00:00.000Z')).toBe('2026-11-27');
    expect(answerDueOn('2026-11-21T08:00:00.000Z')).toBe('2026-11-27');
  });
});

describe('the feedback form', () => {
  test('says every mistake at once', () => {
    expect(messagesOf(feedbackForm.safeParse({ contact: '联'.repeat(101), region: '999999' }))).toEqual({
      kind: '请选一项：是什么事。',
      message: '请写下您想说的事。',
      contact: '最多写100个字。您写了101个字，请删去1个字。',
      region: '请从列表里选一个地区，或者不选。',
    });
  });

  test('asks for nothing but a kind and some words', () => {
    expect(feedbackForm.parse({ kind: 'need', message: '想学按摩' })).toEqual({
      kind: 'need',
      message: '想学按摩',
      page: '',
      contact: '',
      region: '',
      key: undefined,
    });
  });

  test('counts characters as people do', () => {
    expect(feedbackForm.safeParse({ kind: 'need', message: '𠮷'.repeat(2000) }).success).toBe(true);
    expect(feedbackForm.safeParse({ kind: 'need', message: '𠮷'.repeat(2001) }).success).toBe(false);
  });

  test('takes a form whose key was lost or made up', () => {
    expect(feedbackForm.parse({ kind: 'need', message: '想学按摩', key: 'x' }).key).toBeUndefined();
  });

  test('cannot report a job, which has a form of its own', () => {
    expect(feedbackForm.safeParse({ kind: 'job', message: '收押金' }).success).toBe(false);
  });
});

describe('the report form', () => {
  test.each(Object.keys(reportCategories).filter((category) => category !== 'other'))(
    'needs no words for %s',
    (category) => expect(reportForm.safeParse({ category }).success).toBe(true),
  );

  test('asks for words where the choice says nothing, together with the other mistakes', () => {
    expect(messagesOf(reportForm.safeParse({ category: 'other', contact: '联'.repeat(101) }))).toEqual({
      message: '您选了“其他”，请写下这个岗位哪里有问题。',
      contact: '最多写100个字。您写了101个字，请删去1个字。',
    });
  });
});
