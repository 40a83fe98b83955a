import { randomBytes } from 'node:crypto';
import type { AstroGlobal } from 'astro';
import { db } from '#db/connection.ts';
import { keptCookie } from '#src/account-cookies.ts';
import { findRespondent } from '#src/domain/survey/respondent-queries.ts';
import type { Respondent } from '#src/domain/survey/respondent-queries.ts';
import { guestDraftLifetime } from '#src/domain/survey/save-answer.ts';
import { sealer } from '#src/sealer.ts';

/** Finds what a device without an account has answered. */
const guestCookieName = 'survey';

type Request = Pick<AstroGlobal, 'cookies' | 'locals' | 'url'>;

const guestCookie = (url: URL) => ({ ...keptCookie(url), path: '/surveys', maxAge: guestDraftLifetime / 1000 });

/** Who answers at this request; undefined for whoever has neither an account nor answered anything before. */
export const whoAnswers = ({ cookies, locals: { visitor, acting } }: Request): Promise<Respondent | undefined> =>
  findRespondent(db, sealer, visitor && { visitor, acting }, cookies.get(guestCookieName)?.value);

/** The same, and a device without an account gets something to be known by, for a day. */
export async function whoBegins(request: Request): Promise<Respondent | undefined> {
  const respondent = await whoAnswers(request);
  if (respondent || request.locals.visitor) return respondent;
  const token = randomBytes(24).toString('base64url');
  request.cookies.set(guestCookieName, token, guestCookie(request.url));
  return findRespondent(db, sealer, undefined, token);
}

/** Somebody else answers on this device next. */
export const forgetGuest = ({ cookies }: Pick<AstroGlobal, 'cookies'>): void =>
  cookies.delete(guestCookieName, { path: '/surveys' });

/** For whom a page is open: it is sent again with the form, so that a page left open cannot be sent for another person. */
export const openedFor = ({ locals: { visitor, acting } }: Pick<AstroGlobal, 'locals'>): string =>
  acting?.mandateId ?? visitor?.accountId ?? '';
