import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';

export interface NewMessage {
  /** Chosen by the caller, UUID: the same message queued twice is sent once. */
  messageId: string;
  /** Whose account it belongs to; it is deleted with the account. */
  accountId: string | undefined;
  /** A phone number, digits only. */
  recipient: string;
  text: string;
  /** Afterwards it would only confuse. */
  expiresAt: Date;
}

/** Puts a text message where the sender finds it. Recipient and text are sealed until it is sent, then erased. */
export async function queueMessage(
  db: Kysely<Database>,
  sealer: Sealer,
  { messageId, accountId, recipient, text, expiresAt }: NewMessage,
  now: Date,
): Promise<void> {
  await db
    .insertInto('outgoing_message')
    .values({
      outgoing_message_id: messageId,
      account_id: accountId ?? null,
      channel: 'sms',
      sealed_recipient: sealer.seal(recipient),
      sealed_text: sealer.seal(text),
      created_at: now.toISOString(),
      expires_at: expiresAt.toISOString(),
      tries: 0,
      next_try_at: now.toISOString(),
      sent_at: null,
      failure: null,
    })
    .onConflict((conflict) => conflict.column('outgoing_message_id').doNothing())
    .execute();
}
