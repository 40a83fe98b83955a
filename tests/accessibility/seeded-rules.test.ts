import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { seededDefects } from '../../accessibility/seeded-defects.ts';
import { filesMatching, textOf } from '../source-files.ts';

test('each rule of our own checks is broken on purpose by one page at least', () => {
  const caught = new Set(Object.values(seededDefects).map(({ caughtBy }) => caughtBy));
  const rules = filesMatching('accessibility/checks/*.ts').flatMap((file) =>
    [...textOf(file).matchAll(/(?:rule: |say\(\s*)'([a-z0-9-]+)'/g)].map(
      ([, rule]) => `${basename(file, '.ts')} ${rule}`,
    ),
  );
  expect(rules.length).toBeGreaterThan(100);
  expect([...new Set(rules)].filter((rule) => !caught.has(rule))).toEqual([]);
});
