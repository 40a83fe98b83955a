import type { Kysely } from 'kysely';
import { engineOf } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { sayTime } from '../day/day.ts';
import { answerUntil } from './answer-time.ts';
import { appendEnrolmentEvent } from './append-enrolment-event.ts';
import { seatStates } from './enrolment.ts';
import { holdSession } from './hold-session.ts';
import { tellOfEnrolment } from './tell-of-enrolment.ts';

/** How many seats of a session are held: by who is enrolled, and by who has been offered one. */
export async function countHeldSeats(db: Kysely<Database>, sessionId: string): Promise<number> {
  const { held } = await db
    .selectFrom('enrolment')
    .select((eb) => eb.fn.countAll<number>().as('held'))
    .where('course_session_id', '=', sessionId)
    .where('state', 'in', seatStates)
    .executeTakeFirstOrThrow();
  return Number(held);
}

/**
 * Offers the free seats of a session to those who wait, in their order, inside the caller's transaction. Nothing is
 * offered for a cancelled session, nor when fewer than 24 hours would be left to answer. Returns how many were offered.
 */
export async function fillFreeSeats(
  db: Kysely<Database>,
  sealer: Sealer,
  sessionId: string,
  now: Date,
): Promise<number> {
  const session = await holdSession(db, sessionId);
  if (!session || (session.state !== 'open' && session.state !== 'closed')) return 0;
  const until = answerUntil(session, now);
  const free = session.seats - (await countHeldSeats(db, sessionId));
  if (until === undefined || free <= 0) return 0;
  const waiting = db
    .selectFrom('enrolment')
    .select('enrolment_id')
    .where('course_session_id', '=', sessionId)
    .where('state', '=', 'waiting')
    .orderBy('waiting_place')
    .limit(free);
  // Only who withdraws their consent at this moment holds a row without the session: they are leaving, so passed over.
  const next = await (engineOf(db) === 'postgres' ? waiting.forUpdate().skipLocked() : waiting).execute();
  for (const { enrolment_id: enrolmentId } of next) {
    await db
      .updateTable('enrolment')
      .set({ state: 'offered', offered_at: now.toISOString(), answer_until: until, changed_at: now.toISOString() })
      .where('enrolment_id', '=', enrolmentId)
      .execute();
    await appendEnrolmentEvent(db, sealer, { enrolmentId, kind: 'offered' }, now);
    const by = sayTime(until);
    const text = `“${session.title}”有名额了，请在${by}以前回答。\n过了这个时间，名额给下一位。`;
    const sms = {
      messageId: `offer ${enrolmentId} ${now.toISOString()}`,
      text: `您候补的培训有名额了，请在${by}以前回答。请登录同途，打开“我的消息”。`,
      expiresAt: new Date(until),
    };
    await tellOfEnrolment(db, sealer, { enrolmentId, text, sms }, now);
  }
  return next.length;
}
