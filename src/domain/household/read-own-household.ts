import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { findPlanFile } from '../plan/plan-right.ts';
import { sayMembers, waitingObjection } from './household.ts';
import type { ClearingReason, EntryReason, HouseholdEvent, MemberState, Route } from './household.ts';
import { householdOf, listHouseholdEvents, listMembers } from './household-rows.ts';

/** A household as one of its people reads it: of the others only how many they are. */
export interface OwnHousehold {
  reason: EntryReason;
  enteredOn: string;
  clearingReason: ClearingReason | undefined;
  clearedOn: string | undefined;
  /** How many live there and work, in words. */
  members: string;
  state: MemberState;
  route: Route | undefined;
  /** What happened to the household as a whole or to this person, the newest first. */
  events: readonly HouseholdEvent[];
  objection: HouseholdEvent | undefined;
}

/** What the list of households says of a person. Who may read it is the caller's to ask. */
export async function findHouseholdOf(
  db: Kysely<Database>,
  sealer: Sealer,
  jobseekerId: string,
): Promise<OwnHousehold | undefined> {
  const row = await db
    .selectFrom('household')
    .innerJoin('household_member', 'household_member.household_id', 'household.household_id')
    .selectAll('household')
    .where('jobseeker_id', '=', jobseekerId)
    .executeTakeFirst();
  if (!row) return undefined;
  const members = await listMembers(db, row.household_id);
  const own = members.find((member) => member.jobseekerId === jobseekerId);
  if (!own) return undefined;
  const all = await listHouseholdEvents(db, sealer, row.household_id);
  const { reason, enteredOn, clearingReason, clearedOn } = householdOf(row, members);
  return {
    ...{ reason, enteredOn, clearingReason, clearedOn, members: sayMembers(members) },
    ...{ state: own.state, route: own.route, objection: waitingObjection(all, jobseekerId) },
    // Whether the others work is for them to tell.
    events: all.filter((event) =>
      event.jobseekerId === undefined ? event.kind !== 'state' : event.jobseekerId === jobseekerId,
    ),
  };
}

/** The household of the asker, or of the person they act for, whose log says that a helper read it. */
export const readOwnHousehold = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  now: Date,
): Promise<{ jobseekerId: string; household: OwnHousehold | undefined } | undefined> =>
  db.transaction().execute(async (transaction) => {
    const file = await findPlanFile(transaction, sealer, asker);
    if (!file) return undefined;
    const { jobseekerId } = file;
    const household = await findHouseholdOf(transaction, sealer, jobseekerId);
    const event = { jobseekerId, kind: 'read', subject: 'household', actor: actorOf(asker) } as const;
    if (household && asker.acting) await recordEvent(transaction, sealer, event, now);
    return { jobseekerId, household };
  });
