import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '#db/database.ts';
import { describeFailure } from '#src/request-log.ts';
import { startRunningServer } from './running-server.ts';

const canary = 'canary110101199003078515';

async function start() {
  const server = await startRunningServer();
  onTestFinished(() => server.stop());
  return server;
}

test('one request is one line, with what an operator needs', async () => {
  const server = await start();
  await server.ask('/jobs');
  await server.ask('/jobs');
  await server.ask('/not-there');
  await server.ask('/favicon.svg');
  const lines = await server.lines();
  expect(lines).toHaveLength(4);
  const line = {
    incident: expect.stringMatching(/^\d{8}$/),
    method: 'GET',
    ms: expect.any(Number),
    bytes: expect.any(Number),
  };
  expect(lines).toMatchObject([
    { ...line, route: '/jobs', status: 200, cache: 'miss' },
    { ...line, route: '/jobs', status: 200, cache: 'hit' },
    { ...line, route: '/404', status: 404, cache: 'none' },
    { ...line, route: '/favicon.svg', status: 200, cache: 'none' },
  ]);
  for (const { time } of lines) expect(Math.abs(Date.parse(String(time)) - Date.now())).toBeLessThan(60_000);
});

test('no line is lost when the server is told to stop', async () => {
  const server = await start();
  const asked = 200;
  await Promise.all(Array.from({ length: asked }, () => server.ask('/healthz')));
  await server.stop();
  expect(await server.lines()).toHaveLength(asked);
});

test('nothing that a visitor sends gets into the log, whatever goes wrong', async () => {
  const server = await start();
  const headers = {
    cookie: `session=${canary}; display=${canary}`,
    'user-agent': canary,
    referer: `https://a.example/${canary}`,
    'x-forwarded-for': canary,
    authorization: canary,
  };
  const askAll = async () => {
    await server.ask(`/jobs?q=${canary}`, { headers });
    await server.ask(`/jobs/${canary}`, { headers });
    await server.ask(`/feedback/${canary}`, { headers });
    await server.ask(`/${canary}`, { headers });
    await server.ask(`/%zz${canary}`, { headers });
    await server.ask('/', { headers: { ...headers, host: canary } });
    await server.submit('/feedback', { kind: canary, message: canary, contact: canary }, headers);
    await server.submit(
      '/feedback',
      { kind: 'need', message: canary, contact: canary, key: crypto.randomUUID() },
      headers,
    );
    await server.ask('/', { method: canary.toUpperCase() }).catch(() => undefined);
  };
  await askAll();
  const db = openDatabase(server.databaseUrl);
  await sql`drop table job_access_fact`.execute(db);
  await sql`drop table feedback_event`.execute(db);
  await sql`drop table feedback`.execute(db);
  await db.destroy();
  await askAll();
  const lines = await server.lines();
  expect(lines.filter(({ status }) => Number(status) >= 500).length).toBeGreaterThan(0);
  expect(JSON.stringify(lines).toLowerCase()).not.toContain(canary);
  expect(JSON.stringify(lines)).not.toMatch(/127\.0\.0\.1|::1/);
});

test('a failure is logged by its class, its code and its places in the source', async () => {
  const server = await start();
  const db = openDatabase(server.databaseUrl);
  await sql`drop table job_access_fact`.execute(db);
  await db.destroy();
  const { body } = await server.ask('/jobs');
  const [line] = (await server.lines()) as {
    incident: string;
    status: number;
    failure: { error: string; code: string; frames: string[] };
  }[];
  expect(line).toMatchObject({ status: 500, route: '/500' });
  expect(line?.failure.error).toMatch(/Error$/);
  expect(line?.failure.code).toMatch(/^(SQLITE_ERROR|42P01)$/);
  expect(line?.failure.frames.length).toBeGreaterThan(2);
  expect(JSON.stringify(line)).not.toMatch(/no such table|does not exist/);
  // What the visitor reads out to us finds the line.
  const [, first, second] = /出错编号：(\d{4}) (\d{4})。/.exec(body.toString()) ?? [];
  expect(`${first}${second}`).toBe(line?.incident);
});

test('a description of a failure holds no part of its message', () => {
  const first = describeFailure(new TypeError(`bad ${canary}\n    at ${canary} (/tmp/${canary}.ts:1:2)\n end`));
  expect(first.error).toBe('TypeError');
  expect(first.frames.length).toBeGreaterThan(0);
  expect(JSON.stringify(first)).not.toContain(canary);
  const coded = Object.assign(new Error(canary), { code: `${canary} is not a code` });
  expect(JSON.stringify(describeFailure(coded))).not.toContain(canary);
  for (const thrown of [canary, { message: canary }, null, undefined, 7])
    expect(JSON.stringify(describeFailure(thrown))).not.toContain(canary);
});
