import type { Carrier } from './carrier.ts';

export interface Gateway {
  url: string;
  key: string;
}

/** The gateway asks to be asked again later. */
const laterStatuses = [408, 425, 429];

/**
 * Posts each message to the operator's gateway as a form with `recipient` and `text`, the key as bearer token and the
 * message's id as `Idempotency-Key`. Waits at most `timeout` milliseconds. 2xx is sent, 4xx refused, all else is tried again.
 */
export function createGatewayCarrier({ url, key }: Gateway, timeout = 10_000): Carrier {
  return {
    async send(recipient, text, messageId) {
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: { authorization: `Bearer ${key}`, 'idempotency-key': messageId },
          body: new URLSearchParams({ recipient, text }),
          // Another address would get the key and the number too.
          redirect: 'manual',
          signal: AbortSignal.timeout(timeout),
        });
        await response.body?.cancel();
        if (response.ok) return 'sent';
        const isRefused = response.status >= 400 && response.status < 500 && !laterStatuses.includes(response.status);
        return isRefused ? 'refused' : 'retry';
      } catch {
        return 'retry';
      }
    },
  };
}
