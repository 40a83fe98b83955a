import { readBudgets } from './cost.ts';
import type { Cost } from './cost.ts';

/** Prints what journeys and pages cost the ear, each number with its budget. */
export function printCosts(measured: Record<string, Cost>): void {
  const budgets = readBudgets();
  const isPage = (name: string) => name.startsWith('/');
  for (const [title, names] of [
    ['What journeys cost the ear', Object.keys(measured).filter((name) => !isPage(name))],
    ['What it costs to get into a page', Object.keys(measured).filter(isPage)],
  ] as const) {
    console.log(`\n${title} (measured, and the budget):`);
    for (const name of names) {
      const counts = Object.entries(measured[name] ?? {});
      const said = counts.map(([what, count]) => `${what} ${count} (${budgets[name]?.[what] ?? 'none'})`);
      console.log(`  ${name}: ${said.join(', ')}`);
    }
  }
}
