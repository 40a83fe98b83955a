import type { AstroCookieSetOptions } from 'astro';
import { absoluteLifetime } from './domain/account/session.ts';

/** The browser itself then refuses the cookie from any other host or without encryption. */
export const sessionCookieName = (url: URL): string => (url.protocol === 'https:' ? '__Host-session' : 'session');

/** How the token of a session is kept: out of reach of scripts, never sent from other sites. The server ends it earlier. */
export const sessionCookie = (url: URL): AstroCookieSetOptions => ({
  path: '/',
  maxAge: absoluteLifetime / 1000,
  httpOnly: true,
  sameSite: 'lax',
  secure: url.protocol === 'https:',
});
