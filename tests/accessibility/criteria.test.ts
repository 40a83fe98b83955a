import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isDay } from '#src/domain/day/day.ts';
import { checks } from '../../accessibility/criteria/checks.ts';
import type { Check } from '../../accessibility/criteria/checks.ts';
import { manualChecks } from '../../accessibility/criteria/manual-checks.ts';
import type { ManualCheck } from '../../accessibility/criteria/manual-checks.ts';
import { checksOf } from '../../accessibility/criteria/wording.ts';
import {
  criteriaFile,
  engineRulesFile,
  seededDefectsFile,
  writeCriteria,
  writeEngineRules,
  writeSeededDefects,
} from '../../accessibility/criteria/written-files.ts';
import { criteria, europeanClause, guidelines, principles, resultOf, rulesFor } from '../../accessibility/criteria.ts';
import type { Criterion, Level } from '../../accessibility/criteria.ts';
import { seededDefects } from '../../accessibility/seeded-defects.ts';
import { addJourneys, readHistory, withMeasured } from '../../accessibility/screen-reader/history.ts';
import { readBudgets } from '../../accessibility/screen-reader/cost.ts';
import { root } from '../source-files.ts';

/** The criteria of WCAG 2.2 as the recommendation numbers them; 4.1.1 is no longer one of them. */
const numbers: Readonly<Record<Level, string>> = {
  A: '1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2',
  AA: '1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3',
  AAA: '1.2.6 1.2.7 1.2.8 1.2.9 1.3.6 1.4.6 1.4.7 1.4.8 1.4.9 2.1.3 2.2.3 2.2.4 2.2.5 2.2.6 2.3.2 2.3.3 2.4.8 2.4.9 2.4.10 2.4.12 2.4.13 2.5.5 2.5.6 3.1.3 3.1.4 3.1.5 3.1.6 3.2.5 3.3.5 3.3.6 3.3.9',
};
const since: Readonly<Record<string, string>> = {
  '2.1': '1.3.4 1.3.5 1.3.6 1.4.10 1.4.11 1.4.12 1.4.13 2.1.4 2.2.6 2.3.3 2.5.1 2.5.2 2.5.3 2.5.4 2.5.5 2.5.6 4.1.3',
  '2.2': '2.4.11 2.4.12 2.4.13 2.5.7 2.5.8 3.2.6 3.3.7 3.3.8 3.3.9',
};
const rows: readonly [number: string, criterion: Criterion][] = Object.entries(criteria);
const numbersWhere = (isWanted: (criterion: Criterion, number: string) => boolean): string[] =>
  rows.filter(([number, criterion]) => isWanted(criterion, number)).map(([number]) => number);

describe('the table of criteria', () => {
  test.each(Object.entries(numbers))('has every criterion of level %s, and no other', (level, all) => {
    expect(numbersWhere((criterion) => criterion.level === level)).toEqual(all.split(' '));
  });

  test.each(Object.entries(since))('knows what WCAG %s brought', (version, all) => {
    expect(numbersWhere((criterion) => criterion.since === version)).toEqual(all.split(' '));
  });

  test('has each criterion under its guideline and its principle', () => {
    Object.values(principles).forEach(({ criteria: own }, index) => {
      expect(Object.keys(own).filter((number) => !number.startsWith(`${index + 1}.`))).toEqual([]);
    });
    expect(numbersWhere((_, number) => !(number.replace(/\.\d+$/, '') in guidelines))).toEqual([]);
  });

  test('leaves no criterion without a check, a person who can try it, or the reason why it does not apply', () => {
    const isEmpty = ({ checks: own = [], byHand = [], notApplicable }: Criterion, number: string) =>
      own.length === 0 && byHand.length === 0 && !notApplicable && Object.keys(rulesFor(number)).length === 0;
    expect(numbersWhere(isEmpty)).toEqual([]);
  });

  test('gives a reason only where there is one thing to say', () => {
    expect(numbersWhere(({ notApplicable, shortfall }) => Boolean(notApplicable && shortfall))).toEqual([]);
    expect(numbersWhere(({ notApplicable, shortfall }) => notApplicable === '' || shortfall === '')).toEqual([]);
  });

  test('says each thing in Chinese, in one short sentence that ends', () => {
    const sentences = rows.flatMap(([, { meaning, notApplicable, shortfall }]) => [
      meaning,
      ...[notApplicable, shortfall].filter((sentence) => sentence !== undefined),
    ]);
    expect(sentences.filter((sentence) => !/^[^。].*。$/.test(sentence))).toEqual([]);
    expect(rows.filter(([, { meaning }]) => meaning.indexOf('。') < meaning.length - 1 || meaning.length > 40)).toEqual(
      [],
    );
    expect(new Set(rows.map(([, { name }]) => name)).size).toBe(rows.length);
  });
});

describe('what holds the criteria', () => {
  const all: readonly [string, Check][] = Object.entries(checks);

  test('exists', () => {
    expect(all.filter(([, { file }]) => !existsSync(join(root, file))).map(([name, { file }]) => [name, file])).toEqual(
      [],
    );
  });

  test('is named once, and holds something', () => {
    expect(new Set(all.map(([, { name }]) => name)).size).toBe(all.length);
    const used = new Set(rows.flatMap(([, criterion]) => checksOf(criterion)));
    expect(all.filter(([, check]) => !used.has(check)).map(([name]) => name)).toEqual([]);
  });

  test('has caught a seeded defect of the criterion, where there is one', () => {
    const seeded = Object.values(seededDefects);
    const isProven = ({ checks: own = [] }: Criterion, number: string) => {
      const reporters = seeded
        .filter((defect) => defect.criteria.includes(number))
        .map(({ caughtBy }) => caughtBy.replace(/ .*/, ''));
      const named = [...own, ...Object.keys(rulesFor(number))];
      return reporters.length === 0 || reporters.some((reporter) => named.includes(reporter));
    };
    expect(numbersWhere((criterion, number) => !isProven(criterion, number))).toEqual([]);
    expect(seeded.flatMap((defect) => defect.criteria).filter((number) => !(number in criteria))).toEqual([]);
  });

  test('by people, says on which day it was asked for and done', () => {
    const asked: readonly ManualCheck[] = Object.values(manualChecks);
    expect(asked.filter(({ askedOn, doneOn }) => ![askedOn, ...doneOn].every(isDay))).toEqual([]);
    const used = new Set(rows.flatMap(([, { byHand = [] }]) => byHand));
    expect(Object.keys(manualChecks).filter((name) => !used.has(name as keyof typeof manualChecks))).toEqual([]);
  });
});

describe('a result', () => {
  const row: Criterion = { level: 'A', name: '示例', meaning: '示例。' };
  // No engine has a rule for 3.2.6.
  test.each([
    ['held', { checks: ['copy'] }],
    ['partly', { checks: ['copy'], shortfall: '缺一点。' }],
    ['notMet', { byHand: ['wording'], shortfall: '缺很多。' }],
    ['untested', { byHand: ['wording'] }],
    ['notMet', {}],
    ['notApplicable', { checks: ['no-media'], notApplicable: '没有。' }],
  ] as const)('is %s with %j', (result, held: Partial<Criterion>) => {
    expect(resultOf('3.2.6', { ...row, ...held })).toBe(result);
  });

  test('has the clause of EN 301 549 only where it is known', () => {
    const clause = (number: string) => europeanClause(number, criteria[number] ?? row);
    expect([clause('1.4.10'), clause('1.4.6'), clause('2.5.8')]).toEqual(['9.1.4.10', '9.5', undefined]);
  });
});

test('the written files are what `npm run write:criteria` writes', async () => {
  expect(readFileSync(seededDefectsFile, 'utf8')).toBe(await writeSeededDefects());
  expect(readFileSync(engineRulesFile, 'utf8')).toBe(await writeEngineRules());
  expect(readFileSync(criteriaFile, 'utf8')).toBe(await writeCriteria());
});

describe('the history of the cost by ear', () => {
  test('ends with the budgets of today; `npm run accept:transcripts` keeps it', () => {
    expect(readHistory().at(-1)).toMatchObject(addJourneys(readBudgets()));
  });

  test('keeps the first measurement, then one a day, and nothing twice', () => {
    const measured = (day: string, presses: number) => ({ day, journeys: 7, presses, characters: 2879 });
    const first = measured('2026-11-22', 99);
    const later = withMeasured([first], measured('2026-11-22', 80));
    expect(later.map(({ presses }) => presses)).toEqual([99, 80]);
    expect(withMeasured(later, measured('2026-11-22', 66)).map(({ presses }) => presses)).toEqual([99, 66]);
    expect(withMeasured(later, measured('2026-11-23', 80))).toBe(later);
    expect(withMeasured(later, measured('2026-11-23', 70)).map(({ presses }) => presses)).toEqual([99, 80, 70]);
  });
});
