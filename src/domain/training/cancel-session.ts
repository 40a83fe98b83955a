import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { chinaDay, sayDay } from '../day/day.ts';
import { appendEnrolmentEvent } from '../enrolment/append-enrolment-event.ts';
import { holdSession } from '../enrolment/hold-session.ts';
import { recordEvents } from '../file/record-events.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import { findOwnSession } from './session-desk-queries.ts';
import { listLive, tellEnrolled } from './tell-enrolled.ts';

/** Cancels a session that is not over. Whoever has a seat, is offered one or waits is told why, and may enrol elsewhere. */
export const cancelSession = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { sessionId, why }: { sessionId: string; why: string },
  now: Date,
): Promise<'cancelled' | 'over' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    if (!(await findOwnSession(transaction, visitor, sessionId))) return 'not theirs';
    const session = await holdSession(transaction, sessionId);
    if (!session) return 'not theirs';
    if (session.state === 'cancelled') return 'cancelled';
    if (session.ends_on < chinaDay(now)) return 'over';
    const people = await listLive(transaction, sessionId);
    const time = now.toISOString();
    await transaction
      .updateTable('course_session')
      .set({ state: 'cancelled', state_why: why, revision: session.revision + 1, changed_at: time })
      .where('course_session_id', '=', sessionId)
      .execute();
    if (people.length === 0) return 'cancelled';
    await transaction
      .updateTable('enrolment')
      .set({ state: 'called off', waiting_place: null, answer_until: null, changed_at: time })
      .where(
        'enrolment_id',
        'in',
        people.map(({ enrolmentId }) => enrolmentId),
      )
      .execute();
    for (const { enrolmentId } of people)
      await appendEnrolmentEvent(
        transaction,
        sealer,
        { enrolmentId, kind: 'called off', note: why, asker: { visitor } },
        now,
      );
    const ids = people.map(({ jobseekerId }) => jobseekerId);
    const event = { kind: 'changed', subject: 'training', actor: actorOf({ visitor }), reason: why } as const;
    await recordEvents(transaction, sealer, ids, event, now);
    const news = {
      text: `“${session.title}”${sayDay(session.starts_on)}开始的班次取消了。\n原因：${why.replace(/[。．.]$/, '')}。\n您可以报别的班次。`,
      sms: '您报名的培训班次取消了。请登录同途，打开“我的消息”。',
    };
    await tellEnrolled(transaction, sealer, people, news, now);
    return 'cancelled';
  });
