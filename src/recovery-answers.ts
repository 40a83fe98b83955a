import type { AstroCookies } from 'astro';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { recoveryCookie, recoveryPhoneCookieName } from './account-cookies.ts';
import { findAnswersOfNobody, keepAnswers } from './domain/account/kept-answers.ts';
import { phoneRecoveryPlace } from './domain/account/recovery-form.ts';
import type { Sealer } from './sealing.ts';

/** A code that was asked for by text, for a number. */
export interface AskedCode {
  number: string;
  codeId: string;
  sentAt: string;
}

/** For which number this browser has asked for a code, within the hour. */
export async function readAskedCode(
  db: Kysely<Database>,
  sealer: Sealer,
  cookies: AstroCookies,
  now: Date,
): Promise<AskedCode | undefined> {
  const token = cookies.get(recoveryPhoneCookieName)?.value;
  const answers = await findAnswersOfNobody(db, sealer, { token, path: phoneRecoveryPlace }, now);
  const { number, codeId, sentAt } = answers ?? {};
  return number && codeId && sentAt ? { number, codeId, sentAt } : undefined;
}

/** Keeps for which number a code was asked for. */
export async function keepAskedCode(
  db: Kysely<Database>,
  sealer: Sealer,
  { cookies, url }: { cookies: AstroCookies; url: URL },
  asked: AskedCode,
  now: Date,
): Promise<void> {
  const token = await keepAnswers(db, sealer, { path: phoneRecoveryPlace, answers: { ...asked } }, now);
  cookies.set(recoveryPhoneCookieName, token, recoveryCookie(url));
}
