import type { Kysely, Selectable } from 'kysely';
import type { Database, EnrolmentTable } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { EnteredBy } from '../assessment/assessment.ts';
import { findSessions } from '../course/course-queries.ts';
import type { CourseSession } from '../course/course-queries.ts';
import type { CourseOutcome, EnrolmentEventKind, EnrolmentState, EnrolmentWishes } from './enrolment.ts';

/** A person on the list of a session, or who was on it. */
export interface SessionPerson {
  enrolmentId: string;
  jobseekerId: string;
  sessionId: string;
  state: EnrolmentState;
  /** How many come before them on the waiting list, and one; undefined unless they wait. */
  place: number | undefined;
  /** Until when they may answer an offer. */
  answerUntil: string | undefined;
  /** Undefined: erased. */
  wishes: EnrolmentWishes | undefined;
  /** What the office said to the needs, and when. */
  reply: string | undefined;
  repliedAt: string | undefined;
  outcome: CourseOutcome | undefined;
  outcomeOn: string | undefined;
  madeAs: EnteredBy;
  createdAt: string;
  changedAt: string;
}

/** An enrolment with the session that it is about. */
export interface Enrolment extends SessionPerson {
  session: CourseSession;
}

/** A person's enrolments, the newest first, whatever became of them. */
export async function listEnrolments(db: Kysely<Database>, sealer: Sealer, jobseekerId: string): Promise<Enrolment[]> {
  const rows = await selectPeople(db)
    .where('jobseeker_id', '=', jobseekerId)
    .orderBy('created_at', 'desc')
    .orderBy('enrolment_id')
    .execute();
  return withSessions(db, sealer, rows);
}

/** One enrolment of a person. */
export async function findEnrolment(
  db: Kysely<Database>,
  sealer: Sealer,
  { jobseekerId, enrolmentId }: { jobseekerId: string; enrolmentId: string },
): Promise<Enrolment | undefined> {
  const rows = await selectPeople(db)
    .where('jobseeker_id', '=', jobseekerId)
    .where('enrolment_id', '=', enrolmentId)
    .execute();
  return (await withSessions(db, sealer, rows))[0];
}

/**
 * Everybody on the list of a session, and who was on it: who is enrolled first, then who has an offer, then who waits in
 * their order, then the others. Who may see it is the caller's to ask.
 */
export async function listSessionPeople(
  db: Kysely<Database>,
  sealer: Sealer,
  sessionId: string,
): Promise<SessionPerson[]> {
  const rows = await selectPeople(db)
    .where('course_session_id', '=', sessionId)
    .orderBy('waiting_place')
    .orderBy('created_at')
    .orderBy('enrolment_id')
    .execute();
  const order = ['enrolled', 'offered', 'waiting'];
  const rank = ({ state }: SessionPerson) => (order.includes(state) ? order.indexOf(state) : order.length);
  return rows
    .map((row) => personOf(sealer, row))
    .sort((one, other) =>
      // Of those who wait the order is that of the list, on both engines; of the others that of coming.
      rank(one) !== rank(other)
        ? rank(one) - rank(other)
        : (one.place ?? 0) - (other.place ?? 0) || one.createdAt.localeCompare(other.createdAt),
    );
}

/** What happened to an enrolment, the newest first. */
export interface EnrolmentEvent {
  kind: EnrolmentEventKind;
  happenedAt: string;
  /** Undefined: the portal itself. */
  by: EnteredBy | undefined;
  note: string | undefined;
}

/** The history of an enrolment, the newest first. */
export async function listEnrolmentEvents(
  db: Kysely<Database>,
  sealer: Sealer,
  enrolmentId: string,
): Promise<EnrolmentEvent[]> {
  const rows = await db
    .selectFrom('enrolment_event')
    .selectAll()
    .where('enrolment_id', '=', enrolmentId)
    .orderBy('place', 'desc')
    .execute();
  return rows.map((row) => ({
    kind: row.kind as EnrolmentEventKind,
    happenedAt: row.happened_at,
    by: (row.actor_as as EnteredBy | null) ?? undefined,
    note: row.sealed_note ? sealer.unseal(row.sealed_note) : undefined,
  }));
}

type Row = Selectable<EnrolmentTable> & { before: number | null };

const selectPeople = (db: Kysely<Database>) =>
  db
    .selectFrom('enrolment')
    .selectAll('enrolment')
    .select(({ selectFrom }) =>
      selectFrom('enrolment as earlier')
        .select((eb) => eb.fn.countAll<number>().as('rows'))
        .whereRef('earlier.course_session_id', '=', 'enrolment.course_session_id')
        .whereRef('earlier.waiting_place', '<', 'enrolment.waiting_place')
        .where('earlier.state', '=', 'waiting')
        .as('before'),
    );

// What is stored are keys of these unions.
const personOf = (sealer: Sealer, row: Row): SessionPerson => ({
  ...{ enrolmentId: row.enrolment_id, jobseekerId: row.jobseeker_id, sessionId: row.course_session_id },
  state: row.state as EnrolmentState,
  place: row.state === 'waiting' ? Number(row.before) + 1 : undefined,
  answerUntil: row.state === 'offered' ? (row.answer_until ?? undefined) : undefined,
  wishes: row.sealed_wishes ? (JSON.parse(sealer.unseal(row.sealed_wishes)) as EnrolmentWishes) : undefined,
  reply: row.sealed_reply ? sealer.unseal(row.sealed_reply) : undefined,
  repliedAt: row.replied_at ?? undefined,
  outcome: (row.outcome as CourseOutcome | null) ?? undefined,
  outcomeOn: row.outcome_on ?? undefined,
  madeAs: row.made_as as EnteredBy,
  ...{ createdAt: row.created_at, changedAt: row.changed_at },
});

async function withSessions(db: Kysely<Database>, sealer: Sealer, rows: readonly Row[]): Promise<Enrolment[]> {
  const sessions = await findSessions(db, [...new Set(rows.map((row) => row.course_session_id))]);
  return rows.flatMap((row) => {
    const session = sessions.get(row.course_session_id);
    return session ? [{ ...personOf(sealer, row), session }] : [];
  });
}
