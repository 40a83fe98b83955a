import { expect, test } from 'vitest';
import { clauseAnchor, clauseName, isWithin } from '#src/domain/programme/clause.ts';
import { planBlocks } from '#src/domain/programme/plan-text.ts';
import type { Programme } from '#src/domain/programme/programme.ts';
import { deadlinesIn, isOver, periodName, standing } from '#src/domain/programme/programme.ts';
import { huangshi } from '#src/domain/programme/huangshi.ts';
import { kaizhou } from '#src/domain/programme/kaizhou.ts';
import { liuzhou } from '#src/domain/programme/liuzhou.ts';
import { ningjin } from '#src/domain/programme/ningjin.ts';
import { zhuhai } from '#src/domain/programme/zhuhai.ts';

test('a plan for 2022 to 2024 is over from the first day of 2025', () => {
  expect(isOver(liuzhou, '2024-12-31')).toBe(false);
  expect(isOver(liuzhou, '2025-01-01')).toBe(true);
  expect(periodName(liuzhou)).toBe('2022年到2024年');
});

test('a plan that is over says so, with its years, and does not guess whether it goes on', () => {
  expect(standing(zhuhai, '2026-11-22')).toBe(
    '方案的期限是2022年到2024年，已经结束。现在还有没有效，未知，请问当地残联。',
  );
  expect(standing(zhuhai, '2024-06-01')).toBe('方案的期限是2022年到2024年，现在在期限内。');
  expect(standing(zhuhai, '2021-12-31')).toBe('方案的期限是2022年到2024年，还没有开始。');
});

test('a draft says first that it is no law', () => {
  expect(standing(ningjin, '2026-11-22')).toBe(
    '这是征求意见稿，还不是正式文件，没有法律效力。方案的期限是2022年到2024年，已经结束。后来有没有正式印发，未知，请问当地残联。',
  );
});

test('the draft has no date, number or issuer, and only two plans have a number', () => {
  expect([ningjin.issuedOn, ningjin.documentNumber, ningjin.issuer]).toEqual([undefined, undefined, undefined]);
  expect(
    [liuzhou, kaizhou, huangshi, zhuhai].map(({ issuedOn, documentNumber }) => [issuedOn, documentNumber]),
  ).toEqual([
    ['2022-09-05', undefined],
    ['2023-05-30', undefined],
    ['2022-11-28', '黄政办发〔2022〕60号'],
    ['2023-03-10', '珠府办〔2023〕1号'],
  ]);
});

test('the head of an issued plan repeats its date, issuer and number', () => {
  for (const { text, issuer, issuedOn, documentNumber } of [liuzhou, kaizhou, huangshi, zhuhai]) {
    const [year, month, day] = (issuedOn ?? '').split('-').map(Number);
    const letter = text.slice(0, text.indexOf('一、'));
    for (const fact of [issuer, `${year}年${month}月${day}日`, documentNumber ?? '']) expect(letter).toContain(fact);
  }
});

function deadlineDays(programme: Programme, year: number): readonly string[] {
  return deadlinesIn(programme, year).map(({ on }) => on);
}

test('the reporting days of 2024 are those of the plans, earliest first', () => {
  expect(deadlineDays(liuzhou, 2024)).toEqual(['2024-11-15', '2024-11-20', '2024-11-30']);
  expect(deadlineDays(ningjin, 2024)).toEqual(['2024-11-10', '2024-12-31']);
  expect(deadlineDays(huangshi, 2024)).toEqual(['2024-12-31', '2024-12-31']);
  expect(deadlineDays(zhuhai, 2024)).toEqual(['2024-12-31']);
  expect(deadlineDays(kaizhou, 2024)).toEqual([]);
});

test('a yearly deadline ends with the period, a dated one does not', () => {
  expect(deadlineDays(liuzhou, 2023)).toEqual(['2023-11-15']);
  expect(deadlineDays(liuzhou, 2025)).toEqual([]);
  expect(deadlineDays(liuzhou, 2021)).toEqual([]);
  expect(deadlineDays(kaizhou, 2025)).toEqual(['2025-12-31']);
});

test('a clause is said in words and found in the page of the text', () => {
  expect(clauseName('LZ 二(七)')).toBe('第二部分第七项');
  expect(clauseName('KZ 一(七)1')).toBe('第一部分第七项第1条');
  expect(clauseName('KZ 三')).toBe('第三部分');
  expect(clauseName('NJ 三末')).toBe('第三部分末尾');
  expect(clauseAnchor('HS 二(十)22')).toBe('c2-10-22');
  expect(clauseAnchor('NJ 三末')).toBe('c3-end');
  expect(clauseAnchor('LZ 序言')).toBe('preamble');
  expect(() => clauseName('LZ 二（七）')).toThrow('Malformed clause');
});

test('a task lies within its action and its part, and 10 does not lie within 1', () => {
  expect(isWithin('KZ 一(七)1', 'KZ 一(七)')).toBe(true);
  expect(isWithin('KZ 一(七)1', 'KZ 一')).toBe(true);
  expect(isWithin('HS 二(七)10', 'HS 二(七)1')).toBe(false);
  expect(isWithin('HS 二(七)10', 'HS 二(八)')).toBe(false);
});

test('a numbered task is a heading only where every task beside it opens with a title', () => {
  const taskHeadings = (programme: Programme) =>
    planBlocks(programme).filter((block) => block.kind === 'heading' && block.level === 4).length;
  expect([liuzhou, kaizhou, huangshi, zhuhai, ningjin].map(taskHeadings)).toEqual([0, 21, 3, 14, 0]);
});

test('the outline never skips a level', () => {
  for (const programme of [liuzhou, kaizhou, huangshi, zhuhai, ningjin]) {
    const levels = planBlocks(programme).flatMap((block) => (block.kind === 'heading' ? [block.level] : []));
    expect(levels[0]).toBe(2);
    expect(levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  }
});

test('the action of 柳州 that lost its number is still a heading of its own', () => {
  const headings = planBlocks(liuzhou).filter((block) => block.kind === 'heading' && block.level === 3);
  expect(headings.map((block) => block.text.slice(0, 12))).toContain('实施民营企业安排残疾人就');
  expect(headings.find((block) => block.clause === 'LZ 二(三)')?.text).toBe('实施民营企业安排残疾人就业行动。');
});
