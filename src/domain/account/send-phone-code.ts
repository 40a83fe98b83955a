import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { engineOf } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { queueMessage } from '../message/queue-message.ts';
import { makeCode } from './one-time-code.ts';
import { phoneCodeFingerprints, phoneCodeLength, phoneCodeMinutes, phoneCodePause } from './phone-code.ts';
import { phoneCodesADay, phoneFingerprints } from './phone-code.ts';
import { findPhone } from './phone-queries.ts';

export type PhoneCodeSending =
  | { kind: 'sent' }
  /** In milliseconds: enough codes went to this number for now. */
  | { kind: 'wait'; wait: number }
  /** The person signs in with a name. */
  | { kind: 'no phone' };

/** Queues a code for the number that an account signs in with. Codes from before stop working. */
export const sendPhoneCode = (
  db: Kysely<Database>,
  sealer: Sealer,
  accountId: string,
  now: Date,
): Promise<PhoneCodeSending> =>
  db.transaction().execute(async (transaction) => {
    await lockAccount(transaction, accountId);
    const phone = await findPhone(transaction, sealer, accountId, now);
    if (!phone) return { kind: 'no phone' };
    const prints = phoneFingerprints(sealer, phone.number);
    const wait = await findWait(transaction, prints, now);
    if (wait > 0) return { kind: 'wait', wait };

    const code = makeCode(phoneCodeLength);
    const expiresAt = new Date(now.getTime() + phoneCodeMinutes * 60_000);
    await transaction
      .updateTable('one_time_code')
      .set({ expires_at: now.toISOString() })
      .where('account_id', '=', accountId)
      .where('kind', '=', 'phone')
      .where('expires_at', '>', now.toISOString())
      .execute();
    const messageId = randomUUID();
    await transaction
      .insertInto('one_time_code')
      .values({
        one_time_code_id: messageId,
        account_id: accountId,
        kind: 'phone',
        fingerprint: phoneCodeFingerprints(sealer, accountId, code)[0],
        phone_fingerprint: prints[0],
        issued_by: null,
        created_at: now.toISOString(),
        expires_at: expiresAt.toISOString(),
        tries: 0,
        used_at: null,
      })
      .execute();
    const text = `同途验证码：${code}。${phoneCodeMinutes}分钟内有效。不要告诉别人。`;
    const message = { messageId, accountId, recipient: phone.number, text, expiresAt };
    await queueMessage(transaction, sealer, message, now);
    return { kind: 'sent' };
  });

/** Two requests at once must not both find that none was sent. */
async function lockAccount(db: Kysely<Database>, accountId: string): Promise<void> {
  const account = db.selectFrom('account').select('account_id').where('account_id', '=', accountId);
  await (engineOf(db) === 'postgres' ? account.forUpdate() : account).executeTakeFirst();
}

/** How long until this number may get another code, in milliseconds. */
async function findWait(db: Kysely<Database>, prints: readonly string[], now: Date): Promise<number> {
  const day = 86_400_000;
  const recent = await db
    .selectFrom('one_time_code')
    .select('created_at')
    .where('kind', '=', 'phone')
    .where('phone_fingerprint', 'in', prints)
    .where('created_at', '>', new Date(now.getTime() - day).toISOString())
    .orderBy('created_at', 'desc')
    .limit(phoneCodesADay)
    .execute();
  const since = (row: { created_at: string } | undefined) =>
    row ? now.getTime() - Date.parse(row.created_at) : Infinity;
  const full = recent.length === phoneCodesADay ? day - since(recent.at(-1)) : 0;
  return Math.max(full, phoneCodePause * 1000 - since(recent[0]), 0);
}
