import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { sendNotice } from '../notice/send-notice.ts';
import type { Participant } from './sign-up-queries.ts';

/** Puts a message into the 我的消息 of everybody on the list, in the caller's transaction. */
export async function tellOfEvent(
  db: Kysely<Database>,
  sealer: Sealer,
  people: readonly Pick<Participant, 'accountId' | 'eventId'>[],
  text: string,
  now: Date,
): Promise<void> {
  for (const { accountId, eventId } of people)
    if (accountId) await sendNotice(db, sealer, { accountId, kind: 'event', text, path: `/events/${eventId}` }, now);
}
