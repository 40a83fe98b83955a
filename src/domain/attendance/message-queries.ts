import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { liveStates } from '../enrolment/enrolment.ts';
import { calledBy } from './attendance-queries.ts';
import type { MessageGroup } from './attendance.ts';
import { readWishes } from './teaching-queries.ts';
import { selectReached } from './tell-people.ts';

/** A message that was sent to a group. */
export interface GroupMessage {
  messageId: string;
  audience: MessageGroup;
  text: string;
  people: number;
  /** How whoever sent it wants to be addressed. */
  by: string;
  sentAt: string;
}

/** Somebody to whom a message of a session goes. */
export interface GroupReader {
  enrolmentId: string;
  name: string;
  /** Whether the portal can tell them: they have an account. */
  isReached: boolean;
}

/** Those to whom a message goes, in the order in which they came. */
export async function listReaders(
  db: Kysely<Database>,
  sealer: Sealer,
  { sessionId, audience }: { sessionId: string; audience: MessageGroup },
): Promise<GroupReader[]> {
  const rows = await db
    .selectFrom('enrolment')
    .select(['enrolment_id', 'sealed_wishes'])
    .where('course_session_id', '=', sessionId)
    .where('state', 'in', audience === 'all' ? liveStates : ['enrolled'])
    .orderBy('created_at')
    .orderBy('enrolment_id')
    .execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ enrolment_id }) => enrolment_id);
  const reached = new Set((await selectReached(db, ids).execute()).map(({ enrolment_id }) => enrolment_id));
  return rows.map(({ enrolment_id, sealed_wishes }) => ({
    enrolmentId: enrolment_id,
    name: readWishes(sealer, sealed_wishes)?.name ?? '',
    isReached: reached.has(enrolment_id),
  }));
}

const selectMessages = (db: Kysely<Database>) =>
  db
    .selectFrom('course_message')
    .leftJoin('account', 'account.account_id', 'course_message.sent_by')
    .selectAll('course_message')
    .select(['sealed_called', 'deleted_at'])
    .orderBy('sent_at', 'desc')
    .orderBy('course_message_id');

type MessageRow = Awaited<ReturnType<ReturnType<typeof selectMessages>['executeTakeFirstOrThrow']>>;

const readMessage = (sealer: Sealer, row: MessageRow): GroupMessage => ({
  messageId: row.course_message_id,
  audience: row.audience as MessageGroup,
  text: sealer.unseal(row.sealed_text),
  people: row.people,
  by: calledBy(sealer, row),
  sentAt: row.sent_at,
});

/** What was sent to the people of a session, the newest first. */
export const listSentMessages = async (
  db: Kysely<Database>,
  sealer: Sealer,
  sessionId: string,
): Promise<GroupMessage[]> =>
  (await selectMessages(db).where('course_session_id', '=', sessionId).execute()).map((row) =>
    readMessage(sealer, row),
  );

/** What somebody was sent because of an enrolment, the newest first. */
export const listOwnMessages = async (
  db: Kysely<Database>,
  sealer: Sealer,
  enrolmentId: string,
): Promise<GroupMessage[]> =>
  (
    await selectMessages(db)
      .innerJoin('course_message_reader', 'course_message_reader.course_message_id', 'course_message.course_message_id')
      .where('enrolment_id', '=', enrolmentId)
      .execute()
  ).map((row) => readMessage(sealer, row));
