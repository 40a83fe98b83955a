import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noFilters } from '#src/domain/job/job-filters.ts';
import { filterTokens, jobTokens } from '#src/domain/job/job-tokens.ts';
import { aFact, aPost } from './a-post.ts';
import type { Wanted } from './a-post.ts';

const tokensOf = (wanted: Wanted): Set<string> => {
  const { job, employer, description, access } = aPost(wanted);
  return jobTokens({ ...job, employer_name: employer.name, description, access });
};

test('every token is made of letters, digits and Han characters, whatever the texts hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (title, description) => {
      for (const token of tokensOf({ title, description })) expect(token).toMatch(/^[a-z0-9\p{Script=Han}]+$/u);
    }),
  );
});

test('a job is found by the place it is in and by every place above', () => {
  const tokens = tokensOf({ region_code: '500154', post_kind: 'welfare' });
  for (const region of ['500154', '500100', '500000']) {
    expect(tokens).toContain(`r${region}`);
    expect(tokens).toContain(`x${region}welfare`);
  }
});

test('a job that asks for 大专 suits whoever has 大专 or more', () => {
  const tokens = tokensOf({ education: 'college' });
  const suits = (['none', 'junior', 'senior', 'college', 'bachelor', 'master'] as const).filter((education) =>
    filterTokens({ ...noFilters, education }).every((token) => tokens.has(token)),
  );
  expect(suits).toEqual(['college', 'bachelor', 'master']);
});

test('access facts count when confirmed wholly or partly, not when denied', () => {
  const tokens = tokensOf({ access: [aFact('entrance', 'yes'), aFact('guide-dog', 'partly'), aFact('toilet', 'no')] });
  expect(tokens).toContain('aentrance');
  expect(tokens).toContain('aguidedog');
  expect(tokens).not.toContain('atoilet');
});

test('city and kind together ask for one token, which is faster than two', () => {
  expect(filterTokens({ ...noFilters, region: '450200', kind: 'massage' })).toEqual(['x450200massage']);
});

test('both readings of a character in the title are sounds of the job', () => {
  const tokens = tokensOf({ title: '会计' });
  expect(tokens).toContain('ykuai0ji');
  expect(tokens).toContain('yhui0ji');
});
