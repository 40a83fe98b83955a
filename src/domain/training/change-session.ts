import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { countHeldSeats, fillFreeSeats } from '../enrolment/fill-free-seats.ts';
import { holdSession } from '../enrolment/hold-session.ts';
import { findOwnSession, sayHeld } from './session-desk-queries.ts';
import { sessionColumns, storeMeetings } from './make-session.ts';
import { saySessionChanges } from './say-session-change.ts';
import type { SessionAnswers } from './session-form.ts';
import { listLive, tellEnrolled } from './tell-enrolled.ts';

export interface ChangedSession extends SessionAnswers {
  sessionId: string;
  /** The revision that the form showed. */
  revision: number;
}

export type SessionChange =
  | { outcome: 'changed' | 'changed meanwhile' | 'over' | 'not theirs' }
  /** So many hold a seat already. */
  | { outcome: 'too few seats'; held: number };

/**
 * Changes when and where a course is held. Everybody on the list is told 原来 and 现在; seats never fall below those that
 * are held, and new ones go to whoever waits.
 */
export const changeSession = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { sessionId, revision, ...answers }: ChangedSession,
  now: Date,
): Promise<SessionChange> =>
  db.transaction().execute(async (transaction) => {
    if (!(await findOwnSession(transaction, visitor, sessionId))) return { outcome: 'not theirs' };
    await holdSession(transaction, sessionId);
    const before = await findOwnSession(transaction, visitor, sessionId);
    if (!before) return { outcome: 'not theirs' };
    if (before.state === 'cancelled') return { outcome: 'over' };
    if (before.revision !== revision) return { outcome: 'changed meanwhile' };
    const held = await countHeldSeats(transaction, sessionId);
    if (answers.seats < held) return { outcome: 'too few seats', held };
    await transaction
      .updateTable('course_session')
      .set({ ...sessionColumns(answers), revision: revision + 1, changed_at: now.toISOString() })
      .where('course_session_id', '=', sessionId)
      .execute();
    await keepMeetings(transaction, sessionId, answers);
    const after = await findOwnSession(transaction, visitor, sessionId);
    const changes = after ? saySessionChanges(sayHeld(before), sayHeld(after)) : [];
    const news = {
      text: `“${before.title}”的班次有改动。\n${changes.join('\n')}`,
      sms: '您报名的培训有改动。请登录同途，打开“我的消息”。',
    };
    if (changes.length > 0) await tellEnrolled(transaction, sealer, await listLive(transaction, sessionId), news, now);
    await fillFreeSeats(transaction, sealer, sessionId, now);
    return { outcome: 'changed' };
  });

/** A time that stays keeps its key: attendance hangs on it. */
async function keepMeetings(db: Kysely<Database>, sessionId: string, { meetings }: SessionAnswers): Promise<void> {
  const starts = meetings.map(({ startsAt }) => startsAt);
  await db
    .deleteFrom('course_date')
    .where('course_session_id', '=', sessionId)
    .where('starts_at', 'not in', ['', ...starts])
    .execute();
  const rows = await db
    .selectFrom('course_date')
    .select(['course_date_id', 'starts_at'])
    .where('course_session_id', '=', sessionId)
    .execute();
  for (const { course_date_id, starts_at } of rows) {
    const meeting = meetings.find(({ startsAt }) => startsAt === starts_at);
    if (meeting)
      await db
        .updateTable('course_date')
        .set({ ends_at: meeting.endsAt, what: meeting.what ?? null })
        .where('course_date_id', '=', course_date_id)
        .execute();
  }
  const stored = new Set(rows.map((row) => row.starts_at));
  await storeMeetings(
    db,
    sessionId,
    meetings.filter(({ startsAt }) => !stored.has(startsAt)),
  );
}
