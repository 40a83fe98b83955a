import type { Kysely, Selectable } from 'kysely';
import type { Database, OutgoingMessageTable } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Carrier } from './carrier.ts';

/** After a failed try, in milliseconds; after the last of them nothing is tried any more. */
const pauses = [1, 5, 30].map((minutes) => minutes * 60_000);

/** While a try is under way nobody else takes the message; longer than any carrier waits for its answer. */
const held = 60_000;

/** Why a message was not sent. Says nothing of whom or what. */
export type MessageFailure = 'expired' | 'refused' | 'unreachable';

export interface SendingResult {
  sent: number;
  /** Will be tried again. */
  waiting: number;
  failed: number;
}

/**
 * Sends what is due, oldest first. Several processes may do so at once: whoever changes a row first has it. What was
 * sent or given up is erased, only when and how often it was tried stays.
 */
export async function sendWaitingMessages(
  db: Kysely<Database>,
  sealer: Sealer,
  carrier: Carrier,
  now: () => Date,
): Promise<SendingResult> {
  const result: SendingResult = { sent: 0, waiting: 0, failed: 0 };
  const due = await db
    .selectFrom('outgoing_message')
    .selectAll()
    .where('next_try_at', '<=', now().toISOString())
    .orderBy('next_try_at')
    .limit(100)
    .execute();
  for (const message of due) {
    const outcome = await sendOne(db, sealer, carrier, message, now);
    if (outcome) result[outcome] += 1;
  }
  return result;
}

async function sendOne(
  db: Kysely<Database>,
  sealer: Sealer,
  carrier: Carrier,
  message: Selectable<OutgoingMessageTable>,
  now: () => Date,
): Promise<keyof SendingResult | undefined> {
  const { outgoing_message_id: id, tries } = message;
  const later = (pause: number) => new Date(now().getTime() + pause).toISOString();
  const mine = later(held);
  const taken = await db
    .updateTable('outgoing_message')
    .set({ tries: tries + 1, next_try_at: mine })
    .where('outgoing_message_id', '=', id)
    .where('tries', '=', tries)
    .where('next_try_at', '=', message.next_try_at)
    .executeTakeFirst();
  if (taken.numUpdatedRows === 0n) return undefined;

  const end = async (outcome: { sent_at: string } | { failure: MessageFailure }): Promise<void> => {
    const erased = { sealed_recipient: '', sealed_text: '', next_try_at: null };
    await db
      .updateTable('outgoing_message')
      .set({ ...erased, ...outcome })
      .where('outgoing_message_id', '=', id)
      .execute();
  };
  const giveUp = async (failure: MessageFailure): Promise<'failed'> => {
    await end({ failure });
    return 'failed';
  };

  if (message.expires_at <= now().toISOString()) return giveUp('expired');
  const recipient = sealer.unseal(message.sealed_recipient);
  const answer = await carrier.send(recipient, sealer.unseal(message.sealed_text), id).catch(() => 'retry' as const);
  if (answer === 'sent') {
    await end({ sent_at: now().toISOString() });
    return 'sent';
  }
  if (answer === 'refused') return giveUp('refused');
  const pause = pauses[tries];
  if (pause === undefined) return giveUp('unreachable');
  const next = later(pause);
  if (next >= message.expires_at) return giveUp('expired');
  await db
    .updateTable('outgoing_message')
    .set({ next_try_at: next })
    .where('outgoing_message_id', '=', id)
    .where('next_try_at', '=', mine)
    .execute();
  return 'waiting';
}
