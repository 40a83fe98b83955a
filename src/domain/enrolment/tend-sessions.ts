import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { chinaDay } from '../day/day.ts';
import { appendEnrolmentEvent } from './append-enrolment-event.ts';
import { seatStates } from './enrolment.ts';
import { expireOffer } from './expire-offer.ts';
import { fillFreeSeats } from './fill-free-seats.ts';
import { holdSession } from './hold-session.ts';
import { tellOfEnrolment } from './tell-of-enrolment.ts';

/**
 * Ends offers that were not answered in time, ends the waiting lists of sessions that have begun, and offers free seats,
 * also those that somebody left by withdrawing a consent. However many processes ask, each is told once. Returns how many
 * sessions had something to do.
 */
export async function tendSessions(db: Kysely<Database>, sealer: Sealer, now: Date): Promise<number> {
  const sessions = await db
    .selectFrom('course_session')
    .innerJoin('enrolment', 'enrolment.course_session_id', 'course_session.course_session_id')
    .select('course_session.course_session_id')
    .distinct()
    .where(({ and, eb, or, selectFrom }) => {
      const held = selectFrom('enrolment as held')
        .select((count) => count.fn.countAll<number>().as('rows'))
        .whereRef('held.course_session_id', '=', 'course_session.course_session_id')
        .where('held.state', 'in', seatStates);
      const hasBegun = eb('starts_on', '<=', chinaDay(now));
      return or([
        and([eb('enrolment.state', '=', 'offered'), or([eb('answer_until', '<=', now.toISOString()), hasBegun])]),
        and([eb('enrolment.state', '=', 'waiting'), or([hasBegun, eb('seats', '>', held)])]),
      ]);
    })
    .execute();
  for (const { course_session_id } of sessions) await tend(db, sealer, course_session_id, now);
  return sessions.length;
}

const tend = (db: Kysely<Database>, sealer: Sealer, sessionId: string, now: Date): Promise<void> =>
  db.transaction().execute(async (transaction) => {
    const session = await holdSession(transaction, sessionId);
    if (!session) return;
    const hasBegun = session.starts_on <= chinaDay(now);
    const rows = await transaction
      .selectFrom('enrolment')
      .select(['enrolment_id', 'state', 'answer_until'])
      .where('course_session_id', '=', sessionId)
      .where('state', 'in', ['offered', 'waiting'])
      .execute();
    for (const { enrolment_id: enrolmentId, state, answer_until } of rows) {
      const isLate = state === 'offered' && (hasBegun || (answer_until ?? '') <= now.toISOString());
      if (isLate) await expireOffer(transaction, sealer, { enrolmentId, session }, now);
      if (!hasBegun || state !== 'waiting') continue;
      await transaction
        .updateTable('enrolment')
        .set({ state: 'ended', changed_at: now.toISOString() })
        .where('enrolment_id', '=', enrolmentId)
        .execute();
      await appendEnrolmentEvent(transaction, sealer, { enrolmentId, kind: 'ended' }, now);
      const text = `“${session.title}”今天开班，没有等到名额。\n这个培训有别的班次的话，您可以再报名。`;
      await tellOfEnrolment(transaction, sealer, { enrolmentId, text }, now);
    }
    await fillFreeSeats(transaction, sealer, sessionId, now);
  });
