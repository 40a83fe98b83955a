import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Carrier } from '#src/domain/message/carrier.ts';
import { createFileCarrier } from '#src/domain/message/file-carrier.ts';
import { createGatewayCarrier } from '#src/domain/message/gateway-carrier.ts';
import { queueMessage } from '#src/domain/message/queue-message.ts';
import { sendWaitingMessages } from '#src/domain/message/send-waiting-messages.ts';
import { createSealer } from '#src/sealing.ts';
import { freshDatabase } from '../../database.ts';

const sealer = createSealer(randomBytes(32));
const start = new Date('2026-11-23T02:00:00.000Z');
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const recipient = '13800000000';
const text = '验证码482913，10分钟内有效。';

let db: Kysely<Database>;
beforeEach(async () => {
  db = await freshDatabase();
});

/** A carrier that gives these answers in turn, the last one for ever, and remembers what it was handed. */
function carrierThat(...answers: ('sent' | 'retry' | 'refused' | 'throws')[]): Carrier & { handed: string[] } {
  const handed: string[] = [];
  return {
    handed,
    async send(to, words, messageId) {
      const answer = answers[Math.min(handed.length, answers.length - 1)] ?? 'sent';
      handed.push(`${to} ${words} ${messageId}`);
      if (answer === 'throws') throw new Error(`${to} is down`);
      return answer;
    },
  };
}

const queue = (messageId = randomUUID(), minutes = 60) =>
  queueMessage(db, sealer, { messageId, accountId: undefined, recipient, text, expiresAt: after(minutes) }, start);
const sendAt = (carrier: Carrier, minutes: number) => sendWaitingMessages(db, sealer, carrier, () => after(minutes));
const rows = () => db.selectFrom('outgoing_message').selectAll().execute();

describe('the queue', () => {
  test('holds neither the number nor the text in the clear', async () => {
    await queue();
    const written = JSON.stringify(await rows());
    expect(written).not.toContain(recipient);
    expect(written).not.toContain('482913');
  });

  test('takes the same message twice and sends it once', async () => {
    const [id, carrier] = [randomUUID(), carrierThat('sent')];
    await queue(id);
    await queue(id);
    expect(await sendAt(carrier, 0)).toEqual({ sent: 1, waiting: 0, failed: 0 });
    await queue(id);
    expect(await sendAt(carrier, 1)).toEqual({ sent: 0, waiting: 0, failed: 0 });
    expect(carrier.handed).toEqual([`${recipient} ${text} ${id}`]);
  });

  test('forgets whom and what as soon as a message is sent or given up', async () => {
    await queue();
    await queue();
    await sendAt(carrierThat('sent', 'refused'), 0);
    const ended = await rows();
    expect(ended.map(({ sealed_recipient, sealed_text }) => sealed_recipient + sealed_text)).toEqual(['', '']);
    expect(ended.map(({ failure }) => failure).sort()).toEqual(['refused', null].sort());
    expect(ended.every(({ next_try_at }) => next_try_at === null)).toBe(true);
  });
});

describe('a gateway that is down', () => {
  test('is tried again after 1, 5 and 30 minutes, then no more', async () => {
    await queue();
    const carrier = carrierThat('retry', 'throws', 'retry', 'retry');
    const tried: number[] = [];
    for (let minute = 0; minute < 60; minute += 0.5) {
      const before = carrier.handed.length;
      await sendAt(carrier, minute);
      if (carrier.handed.length > before) tried.push(minute);
    }
    expect(tried).toEqual([0, 1, 6, 36]);
    expect(await rows()).toMatchObject([{ tries: 4, failure: 'unreachable', next_try_at: null, sent_at: null }]);
  });

  test('gets the message once it is back', async () => {
    await queue();
    const carrier = carrierThat('retry', 'sent');
    expect(await sendAt(carrier, 0)).toEqual({ sent: 0, waiting: 1, failed: 0 });
    expect(await sendAt(carrier, 1)).toEqual({ sent: 1, waiting: 0, failed: 0 });
    expect(await rows()).toMatchObject([{ tries: 2, failure: null, sent_at: after(1).toISOString() }]);
  });

  test('is never handed a message that has expired in the meantime', async () => {
    await queue(randomUUID(), 10);
    const carrier = carrierThat('retry');
    await sendAt(carrier, 0);
    await sendAt(carrier, 1);
    expect(await sendAt(carrier, 11)).toEqual({ sent: 0, waiting: 0, failed: 1 });
    expect(carrier.handed).toHaveLength(2);
    expect(await rows()).toMatchObject([{ failure: 'expired' }]);
  });

  test('costs no try that could only come too late', async () => {
    await queue(randomUUID(), 4);
    expect(await sendAt(carrierThat('retry'), 0)).toEqual({ sent: 0, waiting: 1, failed: 0 });
    expect(await sendAt(carrierThat('retry'), 1)).toEqual({ sent: 0, waiting: 0, failed: 1 });
  });
});

test('ten senders at once send each of twenty messages once', async () => {
  const ids = Array.from({ length: 20 }, () => randomUUID());
  for (const id of ids) await queue(id);
  const carrier = carrierThat('sent');
  const results = await Promise.all(Array.from({ length: 10 }, () => sendAt(carrier, 0)));
  expect(results.reduce((sum, { sent }) => sum + sent, 0)).toBe(20);
  expect(carrier.handed.map((line) => line.split(' ')[2]).sort()).toEqual([...ids].sort());
});

test('a sender that died in the middle leaves the message to the next one, a minute later', async () => {
  await queue();
  const never: Carrier = { send: () => new Promise(() => undefined) };
  void sendAt(never, 0);
  await expect.poll(async () => (await rows())[0]?.tries).toBe(1);
  const carrier = carrierThat('sent');
  expect(await sendAt(carrier, 0.5)).toMatchObject({ sent: 0 });
  expect(await sendAt(carrier, 1)).toMatchObject({ sent: 1 });
});

/** A gateway that answers with this status, or not at all, and what it was asked. */
async function gatewayThat(status: number | 'silent') {
  const asked: { authorization?: string; key?: string; form: Record<string, string> }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { authorization, 'idempotency-key': key } = request.headers;
    asked.push({
      ...(authorization ? { authorization } : {}),
      ...(typeof key === 'string' ? { key } : {}),
      form: Object.fromEntries(new URLSearchParams(body)),
    });
    if (status !== 'silent') response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end('answer');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`;
  return { asked, carrier: createGatewayCarrier({ url, key: 'secret' }, 300) };
}

describe('the gateway', () => {
  test('is told recipient, text, key and id of the message', async () => {
    const { asked, carrier } = await gatewayThat(202);
    expect(await carrier.send(recipient, text, 'id-1')).toBe('sent');
    expect(asked).toEqual([{ authorization: 'Bearer secret', key: 'id-1', form: { recipient, text } }]);
  });

  test.each([
    [200, 'sent'],
    [302, 'retry'],
    [400, 'refused'],
    [401, 'refused'],
    [429, 'retry'],
    [500, 'retry'],
    [503, 'retry'],
    ['silent', 'retry'],
  ] as const)('that answers %s means: %s', async (status, outcome) => {
    const { asked, carrier } = await gatewayThat(status);
    expect(await carrier.send(recipient, text, 'id-1')).toBe(outcome);
    expect(asked).toHaveLength(1);
  });

  test('that nobody answers for means: retry', async () => {
    expect(await createGatewayCarrier({ url: 'http://127.0.0.1:1/', key: 'x' }).send(recipient, text, 'a')).toBe(
      'retry',
    );
  });
});

test('the file of development has one JSON line a message and is for its owner alone', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'tongtu-messages-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const file = join(directory, 'messages.jsonl');
  const carrier = createFileCarrier(file);
  expect(await carrier.send(recipient, text, 'a')).toBe('sent');
  expect(await carrier.send(recipient, `第一行\n第二行`, 'b')).toBe('sent');
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { recipient, text },
    { recipient, text: '第一行\n第二行' },
  ]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});
