import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { createContent } from './content.ts';
import type { Content } from './content.ts';
import { plainPolicy, scriptPolicy } from './response-headers.ts';
import type { FlatHeaders } from './response-headers.ts';

const kinds: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.ics': 'text/calendar; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/**
 * Reads every file of the build into memory, by the path it is asked for. A path that is not a key here is not a
 * file, however it is written.
 */
export function readStaticFiles(folder: string, everyHeader: FlatHeaders): Map<string, Content> {
  const files = new Map<string, Content>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, file).replaceAll(sep, '/')}`;
    const ending = extname(path);
    if (!entry.isFile() || ending === '.br' || ending === '.gz') continue;
    if (/\/\.(?!well-known\/)/.test(path)) continue;
    const kind = kinds[ending] ?? 'application/octet-stream';
    const compressed = (suffix: string) => (existsSync(file + suffix) ? readFileSync(file + suffix) : undefined);
    const bytes = readFileSync(file);
    const [br, gzip] = [compressed('.br'), compressed('.gz')];
    const headers = [
      ...everyHeader,
      'Content-Type',
      kind,
      'Content-Security-Policy',
      ending === '.js' ? scriptPolicy : plainPolicy,
      'Cache-Control',
      lifetime(path),
      ...(br || gzip ? ['Vary', 'Accept-Encoding'] : []),
    ];
    const content = createContent(bytes, path, headers, { identity: bytes, ...(br && { br }), ...(gzip && { gzip }) });
    // A file that does not get smaller has one form, whatever the browser reads.
    files.set(path, br && gzip ? content : { ...content, encode: () => content.encode('identity') });
  }
  return files;
}

function lifetime(path: string): string {
  // Astro puts a digest into the names of these.
  if (path.startsWith('/_astro/')) return 'public, max-age=31536000, immutable';
  // A service worker that is kept for long cannot be mended.
  return path === '/sw.js' ? 'no-cache' : 'public, max-age=3600';
}
