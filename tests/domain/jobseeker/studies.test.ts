import { describe, expect, test } from 'vitest';
import { readStudyEnd, studiesForm } from '#src/domain/jobseeker/jobseeker-form.ts';
import { lastStudyDay, sayStudyEnd, studyStateOn } from '#src/domain/jobseeker/studies.ts';

describe('the end of the studies', () => {
  test.each([
    ['2027年6月', '2027-06', '2027-06-30', '2027年6月'],
    ['2028-2', '2028-02', '2028-02-29', '2028年2月'],
    ['2027.12', '2027-12', '2027-12-31', '2027年12月'],
    ['2027年6月5日', '2027-06-05', '2027-06-05', '2027年6月5日'],
    ['20270605', '2027-06-05', '2027-06-05', '2027年6月5日'],
  ])('%s is told as a month or a day and kept so', (text, end, last, said) => {
    expect(readStudyEnd(text)).toBe(end);
    expect(lastStudyDay(end)).toBe(last);
    expect(sayStudyEnd(end)).toBe(said);
  });

  test.each(['明年夏天', '2027年13月', '2027年2月30日', '2027', '1949年6月', '2050年1月'])(
    '%s is no end',
    (graduatesOn) => {
      expect(studiesForm.safeParse({ graduatesOn }).success).toBe(false);
    },
  );

  test('nothing of the studies is needed', () => {
    expect(studiesForm.safeParse({}).data).toEqual({});
  });
});

describe('where somebody stands', () => {
  const on = (today: string, situation?: string, graduatesOn?: string) =>
    studyStateOn({ graduatesOn: graduatesOn ?? '2027-06', situation }, today);

  test('changes by the day alone, after the last day of the studies', () => {
    expect(on('2027-06-30')).toBe('studying');
    expect(on('2027-07-01')).toBe('graduate');
  });

  test('is 离校未就业 only when the person says that there is no work', () => {
    expect(on('2027-07-01', 'unemployed')).toBe('without work');
    expect(on('2027-07-01', 'home')).toBe('without work');
    expect(on('2027-07-01', 'employed')).toBe('graduate');
    expect(on('2027-07-01', 'student')).toBe('graduate');
    expect(on('2027-06-30', 'unemployed')).toBe('studying');
  });

  test('is nothing of a graduate while the end is not known', () => {
    expect(studyStateOn({ situation: 'unemployed' }, '2027-07-01')).toBeUndefined();
  });
});
