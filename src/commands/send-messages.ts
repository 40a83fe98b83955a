import { join } from 'node:path';
import { openDatabase } from '#db/database.ts';
import type { Configuration } from '#src/configuration.ts';
import type { Carrier } from '#src/domain/message/carrier.ts';
import { createFileCarrier } from '#src/domain/message/file-carrier.ts';
import { createGatewayCarrier } from '#src/domain/message/gateway-carrier.ts';
import { sendWaitingMessages } from '#src/domain/message/send-waiting-messages.ts';
import { sealer } from '#src/sealer.ts';

/** Somebody waits for a code with the telephone in the hand. */
const pause = 2_000;

/**
 * Looks every two seconds for messages to send and hands them to the gateway, or in a trial to `messages.jsonl` of the
 * data directory. Several processes may do so. Returns what stops it, once the message under way is handed over.
 */
export function sendMessages({ databaseUrl, dataDirectory, messages }: Configuration): () => Promise<void> {
  if (messages === 'none') return () => Promise.resolve();
  const carrier: Carrier =
    messages === 'file' ? createFileCarrier(join(dataDirectory, 'messages.jsonl')) : createGatewayCarrier(messages);
  const db = openDatabase(databaseUrl);
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const round = async (): Promise<void> => {
    // A database that is away for a moment must not end the sending; the next round finds the same messages.
    await sendWaitingMessages(db, sealer, carrier, () => new Date()).catch(() => undefined);
    if (!isStopped) wait();
  };
  let running = Promise.resolve();
  const wait = (): void => {
    timer = setTimeout(() => {
      running = round();
    }, pause);
    timer.unref();
  };
  wait();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await running;
    await db.destroy();
  };
}
