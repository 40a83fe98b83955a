import { clauseName } from '../programme/clause.ts';
import type { Clause } from '../programme/programme.ts';
import { programmes } from '../programme/programmes.ts';

/** Where a line of a plan comes from: `柳州市方案第二部分第七项`; undefined for a clause of no plan that the portal knows. */
export function sayClause(clause: string | undefined): string | undefined {
  const programme = programmes.find(({ abbreviation }) => clause?.startsWith(`${abbreviation} `));
  // Only templates write clauses, and a test holds each of them to its plan.
  return programme && `${programme.name}方案${clauseName(clause as Clause)}`;
}
