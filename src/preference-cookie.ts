import type { AstroCookieSetOptions } from 'astro';
import { preferenceAge } from './preferences.ts';

/** How a preference is kept in the browser: a year, out of reach of scripts, never sent from other sites. */
export const preferenceCookie = (url: URL): AstroCookieSetOptions => ({
  path: '/',
  maxAge: preferenceAge,
  httpOnly: true,
  sameSite: 'lax',
  secure: url.protocol === 'https:',
});
