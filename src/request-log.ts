import { pino } from 'pino';

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

export interface RequestLog {
  write(line: RequestLine): void;
  /** Writes what is still waiting. */
  close(): void;
}

/** Writes JSON lines to standard output. `requests` writes one a request, `failures` only those that failed. */
export function createLog(detail: 'requests' | 'failures'): RequestLog {
  const destination = pino.destination({ dest: 1, sync: false, minLength: 16_000, periodicFlush: 250 });
  return {
    write(line) {
      if (detail === 'failures' && !line.failure) return;
      destination.write(`{"time":"${sayTime()}",${JSON.stringify(line).slice(1)}\n`);
    },
    close: () => destination.flushSync(),
  };
}

let second = 0;
let beginning = '';

/** Now, in ISO-8601. Writing a whole date for every line would cost more than the rest of it. */
function sayTime(): string {
  const time = Date.now();
  const milliseconds = time % 1000;
  if (time - milliseconds !== second) {
    second = time - milliseconds;
    beginning = new Date(second).toISOString().slice(0, -4);
  }
  return `${beginning}${String(milliseconds).padStart(3, '0')}Z`;
}

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
