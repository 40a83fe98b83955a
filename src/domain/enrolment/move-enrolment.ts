import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { sessionStage } from '../course/course.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { appendEnrolmentEvent } from './append-enrolment-event.ts';
import { isLive, liveStates } from './enrolment.ts';
import type { EnrolmentWishes } from './enrolment.ts';
import { countHeldSeats, fillFreeSeats } from './fill-free-seats.ts';
import { holdEnrolment } from './hold-enrolment.ts';
import { holdSession } from './hold-session.ts';
import { findOverlap } from './overlap-queries.ts';
import type { Overlap } from './overlap-queries.ts';
import { recordDeed } from './record-deed.ts';
import { findSent, storeEnrolment } from './store-enrolment.ts';
import { enteredAs } from './training-right.ts';
import type { TrainingRefused } from './training-right.ts';

export interface Move {
  enrolmentId: string;
  /** The session to move to. */
  sessionId: string;
  /** The new enrolment, chosen with the form: the same form sent twice is one move. */
  newEnrolmentId: string;
}

export type MoveOutcome =
  | { kind: 'moved'; enrolmentId: string }
  | { kind: 'overlaps'; overlap: Overlap }
  /**
   * `full`: no free seat there, or others wait for it. `closed`: nobody can enrol there now. `begun`: their own session
   * has. `ended`: there is nothing to move any more. `already`: they stand on the other list.
   */
  | { kind: 'full' | 'closed' | 'begun' | 'ended' | 'already' | TrainingRefused };

/**
 * Moves a person to a free seat in another session of the same course: the new seat first, then the old one is freed and
 * goes to who waits there. Whatever hinders it, the old place stays.
 */
export const moveEnrolment = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { enrolmentId, sessionId, newEnrolmentId }: Move,
  now: Date,
): Promise<MoveOutcome> =>
  db.transaction().execute(async (transaction): Promise<MoveOutcome> => {
    const held = await holdEnrolment(transaction, sealer, asker, { enrolmentId, to: sessionId }, now);
    if (typeof held === 'string') return { kind: held };
    const { enrolment, session } = held;
    const jobseekerId = enrolment.jobseeker_id;
    const to = await holdSession(transaction, sessionId);
    if (to?.course_id !== session.course_id || sessionId === session.course_session_id || to.state === 'draft')
      return { kind: 'not theirs' };
    const sent = await findSent(transaction, { enrolmentId: newEnrolmentId, sessionId, jobseekerId });
    if (sent === 'sent before') return { kind: 'moved', enrolmentId: newEnrolmentId };
    if (sent === 'not theirs') return { kind: 'not theirs' };
    if (!isLive(enrolment.state)) return { kind: 'ended' };
    const others = await transaction
      .selectFrom('enrolment')
      .select(['state', 'jobseeker_id'])
      .where('course_session_id', '=', sessionId)
      .where('state', 'in', liveStates)
      .execute();
    if (others.some((each) => each.jobseeker_id === jobseekerId)) return { kind: 'already' };
    const stage = sessionStage(session, now);
    if (stage === 'running' || stage === 'over') return { kind: 'begun' };
    if (sessionStage(to, now) !== 'open' || to.withdrawn_at !== null) return { kind: 'closed' };
    const isWaitedFor = others.some(({ state }) => state === 'waiting');
    if (isWaitedFor || (await countHeldSeats(transaction, sessionId)) >= to.seats) return { kind: 'full' };
    const overlap = await findOverlap(transaction, { jobseekerId, sessionId, besides: enrolmentId });
    if (overlap) return { kind: 'overlaps', overlap };

    const wishes = enrolment.sealed_wishes
      ? (JSON.parse(sealer.unseal(enrolment.sealed_wishes)) as EnrolmentWishes)
      : undefined;
    const made = { madeBy: asker.visitor.accountId, madeAs: enteredAs(asker) };
    const stored = { enrolmentId: newEnrolmentId, sessionId, jobseekerId, state: 'enrolled', wishes, ...made } as const;
    await storeEnrolment(transaction, sealer, stored, now);
    await appendEnrolmentEvent(transaction, sealer, { enrolmentId: newEnrolmentId, kind: 'enrolled', asker }, now);
    await transaction
      .updateTable('enrolment')
      .set({ state: 'moved', answer_until: null, changed_at: now.toISOString() })
      .where('enrolment_id', '=', enrolmentId)
      .execute();
    await appendEnrolmentEvent(transaction, sealer, { enrolmentId, kind: 'moved', asker }, now);
    const deed = `把“${session.title}”换到了别的班次`;
    const change = { enrolmentId: newEnrolmentId, jobseekerId, kind: 'changed', deed } as const;
    await recordDeed(transaction, sealer, asker, change, now);
    await fillFreeSeats(transaction, sealer, session.course_session_id, now);
    return { kind: 'moved', enrolmentId: newEnrolmentId };
  });
