import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { phoneCodeMinutes } from './phone-code.ts';
import { sendNumberCode } from './send-number-code.ts';

/**
 * Texts a code to a number that somebody wants to sign up with, and returns the code's id. Whoever has an account with it
 * is told so by the text, and only there. An account whose number nobody has confirmed does not count.
 */
export async function beginPhoneSignUp(
  db: Kysely<Database>,
  sealer: Sealer,
  number: string,
  now: Date,
): Promise<string> {
  const account = await db
    .selectFrom('account')
    .select('account_id')
    .where('sign_in_fingerprint', 'in', sealer.fingerprints('sign-in', number))
    .where('phone_confirmed_at', 'is not', null)
    .executeTakeFirst();
  const text = account
    ? '同途：这个手机号已经有账号，不用再注册，直接登录就行。不记得密码，打开“忘了密码”页面，用短信验证码找回。不是您本人操作，请不用管。'
    : (code: string) => `同途注册验证码：${code}。${phoneCodeMinutes}分钟内有效。不要告诉别人。`;
  return sendNumberCode(db, sealer, { number, kind: 'sign-up', text, messageOf: account?.account_id }, now);
}
