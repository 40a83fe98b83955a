import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { readPerson } from '../jobseeker/person.ts';
import { isServedIn } from '../jobseeker/record-right.ts';
import { childRegions } from '../region/region.ts';
import type { ClearingReason, EntryReason, MemberState, Route } from './household.ts';

/** How many households one page of the list shows. */
export const householdsPerPage = 20;

/** What the list shows; `none`: somebody without a route. */
export interface HouseholdFilter {
  state: 'open' | 'cleared' | 'all';
  route: Route | 'none' | undefined;
  /** Only those of the counsellor's own people. */
  isOwn: boolean;
}

export interface HouseholdItem {
  householdId: string;
  reason: EntryReason;
  enteredOn: string;
  clearedOn: string | undefined;
  clearingReason: ClearingReason | undefined;
  members: readonly { state: MemberState; route: Route | undefined; isLinked: boolean }[];
  /** How the counsellor's own people in it want to be addressed; nobody else is named. */
  called: readonly string[];
  /** Somebody does not agree, and waits for an answer. */
  isObjected: boolean;
}

/** The regions whose people a counsellor serves. */
const regionsServed = ({ role }: Visitor): string[] =>
  role.role === 'counsellor' && role.regionCode ? [role.regionCode, ...childRegions(role.regionCode)] : [];

/** The households of people whom the counsellor's region serves, wherever they were entered. */
const seen = (db: Kysely<Database>, visitor: Visitor, { state, route, isOwn }: HouseholdFilter) => {
  const served = regionsServed(visitor);
  const withPeople = db
    .selectFrom('household_member')
    .innerJoin('jobseeker', 'jobseeker.jobseeker_id', 'household_member.jobseeker_id')
    .select('household_id')
    .where(({ eb, and, or }) =>
      or([
        eb('residence_region', 'in', served),
        eb('registration_region', 'in', served),
        eb('leaving_region', 'in', served),
        and([
          eb('residence_region', 'is', null),
          eb('registration_region', 'is', null),
          eb('counsellor_id', '=', visitor.accountId),
        ]),
      ]),
    )
    .$if(isOwn, (query) => query.where('counsellor_id', '=', visitor.accountId));
  const withRoute = db
    .selectFrom('household_member')
    .select('household_id')
    .where('jobseeker_id', 'is not', null)
    .where('state', '!=', 'left')
    .where((eb) => (route === 'none' || !route ? eb('route', 'is', null) : eb('route', '=', route)));
  return db
    .selectFrom('household')
    .where('household_id', 'in', withPeople)
    .$if(state === 'open', (query) => query.where('cleared_on', 'is', null))
    .$if(state === 'cleared', (query) => query.where('cleared_on', 'is not', null))
    .$if(route !== undefined, (query) => query.where('household_id', 'in', withRoute));
};

/** How many households the list holds under this filter, and how many of them are cleared. */
export async function countHouseholds(
  db: Kysely<Database>,
  visitor: Visitor,
  filter: HouseholdFilter,
): Promise<{ all: number; cleared: number }> {
  if (regionsServed(visitor).length === 0) return { all: 0, cleared: 0 };
  const { all, cleared } = await seen(db, visitor, filter)
    .select(({ fn }) => [
      fn.countAll<number>().as('all'),
      fn.countAll<number>().filterWhere('cleared_on', 'is not', null).as('cleared'),
    ])
    .executeTakeFirstOrThrow();
  return { all: Number(all), cleared: Number(cleared) };
}

/** A page of the list, counted from 1: what is open first, and of that what waits longest. Four queries at most. */
export async function listHouseholds(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  filter: HouseholdFilter,
  page: number,
): Promise<HouseholdItem[]> {
  if (regionsServed(visitor).length === 0) return [];
  const rows = await seen(db, visitor, filter)
    .selectAll()
    .orderBy(sql`case when cleared_on is null then 0 else 1 end`)
    .orderBy('entered_on')
    .orderBy('household_id')
    .limit(householdsPerPage)
    .offset((page - 1) * householdsPerPage)
    .execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ household_id }) => household_id);
  const members = await db
    .selectFrom('household_member')
    .leftJoin('jobseeker', 'jobseeker.jobseeker_id', 'household_member.jobseeker_id')
    .select(['household_id', 'household_member.jobseeker_id', 'state', 'route', 'counsellor_id'])
    .select(['sealed_person', 'residence_region', 'registration_region', 'leaving_region'])
    .where('household_id', 'in', ids)
    .orderBy('place')
    .execute();
  const objected = await db
    .selectFrom('task')
    .select('subject')
    .where('kind', '=', 'household')
    .where('subject', 'in', ids)
    .where('done_at', 'is', null)
    .execute();
  return rows.map((row) => {
    const own = members.filter(({ household_id }) => household_id === row.household_id);
    return {
      householdId: row.household_id,
      reason: row.reason as EntryReason,
      enteredOn: row.entered_on,
      clearedOn: row.cleared_on ?? undefined,
      clearingReason: (row.clearing_reason ?? undefined) as ClearingReason | undefined,
      members: own.map((member) => ({
        state: member.state as MemberState,
        route: (member.route ?? undefined) as Route | undefined,
        isLinked: member.jobseeker_id !== null,
      })),
      called: own.flatMap((member) => {
        const residenceRegion = member.residence_region ?? undefined;
        const registrationRegion = member.registration_region ?? undefined;
        const leavingRegion = member.leaving_region ?? undefined;
        const isNamed =
          member.counsellor_id === visitor.accountId &&
          isServedIn(visitor.role, { residenceRegion, registrationRegion, leavingRegion });
        return isNamed && member.sealed_person ? [readPerson(sealer, member.sealed_person).called] : [];
      }),
      isObjected: objected.some(({ subject }) => subject === row.household_id),
    };
  });
}

/** The household in which a person stands; undefined: none. Who may know is the caller's to ask. */
export const findHouseholdId = async (db: Kysely<Database>, jobseekerId: string): Promise<string | undefined> =>
  (
    await db
      .selectFrom('household_member')
      .select('household_id')
      .where('jobseeker_id', '=', jobseekerId)
      .executeTakeFirst()
  )?.household_id;
