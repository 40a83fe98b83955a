import type { IncomingMessage } from 'node:http';
import { readCookies } from './cookies.ts';
import { newImportPath } from './paths.ts';
import type { RefusalName } from './refusal.ts';

export interface RequestRules {
  /** Host name, with a port that is not the scheme's own, to origin. */
  origins: ReadonlyMap<string, string>;
  urlLength: number;
  bodyLength: number;
  /** The same for the pages that take a file. */
  uploadLength: number;
}

const uploadPages: readonly string[] = [newImportPath];

/** Whether this brings a file, from somebody whom the portal has given a cookie; who may is for the page to say. */
export const isUpload = ({ url = '', headers }: IncomingMessage): boolean =>
  uploadPages.includes(url.split('?', 1)[0] ?? '') && readCookies(headers.cookie).hasOthers;

/** The origins by the Host header that names them. */
export const originsByHost = (origins: readonly string[]): Map<string, string> =>
  new Map(origins.map((origin) => [new URL(origin).host, origin]));

const formKinds = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i;

/** The origin that a request was sent to, or why it is refused. Nothing of it is taken on trust after this. */
export function checkRequest(
  incoming: IncomingMessage,
  { origins, urlLength, bodyLength, uploadLength }: RequestRules,
): { origin: string } | { refusal: RefusalName } {
  const { method, url = '', headers } = incoming;
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') return { refusal: 'method' };
  if (url.length > urlLength) return { refusal: 'urlTooLong' };
  if (!isCleanUrl(url)) return { refusal: 'badUrl' };
  const origin = origins.get((headers.host ?? '').toLowerCase());
  if (!origin) return { refusal: 'host' };
  if (method === 'POST') {
    const site = headers['sec-fetch-site'];
    if (headers.origin !== origin || (site !== undefined && site !== 'same-origin' && site !== 'none'))
      return { refusal: 'foreignForm' };
    if (!formKinds.test(headers['content-type'] ?? '') || headers['content-encoding']) return { refusal: 'bodyKind' };
    const length = Number(headers['content-length'] ?? 0);
    if (isUpload(incoming)) return length > uploadLength ? { refusal: 'fileTooLong' } : { origin };
    if (length > bodyLength) return { refusal: 'bodyTooLong' };
  }
  return { origin };
}

/**
 * Whether an address can mean one thing only: a path of ours, percent-encoded UTF-8 without control characters, no
 * dots or slashes in disguise. What the pages match and what the rules look at are then the same.
 */
export function isCleanUrl(url: string): boolean {
  if (!url.startsWith('/') || /[^\x21-\x7e]/.test(url)) return false;
  const query = url.indexOf('?');
  const path = query < 0 ? url : url.slice(0, query);
  if (path.includes('//') || /\/\.\.?(\/|$)/.test(path) || /[\\#]/.test(path)) return false;
  if (!url.includes('%')) return true;
  try {
    const plainPath = decodeURIComponent(path);
    // An encoded slash, backslash, dot segment or percent sign would be read differently by the next reader.
    if (/[\u0000-\u001f\u007f\\%#?]/.test(plainPath) || /%2f/i.test(path)) return false;
    if (/\/\.\.?(\/|$)/.test(plainPath)) return false;
    // A line break may be pasted into a search, any other control character may not.
    return query < 0 || !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(decodeURIComponent(url.slice(query)));
  } catch {
    return false;
  }
}

/** Reads what was posted; undefined when it is longer than allowed. Rejects when the visitor goes away. */
export function readBody(incoming: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    incoming.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) {
        chunks.length = 0;
        resolve(undefined);
      } else chunks.push(chunk);
    });
    incoming.on('end', () => resolve(Buffer.concat(chunks)));
    incoming.on('error', reject);
    incoming.on('close', () => reject(new Error('The visitor went away')));
  });
}

/** The headers as the web's own `Request` takes them. */
export function webHeaders({ rawHeaders }: IncomingMessage): [string, string][] {
  const headers: [string, string][] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2)
    headers.push([rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '']);
  return headers;
}

/** Whom a request comes from: the last hop that the trusted proxy named, else the other end of the connection. */
export function clientAddress({ socket, headers }: IncomingMessage, trustedProxy: string | undefined): string {
  const peer = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const hops = headers['x-forwarded-for'];
  if (!trustedProxy || peer !== trustedProxy || hops === undefined) return peer;
  return String(hops).split(',').at(-1)?.trim() || peer;
}
