import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

export interface PostgresCluster {
  /** The address of the cluster's superuser; its `postgres` database is for making others. */
  url: string;
  /** Stops the server and removes its files. */
  stop: () => Promise<void>;
}

/** The folder of the newest PostgreSQL server programs on this machine; undefined when there are none. */
export function findPostgres(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...versions.map((version) => join(debian, version, 'bin')),
    '/opt/homebrew/opt/postgresql/bin',
    '/usr/local/opt/postgresql/bin',
    '/usr/local/pgsql/bin',
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

/**
 * Starts a throw-away cluster on a port that the kernel names free. It keeps the durability settings of a real one,
 * because tests ask for them. Throws when this machine has no server programs.
 */
export async function startPostgresCluster(): Promise<PostgresCluster> {
  const programs = findPostgres();
  if (!programs) throw new Error('There are no PostgreSQL server programs on this machine.');
  const folder = mkdtempSync(join(tmpdir(), 'tongtu-postgres-'));
  const identity = unprivilegedIdentity();
  if (identity) chownSync(folder, identity.uid, identity.gid);

  const password = crypto.randomUUID();
  const passwordFile = join(folder, 'password');
  const data = join(folder, 'data');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (identity) chownSync(passwordFile, identity.uid, identity.gid);
  const remove = () => rmSync(folder, { recursive: true, force: true });

  try {
    execFileSync(
      join(programs, 'initdb'),
      [
        `--pgdata=${data}`,
        '--username=tongtu',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
      ].concat(['--locale=C', '--no-sync', '--no-instructions']),
      { ...identity, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    for (let attempt = 1; ; attempt++) {
      const port = await freePort();
      const server = spawn(
        join(programs, 'postgres'),
        ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=200'],
        { ...identity, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
      );
      const output: string[] = [];
      server.stderr.on('data', (chunk) => output.push(String(chunk)));
      if (server.pid === undefined) throw new Error('PostgreSQL could not be run.');
      const url = `postgres://tongtu:${password}@127.0.0.1:${port}/postgres`;
      if (await answers(url, () => server.exitCode === null)) return { url, stop: guard(server.pid, folder) };
      server.kill('SIGQUIT');
      // Another program may have taken the port between asking for it and using it.
      if (attempt === 3) throw new Error(`PostgreSQL did not start:\n${output.join('')}`);
    }
  } catch (error) {
    remove();
    throw error;
  }
}

/** However this process ends, its pipe closes; the guard then stops the server and removes its files. */
function guard(serverId: number, folder: string): () => Promise<void> {
  const script =
    'read -r _; kill -INT "$1"; n=0; while kill -0 "$1" && [ $n -lt 100 ]; do sleep 0.05; n=$((n+1)); done';
  const shell = spawn('sh', ['-c', `${script}; rm -rf "$2"`, 'guard', String(serverId), folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.unref();
  return () =>
    new Promise((resolve) => {
      // Else nothing would keep this process waiting for it.
      shell.ref();
      shell.once('exit', () => resolve());
      shell.stdin.end();
    });
}

/** The server refuses to run as root, so root hands it to a user without rights. */
function unprivilegedIdentity(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const number = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('The kernel named no free port.');
  return address.port;
}

async function answers(url: string, isRunning: () => boolean): Promise<boolean> {
  const deadline = Date.now() + 30_000;
  while (isRunning() && Date.now() < deadline) {
    const client = new pg.Client({ connectionString: url });
    // A refused connection is also announced as an event, which would end the process.
    client.on('error', () => {});
    const connected = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => {});
    if (connected) return true;
    await pause(50);
  }
  return false;
}
