import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBudgets } from './cost.ts';
import type { Cost } from './cost.ts';

/** What all journeys together cost the ear on a day. */
export interface Measured {
  day: string;
  journeys: number;
  presses: number;
  characters: number;
}

const historyFile = join(import.meta.dirname, 'history.json');

// Written by keepHistory.
export const readHistory = (): Measured[] => JSON.parse(readFileSync(historyFile, 'utf8')) as Measured[];

/** The budgets of all journeys together; pages are named by their paths. */
export function addJourneys(budgets: Readonly<Record<string, Cost>>): Omit<Measured, 'day'> {
  const journeys = Object.entries(budgets).filter(([name]) => !name.startsWith('/'));
  const sum = (what: string) => journeys.reduce((total, [, cost]) => total + (cost[what] ?? 0), 0);
  return { journeys: journeys.length, presses: sum('presses'), characters: sum('characters') };
}

/** The history with today's sum, if it has changed. One entry a day is kept, besides the first of all. */
export function withMeasured(history: readonly Measured[], today: Measured): readonly Measured[] {
  const last = history.at(-1);
  const isSame = last && (['journeys', 'presses', 'characters'] as const).every((what) => last[what] === today[what]);
  if (isSame) return history;
  const isReplaced = history.length > 1 && last?.day === today.day;
  return [...(isReplaced ? history.slice(0, -1) : history), today];
}

/** Adds what the accepted budgets sum up to on this day; the public statement shows the trend. */
export function keepHistory(day: string): void {
  const history = readHistory();
  const kept = withMeasured(history, { day, ...addJourneys(readBudgets()) });
  if (kept === history) return;
  const entries = kept.map(
    ({ day, journeys, presses, characters }) =>
      `  { "day": "${day}", "journeys": ${journeys}, "presses": ${presses}, "characters": ${characters} }`,
  );
  writeFileSync(historyFile, `[\n${entries.join(',\n')}\n]\n`);
}
