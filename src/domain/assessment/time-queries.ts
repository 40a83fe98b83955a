import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { readPerson } from '../jobseeker/person.ts';
import type { FileOwnership } from '../jobseeker/record-right.ts';
import { regionAndAbove } from '../region/region.ts';
import type { AssessmentWay } from './appointment.ts';

/** A time at which somebody assesses, as people choose it. */
export interface AssessmentTime {
  timeId: string;
  startsAt: string;
  endsAt: string;
  way: AssessmentWay;
  /** Undefined: 未知. */
  place: string | undefined;
  accessFacts: string | undefined;
  directions: string | undefined;
  /** Who assesses, and where they work. */
  counsellorId: string;
  counsellor: string;
  organisation: string | undefined;
  isWithdrawn: boolean;
}

const selectTimes = (db: Kysely<Database>) =>
  db
    .selectFrom('assessment_time')
    .innerJoin('account', 'account.account_id', 'assessment_time.counsellor_id')
    .leftJoin('organisation', 'organisation.organisation_id', 'assessment_time.organisation_id')
    .select([
      'assessment_time.assessment_time_id',
      'starts_at',
      'ends_at',
      'way',
      'place',
      'access_facts',
      'directions',
    ])
    .select(['assessment_time.counsellor_id', 'withdrawn_at', 'sealed_called', 'organisation.name']);

type TimeRow = Awaited<ReturnType<ReturnType<typeof selectTimes>['execute']>>[number];

const readTime = (sealer: Sealer, row: TimeRow): AssessmentTime => ({
  timeId: row.assessment_time_id,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  way: row.way as AssessmentWay,
  place: row.place ?? undefined,
  accessFacts: row.access_facts ?? undefined,
  directions: row.directions ?? undefined,
  counsellorId: row.counsellor_id,
  counsellor: sealer.unseal(row.sealed_called),
  organisation: row.name ?? undefined,
  isWithdrawn: row.withdrawn_at !== null,
});

/** Free times of those who serve the person: where they live or are registered, or anywhere while neither is known. */
const selectFree = (db: Kysely<Database>, file: FileOwnership, now: Date) => {
  const { accountId = '', residenceRegion, registrationRegion } = file;
  const homes = [residenceRegion, registrationRegion].filter((region) => region !== undefined);
  const served = homes.flatMap(regionAndAbove);
  return selectTimes(db)
    .where('starts_at', '>', now.toISOString())
    .where('withdrawn_at', 'is', null)
    .where('counsellor_id', '<>', accountId)
    .where('account.suspended_at', 'is', null)
    .$if(homes.length > 0, (query) =>
      query.where('assessment_time.region_code', 'in', served.length > 0 ? served : ['']),
    )
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('account_role')
          .select('account_role_id')
          .whereRef('account_role.account_id', '=', 'assessment_time.counsellor_id')
          .where('role', '=', 'counsellor')
          .where('ended_at', 'is', null),
      ),
    )
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('appointment')
            .select('appointment_id')
            .whereRef('appointment.assessment_time_id', '=', 'assessment_time.assessment_time_id')
            .where('state', '<>', 'cancelled'),
        ),
      ),
    );
};

/** The free times that a person may choose from, the next first. */
export async function listFreeTimes(
  db: Kysely<Database>,
  sealer: Sealer,
  file: FileOwnership,
  now: Date,
): Promise<AssessmentTime[]> {
  const rows = await selectFree(db, file, now).orderBy('starts_at').orderBy('assessment_time_id').limit(200).execute();
  return rows.map((row) => readTime(sealer, row));
}

/** One free time that the person may choose. */
export async function findFreeTime(
  db: Kysely<Database>,
  sealer: Sealer,
  file: FileOwnership,
  timeId: string,
  now: Date,
): Promise<AssessmentTime | undefined> {
  const row = await selectFree(db, file, now).where('assessment_time_id', '=', timeId).executeTakeFirst();
  return row && readTime(sealer, row);
}

/** Any time by its key, also one that is over; the caller asks who may see it. */
export async function findTime(
  db: Kysely<Database>,
  sealer: Sealer,
  timeId: string,
): Promise<AssessmentTime | undefined> {
  const row = await selectTimes(db).where('assessment_time_id', '=', timeId).executeTakeFirst();
  return row && readTime(sealer, row);
}

/** A counsellor's own time and what became of it. */
export interface OwnTime extends AssessmentTime {
  /** The appointment at it; a cancelled one frees the time again. */
  state: string | undefined;
  /** How the person who comes wants to be addressed. */
  called: string | undefined;
}

/** A counsellor's own times: the coming ones, and past ones whose appointment still waits for a result. */
export async function listOwnTimes(
  db: Kysely<Database>,
  sealer: Sealer,
  counsellorId: string,
  now: Date,
): Promise<OwnTime[]> {
  const rows = await selectTimes(db)
    .leftJoin('appointment', (join) =>
      join
        .onRef('appointment.assessment_time_id', '=', 'assessment_time.assessment_time_id')
        .on('appointment.state', '<>', 'cancelled'),
    )
    .leftJoin('jobseeker', 'jobseeker.jobseeker_id', 'appointment.jobseeker_id')
    .select(['appointment.state', 'sealed_person'])
    .where('assessment_time.counsellor_id', '=', counsellorId)
    .where('withdrawn_at', 'is', null)
    .where((eb) => eb.or([eb('ends_at', '>', now.toISOString()), eb('appointment.state', '=', 'booked')]))
    .orderBy('starts_at')
    .execute();
  return rows.map((row) => ({
    ...readTime(sealer, row),
    state: row.state ?? undefined,
    called: row.sealed_person ? readPerson(sealer, row.sealed_person).called : undefined,
  }));
}
