import { readBudgets } from './cost.ts';
import type { Cost } from './cost.ts';
import { addJourneys, readHistory } from './history.ts';

type Named = readonly [string, Cost];

/** Prints what journeys and pages cost the ear, each number beside its budget. */
export function printCosts(measured: Readonly<Record<string, Cost>>): void {
  const isPage = (name: string) => name.startsWith('/');
  const journeys = Object.entries(measured).filter(([name]) => !isPage(name));
  const pages = Object.entries(measured).filter(([name]) => isPage(name));
  if (journeys.length > 0) printTable('What journeys cost the ear', [...journeys, ...sums(measured)]);
  if (pages.length > 0) printTable('What it costs to get into a page', pages);
}

/** The sum, and beside it the first one that was measured, where it was of as many journeys. */
function sums(measured: Readonly<Record<string, Cost>>): Named[] {
  const { journeys, presses, characters } = addJourneys(measured);
  const together: Named = ['together', { presses, characters }];
  const [first] = readHistory();
  if (first?.journeys !== journeys) return [together];
  const difference = { presses: presses - first.presses, characters: characters - first.characters };
  const before: Named = [`first measured, ${first.day}`, { presses: first.presses, characters: first.characters }];
  return [together, before, ['difference', difference]];
}

function printTable(title: string, costs: readonly Named[]): void {
  const budgets = readBudgets();
  const row = ([name, cost]: Named) => {
    const cells = Object.entries(cost).map(([what, count]) => {
      const budget = budgets[name]?.[what];
      return [what, budget === undefined || budget === count ? `${count}` : `${count} of ${budget}`];
    });
    return [name, Object.fromEntries(cells)] as const;
  };
  console.log(`\n${title}`);
  console.table(Object.fromEntries(costs.map(row)));
}
