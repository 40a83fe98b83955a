import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { sessionStage } from '../course/course.ts';
import type { SessionStage } from '../course/course.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { appendEnrolmentEvent } from './append-enrolment-event.ts';
import { liveStates } from './enrolment.ts';
import type { EnrolmentState, EnrolmentWishes } from './enrolment.ts';
import { countHeldSeats } from './fill-free-seats.ts';
import { holdSession } from './hold-session.ts';
import { findOverlap } from './overlap-queries.ts';
import type { Overlap } from './overlap-queries.ts';
import { recordDeed } from './record-deed.ts';
import { findSent, storeEnrolment } from './store-enrolment.ts';
import { enteredAs, holdTrainingFile } from './training-right.ts';
import type { TrainingRefused } from './training-right.ts';

export interface NewEnrolment {
  /** Chosen with the form, UUID: the same form sent twice is one enrolment. */
  enrolmentId: string;
  sessionId: string;
  wishes: EnrolmentWishes;
}

export type EnrolOutcome =
  /** `sent before`: this very form. */
  | { kind: 'enrolled' | 'waiting' | 'sent before'; enrolmentId: string }
  /** The person stands on the list. */
  | { kind: 'already'; enrolmentId: string; state: EnrolmentState }
  | { kind: 'overlaps'; overlap: Overlap }
  /** Enrolment is over, the session has begun, is over, was cancelled, or has no seats at all. */
  | { kind: Exclude<SessionStage, 'open' | 'draft'> | 'no seats' | TrainingRefused };

/**
 * Enrols a person: a seat is theirs at once when one is free and nobody waits, else they wait in the order of coming.
 * Never more than the seats, however many ask at once. An unpublished session is not there.
 */
export const enrol = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { enrolmentId, sessionId, wishes }: NewEnrolment,
  now: Date,
): Promise<EnrolOutcome> =>
  db.transaction().execute(async (transaction): Promise<EnrolOutcome> => {
    const session = await holdSession(transaction, sessionId);
    const file = session && (await holdTrainingFile(transaction, sealer, asker, now));
    if (!file || file === 'not theirs') return { kind: 'not theirs' };
    if (file === 'not agreed') return { kind: 'not agreed' };
    const { jobseekerId } = file;
    const sent = await findSent(transaction, { enrolmentId, sessionId, jobseekerId });
    if (sent !== 'new') return sent === 'sent before' ? { kind: sent, enrolmentId } : { kind: sent };
    const live = await transaction
      .selectFrom('enrolment')
      .select(['enrolment_id', 'state'])
      .where('course_session_id', '=', sessionId)
      .where('jobseeker_id', '=', jobseekerId)
      .where('state', 'in', liveStates)
      .executeTakeFirst();
    if (live) return { kind: 'already', enrolmentId: live.enrolment_id, state: live.state as EnrolmentState };
    const stage = sessionStage(session, now);
    if (stage === 'draft') return { kind: 'not theirs' };
    if (stage !== 'open' || session.withdrawn_at !== null) return { kind: stage === 'open' ? 'closed' : stage };
    if (session.seats <= 0) return { kind: 'no seats' };
    const overlap = await findOverlap(transaction, { jobseekerId, sessionId });
    if (overlap) return { kind: 'overlaps', overlap };

    const waiting = await transaction
      .selectFrom('enrolment')
      .select((eb) => eb.fn.countAll<number>().as('rows'))
      .where('course_session_id', '=', sessionId)
      .where('state', '=', 'waiting')
      .executeTakeFirstOrThrow();
    const isFree = Number(waiting.rows) === 0 && (await countHeldSeats(transaction, sessionId)) < session.seats;
    const state = isFree ? 'enrolled' : 'waiting';
    await storeEnrolment(
      transaction,
      sealer,
      { enrolmentId, sessionId, jobseekerId, state, wishes, madeBy: asker.visitor.accountId, madeAs: enteredAs(asker) },
      now,
    );
    await appendEnrolmentEvent(transaction, sealer, { enrolmentId, kind: state, asker }, now);
    const deed = isFree ? `报名了“${session.title}”` : `排进了“${session.title}”的候补名单`;
    await recordDeed(transaction, sealer, asker, { enrolmentId, jobseekerId, kind: 'sent', deed }, now);
    return { kind: state, enrolmentId };
  });
