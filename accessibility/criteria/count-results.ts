import { criteria, resultOf, results } from '../criteria.ts';
import type { Level, Result } from '../criteria.ts';

/** How many criteria of a level have which result. */
export function countResults(level: Level): Record<Result, number> {
  const found = Object.entries(criteria)
    .filter(([, criterion]) => criterion.level === level)
    .map(([number, criterion]) => resultOf(number, criterion));
  const counts = Object.keys(results).map((result) => [result, found.filter((each) => each === result).length]);
  // The keys are those of `results`.
  return Object.fromEntries(counts) as Record<Result, number>;
}
