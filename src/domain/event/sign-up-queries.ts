import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { enteredBy } from '../assessment/assessment.ts';
import type { EnteredBy } from '../assessment/assessment.ts';
import type { SignUpState, SignUpWishes } from './event.ts';

export interface SignUp {
  signUpId: string;
  eventId: string;
  title: string;
  startsAt: string;
  endsAt: string;
  state: SignUpState;
  /** Undefined: erased. */
  wishes: SignUpWishes | undefined;
  madeAs: EnteredBy;
  createdAt: string;
}

export interface Participant extends SignUp {
  jobseekerId: string;
  /** Undefined: a file without an account, told of by telephone. */
  accountId: string | undefined;
}

const rowsOf = (db: Kysely<Database>) =>
  db
    .selectFrom('event_sign_up')
    .innerJoin('public_event', 'public_event.public_event_id', 'event_sign_up.public_event_id')
    .innerJoin('jobseeker', 'jobseeker.jobseeker_id', 'event_sign_up.jobseeker_id')
    .select(['event_sign_up_id', 'event_sign_up.public_event_id', 'title', 'starts_at', 'ends_at', 'state'])
    .select(['sealed_wishes', 'made_as', 'event_sign_up.created_at', 'jobseeker.jobseeker_id', 'account_id']);

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>;

const read = (sealer: Sealer, row: Row): Participant => ({
  signUpId: row.event_sign_up_id,
  eventId: row.public_event_id,
  title: row.title,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  // What a key of a closed set was when it was written.
  state: row.state as SignUpState,
  wishes: row.sealed_wishes ? (JSON.parse(sealer.unseal(row.sealed_wishes)) as SignUpWishes) : undefined,
  madeAs: row.made_as as EnteredBy,
  createdAt: row.created_at,
  jobseekerId: row.jobseeker_id,
  accountId: row.account_id ?? undefined,
});

/** A person's sign-ups, those whose event is furthest ahead first. */
export async function listSignUps(db: Kysely<Database>, sealer: Sealer, jobseekerId: string): Promise<SignUp[]> {
  const rows = await rowsOf(db)
    .where('event_sign_up.jobseeker_id', '=', jobseekerId)
    .orderBy('starts_at', 'desc')
    .orderBy('event_sign_up.created_at', 'desc')
    .execute();
  return rows.map((row) => read(sealer, row));
}

/** The sign-up to one event that stands; undefined when the person is not on its list. */
export async function findSignUp(
  db: Kysely<Database>,
  sealer: Sealer,
  { jobseekerId, eventId }: { jobseekerId: string; eventId: string },
): Promise<SignUp | undefined> {
  const row = await rowsOf(db)
    .where('event_sign_up.jobseeker_id', '=', jobseekerId)
    .where('event_sign_up.public_event_id', '=', eventId)
    .where('state', '=', 'signed up')
    .executeTakeFirst();
  return row && read(sealer, row);
}

/** Everybody on the list of an event, in the order in which they signed up; whoever shows it records the reading. */
export async function listParticipants(db: Kysely<Database>, sealer: Sealer, eventId: string): Promise<Participant[]> {
  const rows = await rowsOf(db)
    .where('event_sign_up.public_event_id', '=', eventId)
    .where('state', '=', 'signed up')
    .orderBy('event_sign_up.created_at')
    .orderBy('event_sign_up_id')
    .execute();
  return rows.map((row) => read(sealer, row));
}

/** What the portal keeps of a person's events, opened, for the export. */
export const findSignUpExport = async (db: Kysely<Database>, sealer: Sealer, jobseekerId: string) =>
  (await listSignUps(db, sealer, jobseekerId)).map(({ title, startsAt, state, wishes, madeAs, createdAt }) => ({
    ...{ title, startsAt, state, wishes, madeBy: enteredBy[madeAs], createdAt },
  }));
