import { hash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { FlatHeaders } from './response-headers.ts';

export type Encoding = 'br' | 'gzip' | 'identity';

/** One form of a content, ready to be written. */
export interface Sendable {
  body: Buffer;
  tag: string;
  headers: FlatHeaders;
  /** For a visitor who has this form already. */
  unchangedHeaders: FlatHeaders;
}

/** Content that is sent more than once: each encoding is made once, at first use or at the build. */
export interface Content {
  identity: Buffer;
  /** The pattern of the route it came from, or the path of a file. */
  route: string;
  encode(encoding: Encoding): Sendable;
}

const choices = new Map<string, Encoding>();

/** The smallest encoding that a browser says it reads. */
export function chooseEncoding(accepted: string | undefined): Encoding {
  if (!accepted) return 'identity';
  let choice = choices.get(accepted);
  if (!choice) {
    const names = accepted
      .toLowerCase()
      .split(',')
      .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
      .map((part) => part.split(';', 1).join('').trim());
    choice = names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : 'identity';
    // Browsers send a handful of texts; others must not fill the memory.
    if (choices.size < 100) choices.set(accepted, choice);
  }
  return choice;
}

/** Compresses what is sent once. */
export const compressOnce = (bytes: Buffer, encoding: Encoding): Buffer =>
  encoding === 'identity' ? bytes : gzipSync(bytes, { level: 5 });

const compress = {
  br: (bytes: Buffer) =>
    brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gzip: (bytes: Buffer) => gzipSync(bytes, { level: 6 }),
  identity: (bytes: Buffer) => bytes,
};

/**
 * Prepares content for many requests. `headers` go with every form of it. The tag is strong: another content, or
 * another encoding of it, has another one.
 */
export function createContent(
  identity: Buffer,
  route: string,
  headers: FlatHeaders,
  made: Partial<Record<Encoding, Buffer>> = {},
): Content {
  const digest = hash('sha256', identity, 'base64url').slice(0, 22);
  const forms: Partial<Record<Encoding, Sendable>> = {};
  return {
    identity,
    route,
    encode(encoding) {
      const known = forms[encoding];
      if (known) return known;
      const body = made[encoding] ?? compress[encoding](identity);
      const tag = `"${digest}${encoding === 'identity' ? '' : `-${encoding}`}"`;
      const unchangedHeaders = [...headers, 'ETag', tag];
      const form = {
        body,
        tag,
        unchangedHeaders,
        headers: [
          ...unchangedHeaders,
          'Content-Length',
          String(body.length),
          ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
        ],
      };
      forms[encoding] = form;
      return form;
    },
  };
}

/** Whether a visitor's `If-None-Match` names this tag. Proxies may have weakened it. */
export const isNamed = (tags: string | undefined, tag: string): boolean =>
  tags !== undefined && (tags === tag || tags.split(',').some((each) => each.trim().replace(/^W\//, '') === tag));
