import { once } from 'node:events';
import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import type { Limits } from './configuration.ts';

export interface Door {
  /** Answers should close their connections: the server is about to go. */
  isClosing(): boolean;
  /** Keeps what is to be done with a request until the door is shut; false when it may be done now. */
  holds(proceed: () => void): boolean;
  /** Lets in whoever is on the way, then nobody. Resolves when everything that was begun is answered. */
  close(): Promise<void>;
}

/** Watches who comes to a server, so that it can stop without losing anybody. */
export function createDoor(server: Server, limits: Pick<Limits, 'farewell' | 'drain'>): Door {
  let isClosing = false;
  let arrivals = 0;
  let held: (() => void)[] | undefined;
  server.on('connection', () => arrivals++);
  return {
    isClosing: () => isClosing,
    holds(proceed) {
      held?.push(proceed);
      return held !== undefined;
    },
    async close() {
      // Answers now close their connections, so that visitors and the proxy go elsewhere before the door is shut.
      isClosing = true;
      await wait(limits.farewell);
      const closed = once(server, 'close');
      // Who gets no answer sends no more: everybody on the way is let in before the door is shut.
      held = [];
      for (let quiet = 0, rounds = 0; quiet < 4 && rounds < 25; rounds++) {
        const before = arrivals;
        await wait(20);
        // Right after the connections of a turn were taken, and before more can have come.
        await turn();
        quiet = arrivals === before ? quiet + 1 : 0;
      }
      // Not the server's own `close`, which would cut connections whose request is about to arrive.
      NetServer.prototype.close.call(server);
      const waiting = held;
      held = undefined;
      for (const proceed of waiting) proceed();
      const cutIdle = setInterval(() => server.closeIdleConnections(), Math.max(limits.farewell, 1));
      const cutAll = setTimeout(() => server.closeAllConnections(), limits.drain);
      await closed;
      clearInterval(cutIdle);
      clearTimeout(cutAll);
    },
  };
}
