import type { AstroCookieSetOptions } from 'astro';
import { keptAnswersLifetime } from './domain/account/kept-answers.ts';

/** Finds what was typed when the session had ended. */
export const keptCookieName = 'kept';

/** Finds what was typed between the pages of signing up. */
export const signUpCookieName = 'sign-up';

/** Finds the request for a code by text, and what a right code leads to. */
export const recoveryPhoneCookieName = 'recovery-phone';
export const recoveryCookieName = 'recovery';

/** Out of reach of scripts and of other pages. */
export const recoveryCookie = (url: URL): AstroCookieSetOptions => ({ ...keptCookie(url), path: '/recovery' });

/** How the token of kept answers is kept: as long as they are. */
export const keptCookie = (url: URL): AstroCookieSetOptions => ({
  path: '/',
  maxAge: keptAnswersLifetime / 1000,
  httpOnly: true,
  sameSite: 'lax',
  secure: url.protocol === 'https:',
});

/** Says at the next sign-in that somebody has signed in on this device before. */
export const deviceCookieName = 'device';

/** How a device is known: for 90 days, and only where one signs in. */
export const deviceCookie = (url: URL): AstroCookieSetOptions => ({
  ...keptCookie(url),
  path: '/sign-in',
  maxAge: 90 * 24 * 60 * 60,
});
