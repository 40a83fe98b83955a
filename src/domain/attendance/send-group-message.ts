import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import type { MessageGroup } from './attendance.ts';
import { listReaders } from './message-queries.ts';
import { findTaughtSession } from './teaching-right.ts';
import { tellPeople } from './tell-people.ts';

export interface NewGroupMessage {
  /** Chosen by the form: the same message sent twice is sent once. */
  messageId: string;
  sessionId: string;
  audience: MessageGroup;
  text: string;
}

/** Tells everybody of a session something, in 我的消息 and by text where they agreed to that. */
export const sendGroupMessage = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { messageId, sessionId, audience, text }: NewGroupMessage,
  now: Date,
): Promise<'sent' | 'sent before' | 'nobody' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const session = await findTaughtSession(transaction, visitor, sessionId);
    if (!session) return 'not theirs';
    const people = await listReaders(transaction, sealer, { sessionId, audience });
    if (people.length === 0) return 'nobody';
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('course_message')
      .values({
        ...{ course_message_id: messageId, course_session_id: sessionId, audience, people: people.length },
        ...{ sealed_text: sealer.seal(text), sent_by: visitor.accountId, sent_at: now.toISOString() },
      })
      .onConflict((conflict) => conflict.column('course_message_id').doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 0n) return 'sent before';
    await transaction
      .insertInto('course_message_reader')
      .values(people.map(({ enrolmentId }) => ({ course_message_id: messageId, enrolment_id: enrolmentId })))
      .execute();
    const news = people.map(({ enrolmentId }) => ({
      enrolmentId,
      text: `《${session.title}》有新消息：${text}`,
      path: `/enrolments/${enrolmentId}/messages`,
    }));
    const sms = { key: `course ${messageId}`, text: '您报名的课有新消息。请登录同途，打开“我的消息”看。' };
    await tellPeople(transaction, sealer, { news, sms }, now);
    return 'sent';
  });
