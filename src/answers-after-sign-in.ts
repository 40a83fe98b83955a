import type { APIContext } from 'astro';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { keptCookie, keptCookieName } from './account-cookies.ts';
import { dropKeptAnswers, findKeptAnswers, keepable, keepAnswers } from './domain/account/kept-answers.ts';
import type { Answers } from './domain/account/kept-answers.ts';
import { networkOf, takeTurn } from './domain/account/throttle.ts';
import { readAnswers } from './form.ts';
import type { Sealer } from './sealing.ts';

type Context = Pick<APIContext, 'clientAddress' | 'cookies' | 'locals' | 'request' | 'url'>;

/** Characters of answers that are kept: more is no form that a person filled in. */
const most = 60_000;

/** Forms from one address that are kept in a day without waiting. */
const free = 60;

/** Keeps what somebody sent whose session had ended, for after signing in (`owner` is whose session it was). */
export async function keepSent(
  db: Kysely<Database>,
  sealer: Sealer,
  { clientAddress, cookies, request, url }: Context,
  owner: { accountId: string; mandateId: string | undefined } | undefined,
): Promise<void> {
  const answers = keepable((await readAnswers(request)) ?? {});
  if (Object.keys(answers).length === 0 || JSON.stringify(answers).length > most) return;
  const now = new Date();
  const shared = [{ subject: `forms from ${networkOf(clientAddress)}`, free }];
  if (!(await takeTurn(db, sealer, { own: [], shared }, now)).attempt) return;
  const token = await keepAnswers(db, sealer, { path: url.pathname, answers, ...owner }, now);
  cookies.set(keptCookieName, token, keptCookie(url));
}

/** What the visitor had typed into this page before. */
export async function findSent(
  db: Kysely<Database>,
  sealer: Sealer,
  { cookies, locals, url }: Context,
): Promise<Answers | undefined> {
  const token = cookies.get(keptCookieName)?.value;
  if (!token || !locals.visitor) return undefined;
  const reader = { accountId: locals.visitor.accountId, mandateId: locals.acting?.mandateId };
  return findKeptAnswers(db, sealer, { token, path: url.pathname, reader }, new Date());
}

/** Forgets it, once it was sent again or on signing out. */
export async function dropSent(db: Kysely<Database>, { cookies }: Pick<Context, 'cookies'>): Promise<void> {
  const token = cookies.get(keptCookieName)?.value;
  if (!token) return;
  await dropKeptAnswers(db, token);
  cookies.delete(keptCookieName, { path: '/' });
}
