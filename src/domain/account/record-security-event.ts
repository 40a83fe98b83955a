import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { queueMessage } from '../message/queue-message.ts';
import { securityEvents, urgentEvents } from './security-event.ts';
import type { SecurityEventKind } from './security-event.ts';

/** A warning that comes a day late is still one. */
const lifetime = 24 * 60 * 60_000;

/**
 * Writes down what happened to the ways into an account. Of what somebody else may have done the person is told at once
 * by text, when their number is confirmed: a warning asks for no consent. Everybody reads it on their own pages.
 */
export async function recordSecurityEvent(
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId, kind }: { accountId: string; kind: SecurityEventKind },
  now: Date,
): Promise<void> {
  await db
    .insertInto('security_event')
    .values({ security_event_id: randomUUID(), account_id: accountId, kind, happened_at: now.toISOString() })
    .execute();
  if (!urgentEvents.includes(kind)) return;
  const account = await db
    .selectFrom('account')
    .select('sealed_sign_in_name')
    .where('account_id', '=', accountId)
    .where('sign_in_kind', '=', 'phone')
    .where('phone_confirmed_at', 'is not', null)
    .executeTakeFirst();
  if (!account) return;
  const message = {
    messageId: randomUUID(),
    accountId,
    recipient: sealer.unseal(account.sealed_sign_in_name),
    text: `同途：您的账号刚才${securityEvents[kind]}。不是您本人做的，请马上打开“忘了密码”页面重新设密码，或者找就业辅导员。`,
    expiresAt: new Date(now.getTime() + lifetime),
  };
  await queueMessage(db, sealer, message, now);
}
