import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { appendEnrolmentEvent } from './append-enrolment-event.ts';
import { expireOffer } from './expire-offer.ts';
import { fillFreeSeats } from './fill-free-seats.ts';
import { holdEnrolment } from './hold-enrolment.ts';
import { findOverlap } from './overlap-queries.ts';
import type { Overlap } from './overlap-queries.ts';
import { recordDeed } from './record-deed.ts';
import type { TrainingRefused } from './training-right.ts';

export type OfferAnswer = 'accept' | 'decline';

export type AnswerOutcome =
  /** `too late`: the time to answer is over. `no offer`: there is none, or none any more. */
  | { kind: 'accepted' | 'declined' | 'too late' | 'no offer' | TrainingRefused }
  | { kind: 'overlaps'; overlap: Overlap };

/**
 * Takes the seat that was offered to who waited, or leaves it to the next. Answering the same twice is answering once.
 * Whoever comes too late loses the offer at that moment, and the next is asked.
 */
export const answerOffer = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { enrolmentId, answer }: { enrolmentId: string; answer: OfferAnswer },
  now: Date,
): Promise<AnswerOutcome> =>
  db.transaction().execute(async (transaction): Promise<AnswerOutcome> => {
    const held = await holdEnrolment(transaction, sealer, asker, { enrolmentId }, now);
    if (typeof held === 'string') return { kind: held };
    const { enrolment, session } = held;
    const { jobseeker_id: jobseekerId, course_session_id: sessionId } = enrolment;
    if (enrolment.state === 'enrolled' && enrolment.offered_at && answer === 'accept') return { kind: 'accepted' };
    if (enrolment.state === 'declined' && answer === 'decline') return { kind: 'declined' };
    if (enrolment.state === 'expired') return { kind: 'too late' };
    if (enrolment.state !== 'offered') return { kind: 'no offer' };
    if ((enrolment.answer_until ?? '') <= now.toISOString()) {
      await expireOffer(transaction, sealer, { enrolmentId, session }, now);
      await fillFreeSeats(transaction, sealer, sessionId, now);
      return { kind: 'too late' };
    }
    const overlap = answer === 'accept' ? await findOverlap(transaction, { jobseekerId, sessionId }) : undefined;
    if (overlap) return { kind: 'overlaps', overlap };
    const [state, kind] =
      answer === 'accept' ? (['enrolled', 'accepted'] as const) : (['declined', 'declined'] as const);
    await transaction
      .updateTable('enrolment')
      .set({ state, answer_until: null, changed_at: now.toISOString() })
      .where('enrolment_id', '=', enrolmentId)
      .execute();
    await appendEnrolmentEvent(transaction, sealer, { enrolmentId, kind, asker }, now);
    const deed = `${answer === 'accept' ? '要了' : '没有要'}“${session.title}”的名额`;
    await recordDeed(transaction, sealer, asker, { enrolmentId, jobseekerId, kind: 'changed', deed }, now);
    if (answer === 'decline') await fillFreeSeats(transaction, sealer, sessionId, now);
    return { kind };
  });
