import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '#db/database.ts';
import { createContent } from '#src/content.ts';
import { createFrontCache } from '#src/front-cache.ts';
import { startRunningServer } from './running-server.ts';
import type { RunningServer } from './running-server.ts';

let server: RunningServer;

beforeEach(async () => {
  server = await startRunningServer();
});
afterEach(() => server.stop());

const lastCache = async () => (await server.lines()).at(-1)?.['cache'];

const retitleAll = async (title: string): Promise<void> => {
  const db = openDatabase(server.databaseUrl);
  await db.updateTable('job').set({ title }).execute();
  await db.destroy();
};

test('the second visitor of a page gets the same bytes without a rendering', async () => {
  const first = await server.ask('/jobs');
  const second = await server.ask('/jobs');
  expect(await lastCache()).toBe('hit');
  expect(second.body.equals(first.body)).toBe(true);
  expect(second.headers).toMatchObject({ 'cache-control': 'private, no-cache', vary: 'Cookie, Accept-Encoding' });
});

test('a commit of another connection is in the very next answer', async () => {
  for (const title of ['示例甲', '示例乙', '示例丙']) {
    expect((await server.ask('/jobs')).body.toString()).not.toContain(title);
    await retitleAll(title);
    expect((await server.ask('/jobs')).body.toString()).toContain(title);
  }
});

test('a commit of another process is in the very next answer', async () => {
  await server.ask('/jobs');
  const code = `
    const { openDatabase } = await import('#db/database.ts');
    const db = openDatabase(process.env.DATABASE_URL);
    await db.updateTable('job').set({ title: '别处写的' }).execute();
    await db.destroy();`;
  const writer = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    env: { ...process.env, DATABASE_URL: server.databaseUrl },
    stdio: 'inherit',
  });
  expect(await once(writer, 'exit')).toEqual([0, null]);
  expect((await server.ask('/jobs')).body.toString()).toContain('别处写的');
});

test('a transaction that is still open changes nothing, and shows with its commit', async () => {
  const db = openDatabase(server.databaseUrl);
  await db.transaction().execute(async (transaction) => {
    await transaction.updateTable('job').set({ title: '还没提交' }).execute();
    for (let turn = 0; turn < 3; turn++) expect((await server.ask('/jobs')).body.toString()).not.toContain('还没提交');
  });
  expect((await server.ask('/jobs')).body.toString()).toContain('还没提交');
  await db.destroy();
});

test('no visitor ever reads a title that is older than the last commit before the request', async () => {
  const db = openDatabase(server.databaseUrl);
  await sql`update job set title = '版本0'`.execute(db);
  let committed = 0;
  let isOver = false;
  const writing = (async () => {
    while (!isOver) {
      await db
        .updateTable('job')
        .set({ title: `版本${committed + 1}` })
        .execute();
      committed++;
      await new Promise((resolve) => setTimeout(resolve, 7));
    }
  })();
  const reading = async () => {
    for (let visit = 0; visit < 60; visit++) {
      const known = committed;
      const found = Number(/版本(\d+)/.exec((await server.ask('/jobs')).body.toString())?.[1]);
      expect(found).toBeGreaterThanOrEqual(known);
    }
  };
  await Promise.all([reading(), reading(), reading(), reading()]);
  isOver = true;
  await writing;
  await db.destroy();
});

test('who has the page already is told that it is the same, until it is not', async () => {
  const { headers, body } = await server.ask('/jobs', { headers: { 'accept-encoding': 'gzip' } });
  const again = { 'accept-encoding': 'gzip', 'if-none-match': headers.etag ?? '' };
  const same = await server.ask('/jobs', { headers: again });
  expect(same.status).toBe(304);
  expect(same.body.length).toBe(0);
  expect(same.headers.etag).toBe(headers.etag);
  expect((await server.ask('/jobs', { headers: { ...again, 'if-none-match': `"x", W/${headers.etag}` } })).status).toBe(
    304,
  );
  // A write that the page does not show makes it render again, and it is still the same.
  const db = openDatabase(server.databaseUrl);
  await db.updateTable('employer').set({ is_demonstration: 1 }).execute();
  expect((await server.ask('/jobs', { headers: again })).status).toBe(304);
  await db.destroy();
  await retitleAll('新的名字');
  const changed = await server.ask('/jobs', { headers: again });
  expect(changed.status).toBe(200);
  expect(changed.body.equals(body)).toBe(false);
});

test('each encoding is the same page under a tag of its own', async () => {
  const plain = await server.ask('/jobs');
  const gzip = await server.ask('/jobs', { headers: { 'accept-encoding': 'gzip, deflate' } });
  const br = await server.ask('/jobs', { headers: { 'accept-encoding': 'gzip, br;q=0.9' } });
  const refused = await server.ask('/jobs', { headers: { 'accept-encoding': 'br;q=0, gzip;q=0' } });
  expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
  expect(brotliDecompressSync(br.body).equals(plain.body)).toBe(true);
  expect(refused.headers['content-encoding']).toBeUndefined();
  expect(new Set([plain, gzip, br].map(({ headers }) => headers.etag)).size).toBe(3);
  const foreign = { 'accept-encoding': 'br', 'if-none-match': gzip.headers.etag ?? '' };
  expect((await server.ask('/jobs', { headers: foreign })).status).toBe(200);
});

test('visitors with other settings have pages of their own, and unknown settings count as none', async () => {
  const standard = await server.ask('/');
  const dark = await server.ask('/', { headers: { cookie: `display=${encodeURIComponent('theme=dark')}` } });
  expect(dark.body.toString()).toContain('data-theme="dark"');
  expect(standard.body.toString()).not.toContain('data-theme="dark"');
  for (const cookie of ['display=theme%3Dnope', 'region=999999', 'display=%zz', 'region="><script>', 'display=']) {
    const { body } = await server.ask('/', { headers: { cookie } });
    expect(body.equals(standard.body)).toBe(true);
    expect(await lastCache()).toBe('hit');
  }
});

test('a visitor with any other cookie is not answered from what others see, nor seen by others', async () => {
  await server.ask('/jobs');
  const { headers } = await server.ask('/jobs', { headers: { cookie: 'session=canary' } });
  expect(headers['cache-control']).toBe('no-store');
  expect(headers.etag).toBeUndefined();
  expect(await lastCache()).toBe('none');
});

test('pages of one visitor are never kept: a form that carries a key has another one for everybody', async () => {
  const keys = new Set<string | undefined>();
  for (let visit = 0; visit < 3; visit++) {
    const { body, headers } = await server.ask('/feedback');
    keys.add(/name="key" value="([^"]+)"/.exec(body.toString())?.[1]);
    expect(headers.etag).toBeUndefined();
  }
  expect(keys.size).toBe(3);
  expect(keys.has(undefined)).toBe(false);
});

test('answers other than 200 are never kept', async () => {
  for (const path of ['/not-there', '/jobs?mode=nope', '/jobs/']) {
    await server.ask(path);
    const { headers } = await server.ask(path);
    expect(await lastCache()).toBe('none');
    expect(headers['cache-control']).toBe('no-store');
  }
});

test('HEAD says what GET would, without the page', async () => {
  const get = await server.ask('/jobs');
  const head = await server.ask('/jobs', { method: 'HEAD' });
  expect(head.body.length).toBe(0);
  for (const name of ['content-length', 'etag', 'content-type', 'content-security-policy'])
    expect(head.headers[name]).toBe(get.headers[name]);
});

test('a page rendered before a commit is not kept as one from after it', () => {
  let version = '1';
  const cache = createFrontCache({ read: () => version, close: async () => undefined }, 1_000_000);
  const page = createContent(Buffer.from('before'), '/', []);
  const before = String(cache.state());
  cache.find(before, 'key');
  version = '2';
  const after = String(cache.state());
  expect(cache.find(after, 'key')).toBeUndefined();
  cache.keep(before, 'key', page);
  expect(cache.find(after, 'key')).toBeUndefined();
  cache.keep(after, 'key', page);
  expect(cache.find(after, 'key')).toBe(page);
});

test('the bytes that are kept have a limit, and a database that does not answer stops the keeping', () => {
  const cache = createFrontCache({ read: () => '1', close: async () => undefined }, 1_000_000);
  const state = String(cache.state());
  cache.find(state, '');
  for (let page = 0; page < 500; page++) cache.keep(state, String(page), createContent(Buffer.alloc(10_000), '/', []));
  const kept = Array.from({ length: 500 }, (_, page) => cache.find(state, String(page))).filter(Boolean);
  expect(kept.length).toBeGreaterThan(20);
  expect(kept.length).toBeLessThan(50);
  const failing = createFrontCache(
    {
      read: () => {
        throw new Error('gone');
      },
      close: async () => undefined,
    },
    1_000_000,
  );
  expect(failing.state()).toBeUndefined();
});
