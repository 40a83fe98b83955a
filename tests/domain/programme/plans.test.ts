import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { clauseAnchor, clauseName, isWithin } from '#src/domain/programme/clause.ts';
import { clauseText, planBlocks } from '#src/domain/programme/plan-text.ts';
import { actionDepartments, audienceOrder, promisesFor } from '#src/domain/programme/programme.ts';
import type { Clause, Programme } from '#src/domain/programme/programme.ts';
import {
  findProgramme,
  findProgrammeCovering,
  listCurrentProgrammes,
  programmes,
} from '#src/domain/programme/programmes.ts';
import { fullRegionName, programmeRegions } from '#src/domain/region/region.ts';

/** What is fixed about each plan: its code, its number of actions, its source and the digest of the source's characters. */
const known = [
  ['450200', '柳州市', 10, 'liuzhou', '2b2ef946b966dc69003543c7621d269cb91a2fe691cd4233f5e682777e8d142f'],
  ['500154', '开州区', 10, 'kaizhou', '77659c0728dea8adc8f365b01a89894cace975bf3e1656e1fb12b8f3d1ddd212'],
  ['420200', '黄石市', 10, 'huangshi', '71f4a8e61eca53b38a4ff360c99391ae77f82e2d639fd7e178f20190a17f8182'],
  ['440400', '珠海市', 14, 'zhuhai', 'e1b92f52ce7eea265235bb5015919f8bc8139ab32e90435223962c9fa05a959b'],
  ['130528', '宁晋县', 10, 'ningjin', '5fbf2dbb6e1dee64096d8aa94928de0e7e36be1b358d2e6f202db02c5144b7c3'],
] as const;

/** A text without what page breaks put into it: white space, heading marks, rules, and radicals in place of characters. */
function characters(text: string): string {
  return text
    .replace(/^---$/gm, '')
    .replace(/[\s#]/g, '')
    .replace(/\u2f08/g, '人')
    .replace(/\u2f0a/g, '入');
}

function quotations(programme: Programme): readonly { clause: Clause; quote: string }[] {
  const { actions, targets, thresholds, deadlines, namedProgrammes, services, promises } = programme;
  return [...actions, ...targets, ...thresholds, ...deadlines, ...namedProgrammes, ...services, ...promises];
}

test('the five plans are known by their region codes, each region with its newest plan', () => {
  expect(programmes.map((programme) => [programme.region, programme.name])).toEqual(
    known.map(([region, name]) => [region, name]),
  );
  expect(listCurrentProgrammes()).toEqual(programmes);
  expect(listCurrentProgrammes().map(({ region }) => region)).toEqual(programmeRegions);
  expect(findProgramme('440400')?.name).toBe('珠海市');
  expect(findProgramme('110000')).toBeUndefined();
});

test('a district has the plan of its city, and a county without a plan has none of its neighbours', () => {
  expect(findProgrammeCovering('450202')).toBe(findProgramme('450200'));
  expect(findProgrammeCovering('500154')?.name).toBe('开州区');
  expect(findProgrammeCovering('130527')).toBeUndefined();
  expect(findProgrammeCovering('000000')).toBeUndefined();
});

test('every plan bears the name that its region has in the table of regions', () => {
  expect(programmes.filter(({ region, name }) => !fullRegionName(region).endsWith(name))).toEqual([]);
});

test.each(known)('the text of %s %s keeps every character of the source', (region, _name, _actions, source, digest) => {
  const text = characters(find(region).text);
  expect(createHash('sha256').update(text).digest('hex')).toBe(digest);
  const original = new URL(`../../../../shared/sources/${source}.txt`, import.meta.url);
  if (existsSync(original)) expect(text).toBe(characters(readFileSync(original, 'utf8')));
});

test.each(known)('%s %s has all its actions', (region, _name, actions) => {
  expect(find(region).actions).toHaveLength(actions);
});

describe.each(programmes)('$name', (programme) => {
  const blocks = planBlocks(programme);
  const clauses = new Set(blocks.map((block) => block.clause));

  test('the blocks of the text, joined, are the text', () => {
    expect(blocks.map((block) => block.text).join('')).toBe(programme.text.replaceAll('\n', ''));
  });

  test('every quotation stands, word for word, under its clause', () => {
    const misplaced = quotations(programme).filter(
      ({ clause, quote }) => !clauses.has(clause) || quote.length < 4 || !clauseText(programme, clause).includes(quote),
    );
    expect(misplaced).toEqual([]);
  });

  test('no quotation runs on from the middle of the departments in brackets', () => {
    const brackets = blocks.filter((block) => block.kind === 'departments').map((block) => block.text);
    expect(brackets.length).toBeGreaterThan(9);
    const inside = quotations(programme).filter(({ quote }) => brackets.some((text) => text.includes(quote)));
    expect(inside).toEqual([]);
  });

  test('every named programme and service is named in its quotation', () => {
    const named = [...programme.namedProgrammes, ...programme.services];
    expect(named.filter(({ name, quote }) => !quote.includes(name))).toEqual([]);
  });

  test('every figure stands in its quotation', () => {
    const facts = [...programme.targets, ...programme.thresholds];
    expect(facts.filter(({ number, quote }) => number !== undefined && !quote.includes(String(number)))).toEqual([]);
  });

  test('every action, with every task, names its departments as the bracket does', () => {
    expect(programme.actions.filter((action) => actionDepartments(action).length === 0)).toEqual([]);
    const duties = [...programme.actions.flatMap((action) => action.duties), ...programme.otherDuties];
    const stated = blocks.filter((block) => block.kind === 'departments');
    expect(duties.map((duty) => duty.clause)).toEqual(stated.map((block) => block.clause));
    const strangers = duties.flatMap((duty) => {
      const bracket = stated.find((block) => block.clause === duty.clause)?.text ?? '';
      // What is left once the names are taken out may only be the words that hold the bracket together.
      const rest = duty.departments
        .toSorted((a, b) => b.length - a.length)
        .reduce((text, name) => text.replaceAll(name, ''), bracket)
        .replace(/责任单位：|责任部门：|按职责分工负责|以下各项任务均需|不再单独列出|[〔〕（）[\]、，。及等]/g, '');
      const missing = duty.departments.filter((name) => !bracket.includes(name));
      return rest === '' && missing.length === 0 ? [] : [{ clause: duty.clause, rest, missing }];
    });
    expect(strangers).toEqual([]);
  });

  test('an action holds its own tasks', () => {
    const strays = programme.actions.flatMap((action) =>
      action.duties.filter((duty) => !isWithin(duty.clause, action.clause)),
    );
    expect(strays).toEqual([]);
  });

  test('every audience is told what the plan promises it', () => {
    expect(audienceOrder.filter((audience) => promisesFor(programme, audience).length === 0)).toEqual([]);
    expect(programme.promises.length).toBeGreaterThan(34);
  });

  test('what the plan is said not to say does not stand in it', () => {
    const broken = programme.silences.flatMap(({ absent }) => absent.filter((word) => programme.text.includes(word)));
    expect(broken).toEqual([]);
  });

  test('no plan states an amount of money, and no promise does', () => {
    expect(programme.text).not.toMatch(/\d+(?:\.\d+)?(?:万|亿)?元/);
    expect(programme.promises.filter(({ plain }) => /\d+元/.test(plain))).toEqual([]);
  });

  test('a promise of money says who sets the amount', () => {
    const money = programme.promises.filter(({ plain }) => /(?:给|发放|落实).*(?:补贴|资助)/.test(plain));
    expect(money.length).toBeGreaterThan(0);
    const silent = money.filter(
      ({ plain }) => !/金额以当地规定为准。|享受学生资助。|给单位，不给个人。|给机构，不给个人。/.test(plain),
    );
    expect(silent).toEqual([]);
  });

  test('the plain words are short sentences without symbols', () => {
    const sentences = programme.promises.flatMap(({ plain }) => plain.split(/(?<=[。：；])/));
    const lengths = sentences.map((sentence) => sentence.length).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(20);
    const plain = programme.promises.map((promise) => promise.plain);
    expect(plain.filter((text) => !text.endsWith('。'))).toEqual([]);
    expect(plain.filter((text) => /[|/~→★,;:()!?\s０-９Ａ-Ｚａ-ｚ]/.test(text))).toEqual([]);
  });

  test('the systems every plan asks for each rest on a promise', () => {
    const served = new Set(programme.promises.flatMap((promise) => promise.systems ?? []));
    const asked = [
      1, 2, 3, 4, 6, 9, 13, 16, 21, 22, 24, 25, 26, 27, 31, 34, 36, 38, 40, 42, 43, 48, 49, 51, 52, 60, 63, 81,
    ];
    const carried = asked.filter((row) => !unasked[programme.abbreviation].includes(row));
    expect(carried.filter((row) => !served.has(`S${row}`))).toEqual([]);
  });

  test('every clause has its own anchor and can be said', () => {
    const anchors = [...clauses].map(clauseAnchor);
    expect(new Set(anchors).size).toBe(clauses.size);
    expect([...clauses].filter((clause) => clauseName(clause) === '')).toEqual([]);
  });
});

/** Rows of systems that a plan's own text does not carry. */
const unasked: Record<Programme['abbreviation'], readonly number[]> = {
  LZ: [],
  KZ: [26, 60],
  HS: [],
  ZH: [43],
  NJ: [26],
};

test('the targets are the figures of the plans', () => {
  const figures = Object.fromEntries(
    programmes.map(({ abbreviation, targets }) => [abbreviation, targets.flatMap(({ number }) => number ?? [])]),
  );
  expect(figures).toEqual({
    LZ: [3200],
    KZ: [100, 100, 1],
    HS: [2500, 1500, 1500],
    ZH: [800, 600, 100],
    NJ: [500, 1],
  });
  expect(find('440400').targets.filter(({ figure }) => figure === '百分百')).toHaveLength(4);
});

test('the thresholds are the figures of the plans', () => {
  const figures = programmes.map(({ thresholds }) => thresholds.map(({ number }) => number));
  expect(figures).toEqual([
    [50, 67, 1],
    [50, 67, 1],
    [50, 67, 15, 60],
    [50, 67, 15],
    [50, 67, 1000],
  ]);
});

function find(region: string): Programme {
  const programme = findProgramme(region);
  if (!programme) throw new Error(`No plan of ${region}`);
  return programme;
}
