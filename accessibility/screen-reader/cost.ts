import type { FullConfig } from '@playwright/test';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Phrase } from './activity.ts';
import type { Step } from './screen-reader.ts';

/** What something costs the ear: a name of what is counted, and how often. */
export type Cost = Readonly<Record<string, number>>;

/** What no page may go beyond, whatever its budget. */
export const targets: Cost = { pressesToHeading: 2, phrasesBeforeHeading: 25, tabStopsBeforeField: 6 };

const budgetsFile = join(import.meta.dirname, 'budgets.json');
const costs = join(import.meta.dirname, '../../test-results/screen-reader/costs');

/** Whether this run accepts what is heard, by `--update-snapshots`. */
export const isAccepting = ({ updateSnapshots }: Pick<FullConfig, 'updateSnapshots'>): boolean =>
  updateSnapshots === 'all' || updateSnapshots === 'changed';

/** Key presses besides typing, and what had to be listened to. */
export function costOf(steps: readonly Step[]): { presses: number; phrases: number; characters: number } {
  const phrases = steps.flatMap((step) => step.phrases);
  const presses = steps.reduce((sum, step) => sum + step.presses, 0);
  return { presses, phrases: phrases.length, characters: countCharacters(phrases) };
}

/** Spoken characters, spaces left out. */
export const countCharacters = (phrases: readonly Phrase[]): number =>
  phrases.reduce((sum, { text }) => sum + [...text.replace(/\s/g, '')].length, 0);

/** Costs that went beyond a limit, a sentence each. */
export const overspent = (cost: Cost, limits: Cost): string[] =>
  Object.entries(cost)
    .filter(([name, count]) => count > (limits[name] ?? Infinity))
    .map(([name, count]) => `${name} is ${count}, at most ${limits[name]} allowed`);

/** The accepted costs by journey or page. The file is written by `lowerBudgets`. */
export const readBudgets = (): Record<string, Cost> => JSON.parse(readFileSync(budgetsFile, 'utf8')) as never;

/** Keeps what was measured in this run for the table at its end. */
export function keepCost(name: string, cost: Cost): void {
  mkdirSync(costs, { recursive: true });
  writeFileSync(join(costs, `${encodeURIComponent(name)}.json`), JSON.stringify(cost));
}

/** What was measured in this run, by journey or page. */
export function readCosts(): Record<string, Cost> {
  const files = existsSync(costs) ? readdirSync(costs).sort() : [];
  const named = files.map((file) => [decodeURIComponent(file.replace(/\.json$/, '')), readCost(file)] as const);
  return Object.fromEntries(named);
}

/** Takes over what became cheaper, and what is new. A budget never rises here: only by hand, where it can be seen. */
export function lowerBudgets(measured: Record<string, Cost>): void {
  const budgets = readBudgets();
  for (const [name, cost] of Object.entries(measured)) {
    const budget = budgets[name] ?? {};
    const lower = Object.entries(cost).map(([what, count]) => [what, Math.min(count, budget[what] ?? Infinity)]);
    budgets[name] = Object.fromEntries(lower);
  }
  const sorted = Object.fromEntries(Object.entries(budgets).sort(([one], [other]) => (one < other ? -1 : 1)));
  writeFileSync(budgetsFile, `${JSON.stringify(sorted, undefined, 2)}\n`);
}

// Written by keepCost.
const readCost = (file: string): Cost => JSON.parse(readFileSync(join(costs, file), 'utf8')) as Cost;
