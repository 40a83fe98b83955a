import type { Finding } from './finding.ts';

/** A finding of an engine that does not stop the build for thirty days, while it is being mended. */
export interface Allowed {
  by: string;
  rule: string;
  /** Part of what the engine gives as the element. */
  element: string;
  /** The state of a page where it is found, as `routes.ts` names it; a test looks there whether it still is. */
  state: string;
  /** As `modes.ts` names it. */
  mode: string;
  /** The day it was put here. */
  since: string;
  reason: string;
}

/** What an engine gets wrong for good is not here but settled beside the engine, with the check that holds it instead. */
export const allowed: readonly Allowed[] = [];

const mostEntries = 10;
const mostDays = 30;

/** Whether the list lets a finding pass, wherever it is found. */
export const isAllowed = (finding: Finding, mode: string, list = allowed): boolean =>
  list.some(
    (each) =>
      each.by === finding.by &&
      each.rule === finding.rule &&
      each.mode === mode &&
      finding.element.includes(each.element),
  );

/** What is wrong with the list itself: too long, too old, dated ahead, or without a reason. */
export function allowListFaults(today: string, list = allowed): string[] {
  const ages = list.map((each) => ({ each, days: (Date.parse(today) - Date.parse(each.since)) / 86_400_000 }));
  return [
    ...(list.length > mostEntries ? [`there are ${list.length} entries, and at most ${mostEntries} may be`] : []),
    ...ages.filter(({ days }) => !(days >= 0 && days <= mostDays)).map(({ each }) => `${nameOf(each)}: ended`),
    ...list.filter(({ reason }) => reason.trim() === '').map((each) => `${nameOf(each)}: no reason`),
  ];
}

/** How a test names an entry. */
export const nameOf = ({ by, rule, state, since }: Allowed): string => `${by} ${rule} on ${state}, since ${since}`;
