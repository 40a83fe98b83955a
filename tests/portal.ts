import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFieldKeys } from '#src/field-key.ts';
import { createSealer } from '#src/sealing.ts';
import type { Sealer } from '#src/sealing.ts';
import { freshDatabaseUrl } from './database-url.ts';
import type { Content } from './database-url.ts';

export interface Portal {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  origin: string;
  /** The database it serves; open it to look at what a request has written. */
  databaseUrl: string;
  /** Seals and opens what it keeps sealed. */
  sealer: Sealer;
  /** Fetches a path as a browser would name it. Redirects are returned, not followed. */
  visit: (path: string, init?: RequestInit) => Promise<Response>;
  /** Posts a form from this portal's own page. A list gives one field several values. */
  submit: (path: string, fields: Record<string, string | readonly string[]>, init?: RequestInit) => Promise<Response>;
  /** Ends the process and removes its data. */
  stop: () => Promise<void>;
}

export interface PortalOptions {
  /** What its database holds at the start; demonstration content unless told otherwise. */
  content?: Content;
  /** Further environment of the process. */
  environment?: Record<string, string>;
}

/** Starts the built portal as a process of its own, on a port that the kernel chooses, with its own data. */
export async function startPortal({
  content = 'demonstration',
  environment = {},
}: PortalOptions = {}): Promise<Portal> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'tongtu-portal-'));
  const databaseUrl = await freshDatabaseUrl(content);
  const fieldKey = environment['FIELD_KEY'] ?? randomBytes(32).toString('base64');
  const output: string[] = [];
  const child = fork(join(import.meta.dirname, 'portal-process.ts'), {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: '0',
      PUBLIC_ORIGIN: 'http://127.0.0.1:0',
      DATA_DIR: dataDirectory,
      DATABASE_URL: databaseUrl,
      FIELD_KEY: fieldKey,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  child.stdout?.on('data', (chunk) => output.push(String(chunk)));
  child.stderr?.on('data', (chunk) => output.push(String(chunk)));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill();
    await ended;
    rmSync(dataDirectory, { recursive: true, force: true });
  };

  const origin = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve(String(message)));
    child.once('exit', () => reject(new Error(`The portal did not start:\n${output.join('')}`)));
  });
  const visit: Portal['visit'] = (path, init) => fetch(new URL(path, origin), { redirect: 'manual', ...init });
  const submit: Portal['submit'] = (path, fields, init) => {
    const body = new URLSearchParams();
    for (const [name, values] of Object.entries(fields))
      for (const value of typeof values === 'string' ? [values] : values) body.append(name, value);
    const headers = { origin, referer: new URL(path, origin).href, ...init?.headers };
    return visit(path, { ...init, method: 'POST', body, headers });
  };
  return { origin, databaseUrl, sealer: createSealer(...readFieldKeys(fieldKey)), visit, submit, stop };
}
