import { clauseAnchor, clauseName } from '../programme/clause.ts';
import type { Clause } from '../programme/programme.ts';
import { programmes } from '../programme/programmes.ts';

/** Where a line of a plan comes from: `柳州市方案第二部分第七项`, and the place of it in the original text. */
export interface ClauseSource {
  words: string;
  region: string;
  anchor: string;
}

/** The source of a clause; undefined for a clause of no plan that the portal knows. */
export function findClauseSource(clause: string | undefined): ClauseSource | undefined {
  const programme = programmes.find(({ abbreviation }) => clause?.startsWith(`${abbreviation} `));
  if (!programme) return undefined;
  // Only templates write clauses, and a test holds each of them to its plan.
  const known = clause as Clause;
  return {
    words: `${programme.name}方案${clauseName(known)}`,
    ...{ region: programme.region, anchor: clauseAnchor(known) },
  };
}
