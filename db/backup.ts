import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { engineOfUrl } from './database.ts';
import { Mistake } from './mistake.ts';
import { runPostgresTool } from './postgres-tool.ts';

/**
 * Writes a copy of the whole database to a file that did not exist before. The database may be in use; the copy
 * shows one moment of it, is checked, and appears under its name only when it is safely on the disk.
 */
export async function backupDatabase(url: string, file: string): Promise<void> {
  if (existsSync(file)) throw new Mistake(`${file} 已经存在。 ${file} exists already.`);
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.part`;
  try {
    if (engineOfUrl(url) === 'postgres') await dumpPostgres(url, draft);
    else await copySqlite(url, draft);
    renameSync(draft, file);
    syncFolder(dirname(file));
  } finally {
    rmSync(draft, { force: true });
  }
}

function copySqlite(from: string, into: string): Promise<void> {
  if (!existsSync(from)) throw new Mistake(`没有找到数据库 ${from}。 There is no database ${from}.`);
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./backup-worker.ts', import.meta.url), { workerData: { from, into } });
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The copy ended with ${code}`))));
  });
}

async function dumpPostgres(url: string, into: string): Promise<void> {
  const file = openSync(into, 'w', 0o600);
  try {
    await runPostgresTool('pg_dump', url, ['--format=custom', '--no-owner', '--no-privileges'], { stdout: file });
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A new name is safe only when its folder is on the disk too. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

if (import.meta.main) {
  const { databaseUrl } = await import('./connection.ts');
  const { positionals } = parseArgs({ allowPositionals: true });
  const time = new Date().toISOString().replace(/[-:]|\..*/g, '');
  const ending = engineOfUrl(databaseUrl) === 'postgres' ? 'dump' : 'db';
  const file = positionals[0] ?? join(process.env['DATA_DIR'] || 'data', 'backups', `tongtu-${time}.${ending}`);
  await backupDatabase(databaseUrl, file);
  console.log(`已备份到 Backed up to: ${file}`);
  console.log('封存的内容要用密钥才能打开，密钥请另外保管。 Keep the field key elsewhere: sealed text needs it.');
}
