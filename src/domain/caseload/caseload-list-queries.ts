import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { addDays, chinaDay } from '../day/day.ts';
import { listMissingSteps, peopleWithSteps } from '../four-ones/four-ones-queries.ts';
import type { Step } from '../four-ones/four-ones.ts';
import { readPerson } from '../jobseeker/person.ts';
import type { PlanAgreement } from '../plan/plan.ts';
import { caseloadFilterKeys, quietDays, stepsOf } from './caseload-filters.ts';
import type { CaseloadFilters } from './caseload-filters.ts';
import { agreesTo, isServed } from './caseload-sql.ts';

/** How many people one page of a caseload shows. */
export const peoplePerPage = 20;

/** A person of a caseload, by how they want to be addressed. */
export interface CaseloadPerson {
  jobseekerId: string;
  called: string;
  residenceRegion: string | undefined;
  /** Undefined while the person does not agree to counsellors reading the file. */
  known: KnownPerson | undefined;
}

/** What the list says of somebody who agrees to it. */
export interface KnownPerson {
  /** A key of `ownEducations`. */
  education: string | undefined;
  missing: readonly Step[];
  /** The last day on which somebody reached the person and wrote it down. */
  contactOn: string | undefined;
  plan: PlanAgreement | 'none';
}

/** The people of a counsellor's caseload whom the filters leave; who does not agree is left only without filters. */
function caseloadOf(db: Kysely<Database>, visitor: Visitor, filters: CaseloadFilters, now: Date) {
  const today = chinaDay(now);
  const { missing, contact, plan, graduate, household, occupation, mode } = filters;
  const isNarrowed = caseloadFilterKeys.some((key) => filters[key] !== undefined);
  let people = db
    .selectFrom('jobseeker')
    .where('counsellor_id', '=', visitor.accountId)
    .where('erased_at', 'is', null)
    .where(isServed(visitor));
  if (isNarrowed) people = people.where(agreesTo('counsellor'));
  if (missing) {
    const having = peopleWithSteps(db, today);
    people = people.where(({ eb, or }) =>
      or(stepsOf(missing).map((step) => eb('jobseeker_id', 'not in', having[step]))),
    );
  }
  if (contact)
    people = people.where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('service_record')
            .select('service_record_id')
            .whereRef('service_record.jobseeker_id', '=', 'jobseeker.jobseeker_id')
            .where('is_reached', '=', 1)
            .where('done_on', '>', addDays(today, -quietDays)),
        ),
      ),
    );
  if (plan) {
    const open = db.selectFrom('plan').select('jobseeker_id').where('closed_at', 'is', null);
    const agreed = open.where('agreement', '=', 'agreed').whereRef('agreement_version', '=', 'version');
    people = people.where('jobseeker_id', plan === 'none' ? 'not in' : 'in', open);
    if (plan === 'waiting') people = people.where('jobseeker_id', 'not in', agreed);
  }
  if (graduate) people = people.where('graduates_on', graduate === 'studying' ? '>=' : '<', today);
  if (household)
    people = people.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('household_member')
          .innerJoin('household', 'household.household_id', 'household_member.household_id')
          .select('household_member_id')
          .whereRef('household_member.jobseeker_id', '=', 'jobseeker.jobseeker_id')
          .where('reason', '=', 'zero-employment')
          .where('cleared_on', 'is', null)
          .where('household_member.state', '<>', 'left'),
      ),
    );
  for (const [kind, value] of [
    ['occupation', occupation],
    ['mode', mode],
  ] as const)
    if (value)
      people = people.where(
        'jobseeker_id',
        'in',
        db
          .selectFrom('demand')
          .innerJoin('demand_want', 'demand_want.demand_id', 'demand.demand_id')
          .select('jobseeker_id')
          .where('state', '=', 'open')
          .where('ends_on', '>=', today)
          .where('kind', '=', kind)
          .where('value', '=', value),
      );
  return people;
}

/** How many people of the caseload the filters leave. */
export async function countCaseload(
  db: Kysely<Database>,
  visitor: Visitor,
  filters: CaseloadFilters,
  now: Date,
): Promise<number> {
  const { people } = await caseloadOf(db, visitor, filters, now)
    .select(({ fn }) => fn.countAll<number>().as('people'))
    .executeTakeFirstOrThrow();
  return Number(people);
}

export interface CaseloadRange {
  limit: number;
  offset?: number;
  /** Leaves out who does not agree to counsellors reading the file. */
  isAgreedOnly?: boolean;
}

/** What is asked of so many people in one query. */
const mostAtOnce = 1000;

/** The people whom the filters leave, the last changed first; in a constant number of queries. */
export async function listCaseload(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  filters: CaseloadFilters,
  { limit, offset = 0, isAgreedOnly = false }: CaseloadRange,
  now: Date,
): Promise<CaseloadPerson[]> {
  const all = caseloadOf(db, visitor, filters, now);
  const rows = await (isAgreedOnly ? all.where(agreesTo('counsellor')) : all)
    .select(['jobseeker_id', 'sealed_person', 'residence_region', 'education'])
    .select((eb) => sql<number>`case when ${agreesTo('counsellor')(eb)} then 1 else 0 end`.as('agrees'))
    .orderBy('changed_at', 'desc')
    .orderBy('jobseeker_id')
    .limit(limit)
    .offset(offset)
    .execute();
  const known = rows.filter(({ agrees }) => Number(agrees) === 1).map((row) => row.jobseeker_id);
  const missing = new Map<string, readonly Step[]>();
  const contacts = new Map<string, string>();
  const plans = new Map<string, PlanAgreement>();
  for (let from = 0; from < known.length; from += mostAtOnce) {
    const some = known.slice(from, from + mostAtOnce);
    for (const [id, steps] of await listMissingSteps(db, some, now)) missing.set(id, steps);
    for (const [id, day] of await listContacts(db, some)) contacts.set(id, day);
    for (const [id, agreement] of await listAgreements(db, some)) plans.set(id, agreement);
  }
  return rows.map((row) => ({
    jobseekerId: row.jobseeker_id,
    called: readPerson(sealer, row.sealed_person).called,
    residenceRegion: row.residence_region ?? undefined,
    known:
      Number(row.agrees) === 1
        ? {
            education: row.education ?? undefined,
            missing: missing.get(row.jobseeker_id) ?? [],
            contactOn: contacts.get(row.jobseeker_id),
            plan: plans.get(row.jobseeker_id) ?? 'none',
          }
        : undefined,
  }));
}

async function listContacts(db: Kysely<Database>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('service_record')
    .select(({ fn }) => ['jobseeker_id', fn.max('done_on').as('last')])
    .where('jobseeker_id', 'in', [...ids])
    .where('is_reached', '=', 1)
    .groupBy('jobseeker_id')
    .execute();
  return new Map(rows.map((row) => [row.jobseeker_id, row.last]));
}

async function listAgreements(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PlanAgreement>> {
  const rows = await db
    .selectFrom('plan')
    .select(['jobseeker_id', 'agreement', 'agreement_version', 'version'])
    .where('jobseeker_id', 'in', [...ids])
    .where('closed_at', 'is', null)
    .execute();
  return new Map(
    rows.map((row) => {
      if (row.agreement !== 'agreed') return [row.jobseeker_id, row.agreement === null ? 'never' : 'not yet'];
      return [row.jobseeker_id, row.agreement_version === row.version ? 'agreed' : 'changed'];
    }),
  );
}
