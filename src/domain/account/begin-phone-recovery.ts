import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { phoneCodeMinutes } from './phone-code.ts';
import { sendNumberCode } from './send-number-code.ts';
import { findRememberedPlaces, networkOf } from './throttle.ts';

export interface PhoneRecoveryRequest {
  /** Digits only. */
  number: string;
  /** Where the request comes from. */
  address: string;
}

/**
 * Texts a code to the confirmed number of an open account and returns its id. For every other number nothing is texted
 * and the answer is the same. How often one address may ask is for the page to count.
 */
export async function beginPhoneRecovery(
  db: Kysely<Database>,
  sealer: Sealer,
  { number, address }: PhoneRecoveryRequest,
  now: Date,
): Promise<string> {
  const fingerprints = sealer.fingerprints('sign-in', number);
  const place = `known address ${fingerprints[0]} ${networkOf(address)}`;
  const isKnown = (await findRememberedPlaces(db, sealer, [place])).has(place);
  const account = await db
    .selectFrom('account')
    .select('account_id')
    .where('sign_in_fingerprint', 'in', fingerprints)
    .where('phone_confirmed_at', 'is not', null)
    .where('suspended_at', 'is', null)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  const accountId = account?.account_id;
  const text = accountId
    ? (code: string) =>
        `同途找回密码的验证码：${code}。${phoneCodeMinutes}分钟内有效。不要告诉别人。不是您本人操作，请不用管。`
    : undefined;
  return sendNumberCode(
    db,
    sealer,
    { number, kind: 'phone-recovery', accountId, messageOf: accountId, text, ...(isKnown ? { place } : {}) },
    now,
  );
}
