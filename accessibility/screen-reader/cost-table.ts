import { readBudgets } from './cost.ts';
import type { Cost } from './cost.ts';

/** Prints what journeys and pages cost the ear, each number beside its budget. */
export function printCosts(measured: Readonly<Record<string, Cost>>): void {
  const isPage = (name: string) => name.startsWith('/');
  const journeys = Object.entries(measured).filter(([name]) => !isPage(name));
  const pages = Object.entries(measured).filter(([name]) => isPage(name));
  if (journeys.length > 0) printTable('What journeys cost the ear', [...journeys, ['together', sum(journeys)]]);
  if (pages.length > 0) printTable('What it costs to get into a page', pages);
}

type Named = readonly [string, Cost];

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

function sum(costs: readonly Named[]): Cost {
  const names = Object.keys(costs[0]?.[1] ?? {});
  return Object.fromEntries(
    names.map((name) => [name, costs.reduce((total, [, cost]) => total + (cost[name] ?? 0), 0)]),
  );
}
