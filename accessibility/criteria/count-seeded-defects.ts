import { seededDefects } from '../seeded-defects.ts';

/** How many mistakes are put into pages to try the gate: in all, and of each criterion. */
export function countSeededDefects(): Record<string, number> {
  const defects = Object.values(seededDefects);
  const broken = defects.flatMap(({ criteria }) => criteria);
  const numbers = [...new Set(broken)].sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  const counts = numbers.map((number) => [number, broken.filter((each) => each === number).length]);
  return { all: defects.length, ...Object.fromEntries(counts) };
}
