import { describe, expect, test } from 'vitest';
import { clauseText } from '#src/domain/programme/plan-text.ts';
import { findProgramme, programmes } from '#src/domain/programme/programmes.ts';
import {
  crossUses,
  departmentsFor,
  findSubsidy,
  listCourseSubsidies,
  listSubsidies,
  otherPromises,
  subsidies,
} from '#src/domain/subsidy/subsidies.ts';
import { judge, papersOf } from '#src/domain/subsidy/subsidy.ts';

const quoted = [
  ...subsidies.map((each) => ({ ...each, of: each.kind })),
  ...crossUses.map((each) => ({ ...each, of: 'cross use' })),
];

test.each(quoted)('$region $of says what stands in its clause, word for word', ({ region, clause, quote }) => {
  const programme = findProgramme(region) ?? expect.unreachable(region);
  expect(clauseText(programme, clause)).toContain(quote);
});

test('a limit stands in the clause too, and no amount is said anywhere', () => {
  for (const { quote, limit } of subsidies) if (limit) expect(quote).toContain(limit.quote);
  for (const { who, conditions } of subsidies)
    expect([who, ...conditions.flatMap(({ says, hint = '' }) => [says, hint])].join('')).not.toMatch(/元/);
});

test('every region with a plan has at least one kind, each with a key of its own and questions', () => {
  for (const { region } of programmes) {
    const kinds = listSubsidies(region).map(({ kind }) => kind);
    expect(kinds.length).toBeGreaterThan(0);
    expect(new Set(kinds).size).toBe(kinds.length);
  }
  for (const each of subsidies) {
    expect(each.conditions.length).toBeGreaterThan(1);
    expect(new Set(each.conditions.map(({ key }) => key)).size).toBe(each.conditions.length);
    expect(papersOf(each).length).toBeGreaterThan(0);
  }
  expect(findSubsidy('420200', 'appraisal')?.accepts?.proofs).not.toContain('completion');
  expect(findSubsidy('450200', 'appraisal')).toBeUndefined();
});

test('a course has the kinds of the city that its district belongs to, and a place without a plan none', () => {
  expect(listCourseSubsidies('450202').map(({ name }) => name)).toEqual(['培训费和生活费补贴']);
  expect(listCourseSubsidies('420200').map(({ kind }) => kind)).toEqual(['training', 'appraisal']);
  expect(listCourseSubsidies('110000')).toEqual([]);
});

test('what a plan says of money without naming a kind is told apart, and no promise twice', () => {
  const huangshi = findProgramme('420200') ?? expect.unreachable();
  const others = otherPromises(huangshi).map(({ quote }) => quote);
  expect(others.some((quote) => quote.includes('公益性岗位补贴'))).toBe(true);
  expect(others.some((quote) => quote.includes('鉴定补贴'))).toBe(false);
  expect(others.some((quote) => quote.includes('培训费'))).toBe(false);
});

test('the departments of a clause are those that the plan names', () => {
  const kaizhou = findProgramme('500154') ?? expect.unreachable();
  expect(departmentsFor(kaizhou, 'KZ 一(十)3')).toEqual(['区人力社保局', '区财政局', '区残联']);
});

describe('a check of the conditions', () => {
  const allowance = findSubsidy('500154', 'allowance') ?? expect.unreachable();
  const yes = Object.fromEntries(allowance.conditions.map(({ key }) => [key, 'yes' as const]));
  test('fits when all is yes', () => {
    expect(judge(allowance, yes)).toEqual({ outcome: 'fits', against: [], open: [] });
  });
  test('is left open by one that is not known or not answered', () => {
    const { outcome, open } = judge(allowance, { ...yes, jobless: 'unsure' });
    expect([outcome, open.map(({ key }) => key)]).toEqual(['ask', ['jobless']]);
    const { benefit: _, ...rest } = yes;
    expect(judge(allowance, rest).outcome).toBe('ask');
  });
  test('does not fit when one condition of the plan fails, whatever is open', () => {
    const { outcome, against } = judge(allowance, { ...yes, benefit: 'no', jobless: 'unsure' });
    expect([outcome, against.map(({ key }) => key)]).toEqual(['unfit', ['benefit']]);
  });
  test('asks where the plan leaves open what a no means: working people may attend a course', () => {
    const training = findSubsidy('450200', 'training') ?? expect.unreachable();
    const answers = { disabled: 'yes', unemployed: 'no', willing: 'yes', course: 'yes' } as const;
    expect(judge(training, answers).outcome).toBe('ask');
  });
});
