import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, RequestOptions } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { standardLimits } from '#src/configuration.ts';
import type { Configuration, Limits } from '#src/configuration.ts';
import { freshDatabaseUrl } from '../database-url.ts';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface RunningServer {
  origin: string;
  port: number;
  databaseUrl: string;
  child: ChildProcess;
  /** What it wrote to the log about all that was asked, one object a line. */
  lines: () => Promise<Record<string, unknown>[]>;
  /** Asks as written, with no help from a URL parser. The Host is right unless another is given. */
  ask: (path: string, options?: RequestOptions & { body?: string | Buffer }) => Promise<Answer>;
  /** Posts a form from this server's own page. */
  submit: (path: string, fields: Record<string, string>, headers?: Record<string, string>) => Promise<Answer>;
  stop: () => Promise<void>;
}

type Options = Partial<Omit<Configuration, 'limits'>> & { limits?: Partial<Limits> };

/** Starts the server over the built pages as a process of its own, on a port that the kernel chooses. */
export async function startRunningServer({ limits, ...options }: Options = {}): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'tongtu-server-'));
  const databaseUrl = options.databaseUrl ?? (await freshDatabaseUrl('demonstration'));
  const configuration: Configuration = {
    host: '127.0.0.1',
    port: 0,
    origins: ['http://127.0.0.1:0'],
    databaseUrl,
    dataDirectory: folder,
    trustedProxy: undefined,
    messages: 'none',
    limits: { ...standardLimits, farewell: 100, ...limits },
    ...options,
  };
  const child = fork(join(import.meta.dirname, 'server-process.ts'), {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      DATA_DIR: folder,
      CONFIGURATION: JSON.stringify(configuration),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  child.stdout?.on('data', (chunk) => (output += String(chunk)));
  child.stderr?.on('data', (chunk) => (output += String(chunk)));
  const ended = once(child, 'exit');
  const { origin, port } = await new Promise<{ origin: string; port: number }>((resolve, reject) => {
    child.once('message', (message) => resolve(message as { origin: string; port: number }));
    child.once('exit', () => reject(new Error(`The server did not start:\n${output}`)));
  });
  let answered = 0;
  const ask: RunningServer['ask'] = async (path, { body, headers, ...rest } = {}) => {
    const outgoing = request({ host: '127.0.0.1', port, path, agent: false, headers: headers ?? {}, ...rest });
    const answer = await readAnswer(outgoing, body);
    answered++;
    return answer;
  };
  return {
    origin,
    port,
    databaseUrl,
    child,
    ask,
    submit: (path, fields, headers) =>
      ask(path, {
        method: 'POST',
        body: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin, ...headers },
      }),
    async lines() {
      // The log is written a few times a second, and each answer gets one line.
      const written = () =>
        output
          .split('\n')
          .slice(0, -1)
          .filter((line) => line.startsWith('{'));
      for (const deadline = Date.now() + 20_000; written().length < answered && Date.now() < deadline;)
        await new Promise((resolve) => setTimeout(resolve, 20));
      return written().map((line) => JSON.parse(line) as Record<string, unknown>);
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function readAnswer(outgoing: ReturnType<typeof request>, body: string | Buffer | undefined): Promise<Answer> {
  outgoing.end(body);
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return { status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(chunks) };
}
