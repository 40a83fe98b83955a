import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { engineOf } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { queueMessage } from '../message/queue-message.ts';
import { makeCode } from './one-time-code.ts';
import type { OneTimeCodeKind } from './one-time-code.ts';
import {
  numberCodeFingerprints,
  phoneCodeLength,
  phoneCodeMinutes,
  phoneCodesADay,
  phoneFingerprints,
} from './phone-code.ts';

/** Codes for a number whose owner is not signed in. */
export type NumberCodeKind = Extract<OneTimeCodeKind, 'sign-up' | 'phone-recovery'>;

export interface NumberCodeRequest {
  /** Digits only. */
  number: string;
  kind: NumberCodeKind;
  /** Whose account the code opens. */
  accountId?: string | undefined;
  /** What is texted: the code, a text without one, or nothing. The last two leave a code behind that nobody can know. */
  text: ((code: string) => string) | string | undefined;
  /** Whose account the message goes with. */
  messageOf?: string | undefined;
  /** A place that the account was signed in from, counted by itself: nobody elsewhere uses up the codes of the day. */
  place?: string | undefined;
}

/**
 * Writes a code for a number down and queues its text; returns the code's id. The same is written whatever is texted, and
 * also when the number has had its texts of the day: whoever asks learns nothing of the number.
 */
export const sendNumberCode = (
  db: Kysely<Database>,
  sealer: Sealer,
  { number, kind, accountId, text, messageOf, place }: NumberCodeRequest,
  now: Date,
): Promise<string> =>
  db.transaction().execute(async (transaction) => {
    const prints = phoneFingerprints(sealer, place ? `${number} ${place}` : number);
    if (engineOf(db) === 'postgres')
      // Two requests at once must not both find that there was room for one.
      await sql`select pg_advisory_xact_lock(hashtext(${prints[0]}))`.execute(transaction);
    const isSent = text !== undefined && (await countTexts(transaction, prints, now)) < phoneCodesADay;
    const [codeId, code] = [randomUUID(), makeCode(phoneCodeLength)];
    const expiresAt = new Date(now.getTime() + phoneCodeMinutes * 60_000);
    const works = isSent && typeof text === 'function';
    await transaction
      .insertInto('one_time_code')
      .values({
        one_time_code_id: codeId,
        account_id: accountId ?? null,
        kind,
        fingerprint: works ? numberCodeFingerprints(sealer, { codeId, number, code })[0] : 'none',
        phone_fingerprint: isSent ? prints[0] : null,
        issued_by: null,
        created_at: now.toISOString(),
        expires_at: expiresAt.toISOString(),
        tries: 0,
        used_at: null,
      })
      .execute();
    if (isSent) {
      const message = {
        messageId: codeId,
        accountId: messageOf,
        recipient: number,
        text: typeof text === 'function' ? text(code) : text,
        expiresAt,
      };
      await queueMessage(transaction, sealer, message, now);
    }
    return codeId;
  });

/** Texts of the last 24 hours. */
async function countTexts(db: Kysely<Database>, prints: readonly string[], now: Date): Promise<number> {
  const { texts } = await db
    .selectFrom('one_time_code')
    .select(({ fn }) => fn.countAll().as('texts'))
    .where('kind', 'in', ['sign-up', 'phone-recovery'])
    .where('phone_fingerprint', 'in', prints)
    .where('created_at', '>', new Date(now.getTime() - 86_400_000).toISOString())
    .executeTakeFirstOrThrow();
  return Number(texts);
}

/** Deletes what was texted to numbers more than a day ago: it counts no longer, and no code of it works. */
export async function sweepNumberCodes(db: Kysely<Database>, now: Date): Promise<void> {
  await db
    .deleteFrom('one_time_code')
    .where('kind', 'in', ['sign-up', 'phone-recovery'])
    .where('created_at', '<', new Date(now.getTime() - 86_400_000).toISOString())
    .execute();
}
