import type { FullConfig } from '@playwright/test';
import { chinaDay } from '#src/domain/day/day.ts';
import { prepareDatabases } from '../../tests/database-url.ts';
import { printCosts } from './cost-table.ts';
import { isAccepting, lowerBudgets, readCosts } from './cost.ts';
import { fixedClock } from './fixed-clock-option.ts';
import { keepHistory } from './history.ts';
import { obtainScreenReader } from './packages.ts';

/** Before the first journey: demonstration content of the fixed day. After the last: what they cost. */
export default async function prepare(config: FullConfig): Promise<() => Promise<void>> {
  const obstacle = obtainScreenReader();
  if (obstacle) throw new Error(obstacle);
  process.env['NODE_OPTIONS'] = fixedClock;
  const removeDatabases = await prepareDatabases();
  delete process.env['NODE_OPTIONS'];
  return async () => {
    await removeDatabases();
    const measured = readCosts();
    printCosts(measured);
    if (!isAccepting(config)) return;
    lowerBudgets(measured);
    keepHistory(chinaDay(new Date()));
  };
}
