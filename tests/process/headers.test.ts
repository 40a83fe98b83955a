import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#db/database.ts';
import { startRunningServer } from './running-server.ts';
import type { Answer, RunningServer } from './running-server.ts';

let server: RunningServer;
let failing: RunningServer;

beforeAll(async () => {
  server = await startRunningServer();
  failing = await startRunningServer();
  const db = openDatabase(failing.databaseUrl);
  await sql`drop table job_access_fact`.execute(db);
  await db.destroy();
});
afterAll(async () => {
  await server.stop();
  await failing.stop();
});

/** What the server says to bytes that no HTTP client would send. */
async function sayRaw(bytes: string): Promise<Answer> {
  const socket = connect(server.port, '127.0.0.1');
  socket.write(bytes);
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.split(': ', 1).join('').toLowerCase(), line.replace(/^[^:]*: /, '')]),
  );
  return { status: Number(first.split(' ')[1]), headers, body: Buffer.from(body) };
}

const kinds: Record<string, { status: number; ask: () => Promise<Answer> }> = {
  'a page': { status: 200, ask: () => server.ask('/') },
  'a page from the front cache': { status: 200, ask: async () => (await server.ask('/help')) && server.ask('/help') },
  'a page that has not changed': {
    status: 304,
    ask: async () => server.ask('/', { headers: { 'if-none-match': (await server.ask('/')).headers.etag ?? '' } }),
  },
  'the answer to HEAD': { status: 200, ask: () => server.ask('/jobs', { method: 'HEAD' }) },
  'a redirect': { status: 301, ask: () => server.ask('/jobs/') },
  'an endpoint': { status: 200, ask: () => server.ask('/robots.txt') },
  'a static file': { status: 200, ask: () => server.ask('/favicon.svg') },
  'the service worker': { status: 200, ask: () => server.ask('/sw.js') },
  'a page that is not there': { status: 404, ask: () => server.ask('/not-there') },
  'a page that may not be opened': { status: 403, ask: () => server.ask('/403') },
  'a form with errors': { status: 422, ask: () => server.submit('/feedback', {}) },
  'a page that failed': { status: 500, ask: () => failing.ask('/jobs') },
  'a health check': { status: 200, ask: () => server.ask('/healthz') },
  'a wrong method': { status: 405, ask: () => server.ask('/', { method: 'DELETE' }) },
  'a wrong host': { status: 421, ask: () => server.ask('/', { headers: { host: 'evil.example' } }) },
  'a wrong address': { status: 400, ask: () => server.ask('/%zz') },
  'a form from elsewhere': {
    status: 403,
    ask: () => server.submit('/feedback', {}, { origin: 'https://evil.example' }),
  },
  'bytes that are no request': { status: 400, ask: () => sayRaw('你好\r\n\r\n') },
  'headers without an end': { status: 431, ask: () => sayRaw(`GET / HTTP/1.1\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`) },
};

test.each(Object.entries(kinds))('%s carries every security header', async (_kind, { status, ask }) => {
  const { headers, ...answer } = await ask();
  expect(answer.status).toBe(status);
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(headers['permissions-policy']).toContain('geolocation=()');
  const policy = String(headers['content-security-policy']);
  for (const part of ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", 'form-action '])
    expect(policy).toContain(part);
  expect(policy).not.toMatch(/unsafe|\*|http:|data:/);
  expect(headers['cache-control']).toBeTruthy();
  expect(headers['x-powered-by']).toBeUndefined();
  expect(headers['server']).toBeUndefined();
});

test.each(Object.entries(kinds))('%s says its language and characters where it is a page', async (_kind, { ask }) => {
  const { headers, body } = await ask();
  const kind = String(headers['content-type'] ?? '');
  if (!kind.startsWith('text/html') || body.length === 0) return;
  expect(kind).toBe('text/html; charset=utf-8');
  expect(body.toString()).toContain('<html lang="zh-CN"');
  expect(body.toString().match(/<h1[ >]/g)).toHaveLength(1);
  expect(body.toString()).toMatch(/<title>[^<]+，同途<\/title>/);
});

test('the policy of a page names exactly the style sheets inside it, by their hashes', async () => {
  const { createHash } = await import('node:crypto');
  const answers = [
    await server.ask('/'),
    await server.ask('/jobs', { headers: { cookie: 'display=theme%3Ddark' } }),
    await server.ask('/settings'),
    await server.ask('/not-there'),
    await server.ask('/style-guide'),
    await server.submit('/feedback', {}),
  ];
  for (const { headers, body } of answers) {
    const sheets = [...body.toString().matchAll(/<style[^>]*>([^]*?)<\/style>/g)].map(([, sheet = '']) => sheet);
    const named = [...String(headers['content-security-policy']).matchAll(/style-src ([^;]*)/g)].map(
      ([, list]) => list,
    );
    const hashes = sheets.map((sheet) => `'sha256-${createHash('sha256').update(sheet).digest('base64')}'`);
    expect(sheets.length).toBeGreaterThan(0);
    expect(named).toEqual([hashes.join(' ')]);
  }
});

test('the policy of a page allows files as scripts only where the page asks for one of ours', async () => {
  const scriptsOf = ({ headers }: Answer) =>
    /script-src ([^;]*)/.exec(String(headers['content-security-policy']))?.[1] ?? '';
  const typed = '<script type="module" src="/_astro/';
  const plain = [
    await server.ask('/'),
    await server.ask('/sign-in'),
    await server.submit('/feedback', { kind: typed, message: typed, contact: typed.repeat(9) }),
  ];
  for (const answer of plain) expect(scriptsOf(answer)).toMatch(/^'sha256-[^' ]+'$/);
  expect(scriptsOf(await server.ask('/sign-in/passkey'))).toMatch(/^'self' 'sha256-[^' ]+'$/);
});

test('headers are short: with the page they leave room for one round trip', async () => {
  const { headers } = await server.ask('/jobs', { headers: { 'accept-encoding': 'br' } });
  const bytes = Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + String(value).length + 4, 0);
  expect(bytes).toBeLessThan(1_300);
});

test('only a portal under https asks browsers to stay there', async () => {
  expect((await server.ask('/')).headers['strict-transport-security']).toBeUndefined();
  const secure = await startRunningServer({ origins: ['https://portal.example'] });
  try {
    const headers = { host: 'portal.example' };
    for (const path of ['/', '/favicon.svg', '/not-there', '/healthz'])
      expect((await secure.ask(path, { headers })).headers['strict-transport-security']).toBe('max-age=31536000');
  } finally {
    await secure.stop();
  }
});

test('static files have their media type, and are compressed only where that makes them smaller', async () => {
  const headers = { 'accept-encoding': 'gzip, deflate, br' };
  const types: [string, string, string | undefined][] = [
    ['/favicon.svg', 'image/svg+xml', 'br'],
    ['/sw.js', 'text/javascript; charset=utf-8', 'br'],
    ['/icon-192.png', 'image/png', undefined],
  ];
  for (const [path, type, encoding] of types) {
    const compressed = await server.ask(path, { headers });
    const plain = await server.ask(path);
    expect(compressed.headers['content-type']).toBe(type);
    expect(compressed.headers['content-encoding']).toBe(encoding);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(compressed.body.length).toBe(Number(compressed.headers['content-length']));
  }
  expect((await server.ask('/sw.js')).headers['cache-control']).toBe('no-cache');
  expect((await server.ask('/icon-192.png')).headers['cache-control']).toBe('public, max-age=3600');
  expect((await server.ask('/robots.txt')).headers['content-type']).toBe('text/plain; charset=utf-8');
  expect((await server.ask('/manifest.webmanifest')).headers['content-type']).toContain('application/manifest+json');
});

test('a failure shows a number and nothing of what failed', async () => {
  const { body, status } = await failing.ask('/jobs?q=canary-word');
  expect(status).toBe(500);
  const page = body.toString();
  expect(page).not.toMatch(/job_access_fact|SQL|sqlite|postgres|relation|node_modules|\.mjs|\.ts:|at \w+ \(|canary/i);
  const [line] = (await failing.lines()).filter(({ status: logged }) => logged === 500);
  expect(line).toBeDefined();
});
