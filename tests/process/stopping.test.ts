import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startRunningServer } from './running-server.ts';
import type { Answer, RunningServer } from './running-server.ts';

let server: RunningServer;

beforeEach(async () => {
  server = await startRunningServer({
    limits: {
      headersTimeout: 600,
      requestTimeout: 1_200,
      idleTimeout: 2_500,
      keepAliveTimeout: 2_000,
      farewell: 1_000,
      drain: 30_000,
    },
  });
});
afterEach(() => server.stop());

/** Asks until the signal has arrived. */
async function isLeaving(): Promise<Answer> {
  let answer = await server.ask('/healthz');
  while (answer.status === 200) answer = await server.ask('/healthz');
  return answer;
}

const timed = async (action: Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await action;
  return performance.now() - started;
};

test('headers that never end are answered with 408 in time, and others are served meanwhile', async () => {
  const sockets = Array.from({ length: 200 }, () => connect(server.port, '127.0.0.1'));
  for (const socket of sockets) {
    socket.on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ');
  }
  expect(await timed(server.ask('/jobs'))).toBeLessThan(3_000);
  const answers = await Promise.all(sockets.map((socket) => text(socket).catch(() => '')));
  expect(answers[0]).toMatch(/^HTTP\/1\.1 408 [^]*等得太久了/);
  expect(answers.filter((answer) => answer.startsWith('HTTP/1.1 408')).length).toBeGreaterThan(190);
});

test('a body that never ends is answered with 408 in time', async () => {
  const socket = connect(server.port, '127.0.0.1');
  socket.write(
    `POST /feedback HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nOrigin: ${server.origin}\r\n` +
      'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nkind=',
  );
  let answer = '';
  const waited = await timed(text(socket).then((all) => (answer = all)));
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(waited).toBeLessThan(6_000);
});

test('a connection on which nothing more comes is closed', async () => {
  const socket = connect(server.port, '127.0.0.1');
  socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n\r\n`);
  socket.resume();
  expect(await timed(once(socket, 'close'))).toBeLessThan(8_000);
});

test('told to stop under load, it answers everything that was sent to it', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 24 });
  const outcomes = { answered: 0, refused: 0, lost: 0 };
  let isOver = false;
  const visit = (path: string) =>
    new Promise<void>((resolve) => {
      const outgoing = request({ host: '127.0.0.1', port: server.port, path, agent });
      outgoing.on('response', (incoming) => {
        const wanted = Number(incoming.headers['content-length']);
        let length = 0;
        incoming.on('data', (chunk: Buffer) => (length += chunk.length));
        incoming.on('close', () => {
          if (incoming.complete && length === wanted) outcomes.answered++;
          else outcomes.lost++;
          resolve();
        });
      });
      outgoing.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ECONNREFUSED') outcomes.refused++;
        else outcomes.lost++;
        resolve();
      });
      outgoing.end();
    });
  const visitor = async (number: number) => {
    for (let turn = 0; !isOver && outcomes.refused === 0; turn++) await visit(`/jobs?q=${number}-${turn}`);
  };
  const visitors = Array.from({ length: 24 }, (_, number) => visitor(number));
  while (outcomes.answered < 50) await new Promise((resolve) => setTimeout(resolve, 20));
  const before = outcomes.answered;
  server.child.kill('SIGTERM');
  const [code] = (await once(server.child, 'exit')) as [number | null];
  isOver = true;
  await Promise.all(visitors);
  agent.destroy();
  expect(code).toBe(0);
  expect(outcomes.answered).toBeGreaterThan(before);
  expect(outcomes.lost).toBe(0);
});

test('a form that is on its way when the server is told to stop is still taken', async () => {
  const body = 'kind=need';
  const outgoing = request({
    host: '127.0.0.1',
    port: server.port,
    path: '/feedback',
    method: 'POST',
    headers: {
      origin: server.origin,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': body.length,
      expect: '100-continue',
    },
  });
  outgoing.flushHeaders();
  await once(outgoing, 'continue');
  outgoing.write(body.slice(0, 3));
  server.child.kill('SIGTERM');
  await isLeaving();
  outgoing.end(body.slice(3));
  const [incoming] = await once(outgoing, 'response');
  expect(incoming.statusCode).toBe(422);
  expect(incoming.headers.connection).toBe('close');
});

test('while it is leaving, the health check says so', async () => {
  expect((await server.ask('/healthz')).status).toBe(200);
  server.child.kill('SIGTERM');
  const { status, body } = await isLeaving();
  expect(status).toBe(503);
  expect(body.toString()).toContain('leaving');
});
