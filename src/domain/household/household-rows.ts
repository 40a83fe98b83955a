import type { Kysely, Selectable } from 'kysely';
import type { Database, HouseholdTable } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type {
  ClearingReason,
  EntryReason,
  Household,
  HouseholdEvent,
  HouseholdEventKind,
  Member,
  MemberState,
  Relation,
  Route,
} from './household.ts';

/** A household's members in the order in which they were entered, also those who left. */
export async function listMembers(db: Kysely<Database>, householdId: string): Promise<Member[]> {
  const rows = await db
    .selectFrom('household_member')
    .selectAll()
    .where('household_id', '=', householdId)
    .orderBy('place')
    .execute();
  return rows.map((row) => ({
    memberId: row.household_member_id,
    jobseekerId: row.jobseeker_id ?? undefined,
    relation: row.relation as Relation,
    state: row.state as MemberState,
    route: (row.route ?? undefined) as Route | undefined,
  }));
}

/** A stored household with its members. */
export const householdOf = (row: Selectable<HouseholdTable>, members: readonly Member[]): Household => ({
  householdId: row.household_id,
  reason: row.reason as EntryReason,
  enteredOn: row.entered_on,
  clearingReason: (row.clearing_reason ?? undefined) as ClearingReason | undefined,
  clearedOn: row.cleared_on ?? undefined,
  revision: row.revision,
  members,
});

/** What happened to a household, the newest first. */
export async function listHouseholdEvents(
  db: Kysely<Database>,
  sealer: Sealer,
  householdId: string,
): Promise<HouseholdEvent[]> {
  const rows = await db
    .selectFrom('household_event')
    .leftJoin('account', 'account.account_id', 'household_event.actor_id')
    .selectAll('household_event')
    .select(['sealed_called', 'deleted_at'])
    .where('household_id', '=', householdId)
    .orderBy('place', 'desc')
    .execute();
  return rows.map((row) => ({
    eventId: row.household_event_id,
    kind: row.kind as HouseholdEventKind,
    jobseekerId: row.jobseeker_id ?? undefined,
    onDay: row.on_day ?? undefined,
    value: row.value ?? undefined,
    text: row.sealed_text ? sealer.unseal(row.sealed_text) : undefined,
    by: row.sealed_called && !row.deleted_at ? sealer.unseal(row.sealed_called) : '',
    as: (row.actor_as ?? undefined) as HouseholdEvent['as'],
    happenedAt: row.happened_at,
  }));
}
