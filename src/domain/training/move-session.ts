import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { chinaDay } from '../day/day.ts';
import { fillFreeSeats } from '../enrolment/fill-free-seats.ts';
import { holdSession } from '../enrolment/hold-session.ts';
import { findOwnSession } from './session-desk-queries.ts';

/** What staff do with the enrolment of a session. */
export const sessionMoves = { publish: '公布班次，开始报名', close: '停止报名', reopen: '重新开始报名' } as const;

export type SessionMove = keyof typeof sessionMoves;

/** `too late`: it has begun, or the last day to enrol is over. `base left`: the place is no training base any more. */
export type SessionMoved = 'done' | 'too late' | 'base left' | 'withdrawn' | 'not theirs';

/** Lets people enrol in a session, or no more. Reopened, free seats go to those who wait first. */
export const moveSession = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { sessionId, move }: { sessionId: string; move: SessionMove },
  now: Date,
): Promise<SessionMoved> =>
  db.transaction().execute(async (transaction) => {
    if (!(await findOwnSession(transaction, visitor, sessionId))) return 'not theirs';
    const session = await holdSession(transaction, sessionId);
    if (!session || session.state === 'cancelled') return 'not theirs';
    const before = { publish: 'draft', close: 'open', reopen: 'closed' }[move];
    // Sent twice, the first stands.
    if (session.state !== before) return 'done';
    if (move !== 'close') {
      const today = chinaDay(now);
      if (session.starts_on <= today || session.enrol_until < today) return 'too late';
      const { withdrawn_at } = await transaction
        .selectFrom('course')
        .select('withdrawn_at')
        .where('course_id', '=', session.course_id)
        .executeTakeFirstOrThrow();
      if (withdrawn_at) return 'withdrawn';
      const base = await transaction
        .selectFrom('training_base')
        .select('left_on')
        .where('training_base_id', '=', session.training_base_id ?? '')
        .executeTakeFirst();
      if (base?.left_on && base.left_on <= session.ends_on) return 'base left';
    }
    await transaction
      .updateTable('course_session')
      .set({ state: move === 'close' ? 'closed' : 'open', changed_at: now.toISOString() })
      .where('course_session_id', '=', sessionId)
      .execute();
    if (move === 'reopen') await fillFreeSeats(transaction, sealer, sessionId, now);
    return 'done';
  });
