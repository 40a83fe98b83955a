import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRunningServer } from './running-server.ts';
import type { RunningServer } from './running-server.ts';

/*
 * What Astro or node do otherwise by default: each of these was seen to go wrong in a portal with default settings.
 */
let server: RunningServer;

beforeAll(async () => {
  server = await startRunningServer();
});
afterAll(() => server.stop());

const form = 'application/x-www-form-urlencoded';

test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])(
  '%s is answered with 405 and what is allowed',
  async (method) => {
    const { status, headers } = await server.ask('/', { method });
    expect(status).toBe(405);
    expect(headers.allow).toBe('GET, HEAD, POST');
  },
);

test('a host that is not ours is refused and not repeated', async () => {
  for (const host of [
    'evil.example',
    `127.0.0.1.evil.example:${server.port}`,
    'localhost',
    `127.0.0.1:${server.port}@evil`,
  ]) {
    const { status, body } = await server.ask('/', { headers: { host } });
    expect(status).toBe(421);
    expect(body.toString()).not.toContain('evil');
  }
});

test('a request without a host is refused with a page of ours', async () => {
  for (const version of ['1.0', '1.1']) {
    const socket = connect(server.port, '127.0.0.1');
    socket.write(`GET / HTTP/${version}\r\nConnection: close\r\n\r\n`);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 421 [^]*网址的域名不对/);
  }
});

test('no address on a page comes from a header of the visitor', async () => {
  const headers = {
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    forwarded: 'host=evil.example',
    'x-original-url': '/evil',
  };
  for (const path of ['/', '/jobs/feed.xml', '/sitemap.xml', '/robots.txt'])
    expect((await server.ask(path, { headers })).body.toString()).not.toContain('evil');
});

test('addresses with the origin in them use the configured one, behind a proxy too', async () => {
  const behind = await startRunningServer({ origins: ['https://portal.example'] });
  try {
    const { body } = await behind.ask('/sitemap.xml', { headers: { host: 'portal.example' } });
    expect(body.toString()).toContain('<loc>https://portal.example/');
    expect(body.toString()).not.toMatch(/127\.0\.0\.1|http:\/\/portal/);
    const sent = await behind.submit('/feedback', {}, { host: 'portal.example', origin: 'https://portal.example' });
    expect(sent.status).toBe(422);
  } finally {
    await behind.stop();
  }
});

test('a form is taken only from our own pages', async () => {
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: server.origin.replace('http:', 'https:') },
    { origin: server.origin, 'sec-fetch-site': 'cross-site' },
    { origin: server.origin, 'sec-fetch-site': 'same-site' },
  ];
  for (const headers of foreign) expect((await server.submit('/feedback', {}, headers)).status).toBe(403);
  const bare = await server.ask('/feedback', { method: 'POST', body: 'kind=need', headers: { 'content-type': form } });
  expect(bare.status).toBe(403);
  for (const site of ['same-origin', 'none'])
    expect((await server.submit('/feedback', {}, { 'sec-fetch-site': site })).status).toBe(422);
});

test.each([
  'application/json',
  'text/plain',
  'application/xml',
  'multipart/mixed; boundary=x',
  'application/x-www-form-urlencoded2',
  '',
])('a body of the kind “%s” is refused with 415', async (kind) => {
  const headers = { origin: server.origin, ...(kind && { 'content-type': kind }) };
  expect((await server.ask('/feedback', { method: 'POST', headers, body: '{"a":1}' })).status).toBe(415);
});

test('a body over a million bytes is answered with 413, announced or not', async () => {
  const headers = { origin: server.origin, 'content-type': form };
  const body = `kind=${'x'.repeat(1_100_000)}`;
  expect((await server.ask('/feedback', { method: 'POST', headers, body })).status).toBe(413);
  const chunked = { ...headers, 'transfer-encoding': 'chunked' };
  expect((await server.ask('/feedback', { method: 'POST', headers: chunked, body })).status).toBe(413);
  expect((await server.ask('/')).status).toBe(200);
});

test('a body that is announced as huge is refused before it is sent', async () => {
  const socket = connect(server.port, '127.0.0.1');
  socket.write(
    `POST /feedback HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nOrigin: ${server.origin}\r\n` +
      `Content-Type: ${form}\r\nContent-Length: 1000000000\r\nExpect: 100-continue\r\n\r\n`,
  );
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 413 /);
});

test('an expected 100 Continue comes, and the form after it', async () => {
  const headers = { origin: server.origin, 'content-type': form, expect: '100-continue', 'content-length': '9' };
  expect((await server.ask('/feedback', { method: 'POST', headers, body: 'kind=need' })).status).toBe(422);
});

test('a broken multipart body is a mistake of the visitor, not of the portal', async () => {
  const broken = [
    '',
    'x',
    '--b',
    '--b\r\n',
    '--b\r\nContent-Disposition: form-data\r\n\r\nx',
    '--b\r\nContent-Disposition: form-data; name="a',
    '\u0000\u0001--b--',
  ];
  for (const kind of ['multipart/form-data; boundary=b', 'multipart/form-data', 'multipart/form-data; boundary='])
    for (const body of broken) {
      const headers = { origin: server.origin, 'content-type': kind };
      const { status } = await server.ask('/feedback', { method: 'POST', headers, body });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
});

test('forms of any bytes are answered without a failure', async () => {
  const headers = { origin: server.origin, 'content-type': form };
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const { status } = await server.ask('/feedback', { method: 'POST', headers, body: Buffer.from(bytes) });
      expect(status).toBe(422);
    }),
    { numRuns: 60 },
  );
});

test('an address longer than 4000 characters is answered with 414', async () => {
  expect((await server.ask(`/jobs?q=${'a'.repeat(3_900)}`)).status).toBeLessThan(414);
  expect((await server.ask(`/jobs?q=${'a'.repeat(4_000)}`)).status).toBe(414);
});

test.each([
  '/%',
  '/%zz',
  '/%e4%b8',
  '/jobs?q=%e4%b8',
  '/jobs?q=%',
  '/%00',
  '/jobs?q=%00',
  '/jobs?q=%1b',
  '/a%0d%0aset-cookie:x=1',
  '/a%5cb',
  '/%2e%2e/',
  '/a%2fb',
  '/%252e',
  '//evil.example',
  '//evil.example/%2e%2e',
  '/a//b',
  '/.',
  '/../etc/passwd',
])('the address %s is answered with 400', async (path) => {
  const { status, headers } = await server.ask(path);
  expect(status).toBe(400);
  expect(headers.location).toBeUndefined();
});

test('an address with a host or a star in it is answered with 400', async () => {
  for (const target of ['http://evil.example/', '*', 'jobs', '/\\evil.example']) {
    const socket = connect(server.port, '127.0.0.1');
    socket.write(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nConnection: close\r\n\r\n`);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /);
  }
});

test('a search may hold Chinese, spaces and line breaks', async () => {
  for (const words of ['盲人 按摩', '数据\n标注', 'a+b&c=%'])
    expect((await server.ask(`/jobs?q=${encodeURIComponent(words)}`)).status).toBe(200);
});

test.each([
  '/_image',
  '/_image?href=/sw.js&f=svg',
  '/_image?href=https://evil.example/a.png',
  '/_server-islands/Page',
  '/_actions/any',
  '/_astro/../sw.js',
])('Astro’s own address %s leads nowhere', async (path) => {
  expect([400, 404]).toContain((await server.ask(path)).status);
});

test('an action is not run at any address', async () => {
  for (const path of ['/?_action=any', '/not-there?_action=any', '/feedback?_action=any', '/_actions/any']) {
    const { status } = await server.submit(path, { a: '1' });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  }
});

test('a slash at the end leads to the address without, and never off the portal', async () => {
  for (const path of ['/jobs/', '/help/?a=1', '/not-there/', '/jobs/feed.xml/']) {
    const { status, headers } = await server.ask(path);
    expect([301, 308, 404]).toContain(status);
    if (headers.location) expect(headers.location).toMatch(/^\/(?!\/)[^\\]*$/);
  }
});

test('other spellings of an address are the same page or no page', async () => {
  const spellings = [
    '/%6aobs',
    '/j%6Fbs',
    '/%6A%6F%62%73',
    '/JOBS',
    '/jobs.html',
    '/jobs/index.html',
    '/jobs%20',
    '/jobs;a',
    '/jobs%3f',
    '/jobs/.',
    '/./jobs',
  ];
  const title = /<h1[^>]*>([^<]*)/.exec((await server.ask('/jobs')).body.toString())?.[1];
  for (const path of spellings) {
    const { status, body } = await server.ask(path);
    if (status === 200) expect(/<h1[^>]*>([^<]*)/.exec(body.toString())?.[1]).toBe(title);
    else expect([301, 400, 404]).toContain(status);
  }
});

test('no path reaches a file outside the public ones', async () => {
  const up = ['..', '%2e%2e', '%2E.', '..%2f', '..%5c', '%252e%252e', '....//', '..;', '.%00.', '..%c0%af'];
  const files = ['server/entry.mjs', 'package.json', 'etc/passwd', 'data/field-key'];
  for (const step of up)
    for (const depth of [1, 3])
      for (const start of ['/', '/_astro/', '/jobs/'])
        for (const file of files) {
          const { status, body } = await server.ask(start + `${step}/`.repeat(depth) + file);
          expect([400, 404]).toContain(status);
          expect(body.toString()).not.toMatch(/root:x:0|createApp|"dependencies"/);
        }
  for (const path of ['/.env', '/.git/config', '/entry.mjs', '/server/entry.mjs', '/sw.js.br', '/favicon.svg.gz'])
    expect((await server.ask(path)).status).toBe(404);
});

test('a request that says its length twice is refused', async () => {
  const socket = connect(server.port, '127.0.0.1');
  socket.write(
    `POST /feedback HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nOrigin: ${server.origin}\r\nContent-Type: ${form}\r\n` +
      'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\n\r\n',
  );
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 (?!.*HTTP\/1\.1 200)/s);
});

test('what a refusal says is Chinese, says what to do, and leads home', async () => {
  const answers = [
    await server.ask('/', { method: 'PUT' }),
    await server.ask('/%'),
    await server.ask('/', { headers: { host: 'other' } }),
    await server.submit('/feedback', {}, { origin: 'null' }),
  ];
  for (const { body } of answers) {
    const page = body.toString();
    expect(page).toMatch(/<h1>\p{Script=Han}+<\/h1><p>[^<]+。<\/p><p>[^<]+。<\/p>/u);
    expect(page).toContain('<a href="/">回到首页</a>');
  }
});
