import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '#db/database.ts';
import { sendMessages } from '#src/commands/send-messages.ts';
import { readConfiguration } from '#src/configuration.ts';
import { queueMessage } from '#src/domain/message/queue-message.ts';
import { sealer } from '#src/sealer.ts';
import { freshDatabaseUrl } from '../database-url.ts';

process.env['FIELD_KEY'] = randomBytes(32).toString('base64');

/** A queue with one message, and a data directory of its own. */
async function aWaitingMessage() {
  const directory = mkdtempSync(join(tmpdir(), 'tongtu-sending-'));
  const databaseUrl = await freshDatabaseUrl('empty');
  const db = openDatabase(databaseUrl);
  onTestFinished(async () => {
    await db.destroy();
    rmSync(directory, { recursive: true });
  });
  const now = new Date();
  const expiresAt = new Date(now.getTime() + 600_000);
  const message = { messageId: randomUUID(), accountId: undefined, recipient: '13800000000', text: '示例', expiresAt };
  await queueMessage(db, sealer, message, now);
  const sentAt = async () =>
    (await db.selectFrom('outgoing_message').select('sent_at').executeTakeFirstOrThrow()).sent_at;
  const configuration = { ...readConfiguration({}, 'trial'), databaseUrl, dataDirectory: directory };
  return { configuration, file: join(directory, 'messages.jsonl'), sentAt };
}

test('a trial sends what waits into a file, by itself, and stops when it is told to', async () => {
  const { configuration, file, sentAt } = await aWaitingMessage();
  const stop = sendMessages(configuration);
  await expect.poll(sentAt, { timeout: 10_000 }).not.toBeNull();
  await stop();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ recipient: '13800000000', text: '示例' });
});

test('production without a gateway sends nothing and writes no number into a file', async () => {
  const { configuration, file, sentAt } = await aWaitingMessage();
  const stop = sendMessages({ ...configuration, messages: 'none' });
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  await stop();
  expect(await sentAt()).toBeNull();
  expect(existsSync(file)).toBe(false);
});
