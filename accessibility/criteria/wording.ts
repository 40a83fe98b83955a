import { engineNames, europeanClause, resultOf, results, rulesFor } from '../criteria.ts';
import type { Criterion, Engine } from '../criteria.ts';
import { checks } from './checks.ts';
import type { Check } from './checks.ts';
import { manualChecks } from './manual-checks.ts';
import type { ManualCheck } from './manual-checks.ts';

export const checksOf = (criterion: Criterion): Check[] => (criterion.checks ?? []).map((name) => checks[name]);
export const manualChecksOf = (criterion: Criterion): ManualCheck[] =>
  (criterion.byHand ?? []).map((name) => manualChecks[name]);

/** What can be said of a criterion today, in a few short sentences. */
export function sayResult(number: string, criterion: Criterion): string {
  const result = resultOf(number, criterion);
  const untried = manualChecksOf(criterion).filter(({ doneOn }) => doneOn.length === 0);
  const isUntried = result !== 'notApplicable' && untried.length > 0;
  const people = isUntried ? `要请的人：${untried.map(({ who }) => who).join('；')}。` : '';
  const caveat = isUntried && result === 'held' ? '，还没有人试用' : '';
  return `${results[result]}${caveat}。${criterion.notApplicable ?? criterion.shortfall ?? ''}${people}`;
}

/** The names of everything that checks a criterion, engines first; empty when nothing does. */
export function sayChecks(number: string, criterion: Criterion): string {
  const engines = (Object.keys(rulesFor(number)) as Engine[]).map((engine) => engineNames[engine]);
  return [...engines, ...checksOf(criterion).map(({ name }) => name)].join('、');
}

/** Its counterparts in the European and the Chinese standard, those that are known. */
export function sayClauses(number: string, criterion: Criterion): string {
  const european = europeanClause(number, criterion);
  const known = [
    ...(european ? [`EN 301 549第${european}条`] : []),
    ...(criterion.gb ? [`GB/T 37668第${criterion.gb.join('条和第')}条`] : []),
  ];
  return `${known.join('，') || '未知'}。`;
}
