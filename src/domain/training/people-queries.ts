import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { EnteredBy } from '../assessment/assessment.ts';
import type { CourseOutcome, EnrolmentState, EnrolmentWishes } from '../enrolment/enrolment.ts';

/** Somebody on the list of a session, as its staff read it: only what was sent. */
export interface SessionPerson {
  enrolmentId: string;
  jobseekerId: string;
  state: EnrolmentState;
  /** Who is before them on the waiting list, and they; undefined for who does not wait. */
  waitingPlace: number | undefined;
  /** Undefined: erased. */
  wishes: EnrolmentWishes | undefined;
  reply: string | undefined;
  repliedAt: string | undefined;
  outcome: CourseOutcome | undefined;
  madeAs: EnteredBy;
  createdAt: string;
  /** What the form saw: a reply to needs that have changed since is not sent. */
  changedAt: string;
  /** A file without an account hears nothing from the portal. */
  hasAccount: boolean;
}

const order: readonly EnrolmentState[] = ['enrolled', 'offered', 'waiting'];
const placeOf = ({ state }: SessionPerson): number => (order.includes(state) ? order.indexOf(state) : order.length);

/** Everybody who was ever on the list: who has a seat, who is offered one, who waits in their order, and who has left. */
export async function listPeopleOf(db: Kysely<Database>, sealer: Sealer, sessionId: string): Promise<SessionPerson[]> {
  const rows = await db
    .selectFrom('enrolment')
    .innerJoin('jobseeker', 'jobseeker.jobseeker_id', 'enrolment.jobseeker_id')
    .selectAll('enrolment')
    .select('account_id')
    .where('course_session_id', '=', sessionId)
    .orderBy('waiting_place')
    .orderBy('enrolment.created_at')
    .orderBy('enrolment_id')
    .execute();
  let waiting = 0;
  const people = rows.map((row): SessionPerson => {
    const wishes = row.sealed_wishes ? (JSON.parse(sealer.unseal(row.sealed_wishes)) as EnrolmentWishes) : undefined;
    return {
      ...{ enrolmentId: row.enrolment_id, jobseekerId: row.jobseeker_id, state: row.state as EnrolmentState, wishes },
      waitingPlace: row.state === 'waiting' ? (waiting += 1) : undefined,
      reply: row.sealed_reply ? sealer.unseal(row.sealed_reply) : undefined,
      repliedAt: row.replied_at ?? undefined,
      outcome: (row.outcome as CourseOutcome | null) ?? undefined,
      ...{ madeAs: row.made_as as EnteredBy, createdAt: row.created_at, changedAt: row.changed_at },
      hasAccount: row.account_id !== null,
    };
  });
  return people.toSorted((one, other) => placeOf(one) - placeOf(other));
}
