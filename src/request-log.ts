import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';

/** One request, as the log knows it: no address, no query, no path as typed, no cookie and no form. */
export interface RequestLine {
  incident: string;
  method: string;
  /** The pattern of the route, or the path of one of our files; null where no page was reached. */
  route: string | null;
  status: number;
  /** From the first line of the request to the last byte of the answer, in milliseconds. */
  ms: number;
  bytes: number;
  cache: 'hit' | 'miss' | 'none';
  /** The visitor left before the end. */
  aborted?: true;
  failure?: FailureDescription;
}

export interface FailureDescription {
  error: string;
  code?: string;
  frames: string[];
}

/** Writes JSON lines. `requests` writes one a request, `failures` only those that failed. */
export const createLog = (detail: 'requests' | 'failures', destination?: DestinationStream): Logger =>
  pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, level: detail === 'requests' ? 'info' : 'error' },
    destination ?? pino.destination({ dest: 1, sync: false, minLength: 4_096, periodicFlush: 250 }),
  );

/**
 * What went wrong, without values: messages of errors quote what people typed, and a database's message can hold a
 * whole row. The class, the code and the places in the source are enough to find the fault.
 */
export function describeFailure(failure: unknown): FailureDescription {
  if (!(failure instanceof Error)) return { error: typeof failure, frames: [] };
  const { stack = '', message } = failure;
  const afterMessage =
    message && stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : stack;
  const frames = afterMessage
    .split('\n')
    .map((line) => /^\s+at (.*(?:file:\/\/|node:|\/)\S+:\d+:\d+\)?)$/.exec(line)?.[1])
    .filter((frame) => frame !== undefined)
    .slice(0, 12);
  const code = 'code' in failure && /^\w{1,40}$/.test(String(failure.code)) ? String(failure.code) : undefined;
  const error = /^\w{1,60}$/.test(failure.constructor.name) ? failure.constructor.name : 'Error';
  return code === undefined ? { error, frames } : { error, code, frames };
}

let count = Math.floor(Math.random() * 90_000_000);

/** Eight digits that name a request in the log; a person can read them out on the phone. */
export function nextIncident(): string {
  count = (count + 1) % 90_000_000;
  return String(10_000_000 + count);
}
