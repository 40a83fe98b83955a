import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { clearingReasons, entryReasons, memberStates, routes, sayHouseholdEvent } from './household.ts';
import { findHouseholdOf } from './read-own-household.ts';

/** What the list of households says of a person, in words; undefined: nothing. */
export async function findHouseholdExport(db: Kysely<Database>, sealer: Sealer, jobseekerId: string) {
  const household = await findHouseholdOf(db, sealer, jobseekerId);
  if (!household) return undefined;
  const { reason, enteredOn, clearedOn, clearingReason, members, state, route, events } = household;
  return {
    ...{ reason: entryReasons[reason], enteredOn, clearedOn, members, own: memberStates[state] },
    clearingReason: clearingReason && clearingReasons[clearingReason],
    route: route && routes[route],
    events: events.map((event) => ({ at: event.happenedAt, by: event.by, what: sayHouseholdEvent(event) })),
  };
}
