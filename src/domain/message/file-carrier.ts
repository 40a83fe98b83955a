import { appendFile } from 'node:fs/promises';
import type { Carrier } from './carrier.ts';

/** For development: writes each message as one JSON line into a file that only its owner can read. */
export function createFileCarrier(file: string): Carrier {
  return {
    async send(recipient, text) {
      await appendFile(file, `${JSON.stringify({ recipient, text })}\n`, { mode: 0o600 });
      return 'sent';
    },
  };
}
