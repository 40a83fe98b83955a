import type { AstroCookies } from 'astro';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { keptCookie, signUpCookieName } from './account-cookies.ts';
import { dropKeptAnswers, findAnswersOfNobody, keepAnswers } from './domain/account/kept-answers.ts';
import type { Answers } from './domain/account/kept-answers.ts';
import { signUpPath } from './paths.ts';
import type { Sealer } from './sealing.ts';

/** What a person has said on the pages of signing up so far. */
export const readSignUp = async (
  db: Kysely<Database>,
  sealer: Sealer,
  cookies: AstroCookies,
  now: Date,
): Promise<Answers> =>
  (await findAnswersOfNobody(db, sealer, { token: cookies.get(signUpCookieName)?.value, path: signUpPath }, now)) ?? {};

/** Keeps what a person has said so far, under a new token each time. */
export async function keepSignUp(
  db: Kysely<Database>,
  sealer: Sealer,
  { cookies, url }: { cookies: AstroCookies; url: URL },
  answers: Answers,
  now: Date,
): Promise<void> {
  const before = cookies.get(signUpCookieName)?.value;
  if (before) await dropKeptAnswers(db, before);
  const token = await keepAnswers(db, sealer, { path: signUpPath, answers }, now);
  cookies.set(signUpCookieName, token, keptCookie(url));
}

/** Forgets all of it. */
export async function dropSignUp(db: Kysely<Database>, cookies: AstroCookies): Promise<void> {
  const token = cookies.get(signUpCookieName)?.value;
  if (!token) return;
  await dropKeptAnswers(db, token);
  cookies.delete(signUpCookieName, { path: '/' });
}
