import { hash } from 'node:crypto';
import { refusalStyle } from './refusal.ts';
import { registration } from './sw/registration.ts';

/** Header names and values in turn, as `writeHead` takes them. */
export type FlatHeaders = string[];

/** What every answer carries, whatever its kind. */
export const everyHeader = (isSecure: boolean): FlatHeaders => [
  'X-Content-Type-Options',
  'nosniff',
  'X-Frame-Options',
  'DENY',
  // `no-referrer` would make the Origin of our own forms `null`, and they would be refused.
  'Referrer-Policy',
  'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy',
  'same-origin',
  'Cross-Origin-Resource-Policy',
  'same-origin',
  'Permissions-Policy',
  'camera=(), geolocation=(), microphone=(), payment=()',
  ...(isSecure ? ['Strict-Transport-Security', 'max-age=31536000'] : []),
];

const nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The policy of answers that are no page: they may load nothing. */
export const plainPolicy = nothing;

/** The policy of `refusalPage`. */
export const refusalPolicy = `${nothing}; style-src ${refusalStyle}`;

/** A service worker fetches under the policy of its own script. */
export const scriptPolicy = `${nothing}; script-src 'self'; connect-src 'self'`;

const sourceOf = (text: string | Buffer): string => `'sha256-${hash('sha256', text, 'base64')}'`;

const registrationSource = sourceOf(registration);

/** How the build names a script that a page asks for. What visitors typed cannot look like it: it is escaped. */
const ownScript = Buffer.from('<script type="module" src="/_astro/');

const pagePolicy = (styles: string, hasOwnScript: boolean) =>
  `default-src 'none'; script-src ${hasOwnScript ? "'self' " : ''}${registrationSource}; style-src ${styles || "'none'"}; img-src 'self'; connect-src 'self'; ` +
  "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const open = Buffer.from('<style>');
const close = Buffer.from('</style>');

/**
 * Makes the content security policy of a page: of the style sheets inside, it allows those that the build knows, and
 * files of our own as scripts only where the page asks for one.
 * Astro's own policy hashes every sheet again on every request, which costs more than rendering the page.
 */
export function createPagePolicy(styleSheets: readonly string[]): (page: Buffer) => string {
  const known = new Map<number, { sheet: Buffer; source: string }[]>();
  for (const text of styleSheets) {
    const sheet = Buffer.from(text);
    known.set(sheet.length, [...(known.get(sheet.length) ?? []), { sheet, source: sourceOf(sheet) }]);
  }
  return (page) => {
    let sources = '';
    for (let start = page.indexOf(open); start >= 0; start = page.indexOf(open, start + 1)) {
      const end = page.indexOf(close, start);
      if (end < 0) break;
      const inside = page.subarray(start + open.length, end);
      const found = known.get(inside.length)?.find(({ sheet }) => sheet.equals(inside));
      if (found) sources += sources ? ` ${found.source}` : found.source;
    }
    return pagePolicy(sources, page.includes(ownScript));
  };
}

/** The headers of `refusalPage`. */
export const refusalHeaders = (always: FlatHeaders, body: Buffer): FlatHeaders => [
  ...always,
  'Content-Type',
  'text/html; charset=utf-8',
  'Content-Security-Policy',
  refusalPolicy,
  'Cache-Control',
  'no-store',
  'Content-Length',
  String(body.length),
];

export const isHtml = (response: Response): boolean =>
  (response.headers.get('content-type') ?? '').startsWith('text/html');

/** Whether everybody may be given this page: it sets no cookie, and does not call itself private as forms with a key do. */
export const isPublic = (response: Response): boolean =>
  response.status === 200 &&
  !response.headers.has('set-cookie') &&
  !/no-store|private/.test(response.headers.get('cache-control') ?? '');

/** The headers that a page set itself. */
export function ownHeaders(response: Response): FlatHeaders {
  const headers: FlatHeaders = [];
  for (const [name, value] of response.headers) {
    if (name === 'content-length') continue;
    headers.push(name, name === 'content-type' && value === 'text/html' ? 'text/html; charset=utf-8' : value);
  }
  return headers;
}
