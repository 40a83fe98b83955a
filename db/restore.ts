import { constants, copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { syncFolder } from './backup.ts';
import { engineOfUrl, openSqlite } from './database.ts';
import { Mistake } from './mistake.ts';
import { runPostgresTool } from './postgres-tool.ts';
import { quickCheck } from './quick-check.ts';

/**
 * Puts a backup in place of the database. The backup is checked first; nothing may have the database open meanwhile.
 * On SQLite the replaced database stays beside the new one. Returns its path there.
 */
export async function restoreDatabase(url: string, file: string): Promise<string | undefined> {
  if (!existsSync(file)) throw new Mistake(`没有找到备份 ${file}。 There is no backup ${file}.`);
  if (engineOfUrl(url) === 'sqlite') return restoreSqlite(url, file);
  await restorePostgres(url, file);
  return undefined;
}

function restoreSqlite(database: string, file: string): string | undefined {
  mkdirSync(dirname(database), { recursive: true });
  const draft = `${database}.restoring`;
  const kept = `${database}.replaced-${new Date().toISOString().replace(/[-:]|\..*/g, '')}`;
  try {
    // A copy beside the database, so that the last step is one rename that happens or does not.
    copyFileSync(file, draft, constants.COPYFILE_FICLONE);
    quickCheck(draft, file);
    checkMigrations(readMigrations(draft));
    const release = existsSync(database) ? closeForOthers(database) : undefined;
    if (release) linkSync(database, kept);
    renameSync(draft, database);
    syncFolder(dirname(database));
    release?.();
    return release && kept;
  } finally {
    for (const ending of ['', '-wal', '-shm']) rmSync(draft + ending, { force: true });
  }
}

/**
 * Takes the database for this process alone and returns what gives it back. SQLite leaves WAL mode only when no other
 * connection of any process is open, so this tells whether anybody still has it.
 */
function closeForOthers(database: string): () => void {
  const connection = openSqlite(database);
  try {
    connection.pragma('busy_timeout = 0');
    if (connection.pragma('journal_mode = delete', { simple: true }) !== 'delete') throw new Error('still in WAL mode');
    connection.exec('begin exclusive');
  } catch {
    connection.close();
    throw stillInUse();
  }
  return () => {
    connection.exec('rollback');
    connection.close();
  };
}

const stillInUse = (): Error =>
  new Mistake('还有程序在用这个数据库，请先停止网站。 The database is in use: stop the portal first.');

function readMigrations(file: string): string[] {
  const connection = openSqlite(file);
  try {
    return connection.prepare<[], string>('select name from kysely_migration').pluck().all();
  } catch {
    throw new Mistake('这个文件不是同途的备份。 This file is no backup of Tongtu.');
  } finally {
    connection.close();
  }
}

/** Throws when the backup is newer than this program. An older one is brought up to date at the next start. */
function checkMigrations(found: readonly string[]): void {
  const known = readdirSync(join(import.meta.dirname, 'migrations')).map((name) => name.replace(/\.ts$/, ''));
  const unknown = found.filter((name) => !known.includes(name));
  if (found.length === 0) throw new Mistake('这个文件不是同途的备份。 This file is no backup of Tongtu.');
  if (unknown.length > 0)
    throw new Mistake(
      `备份比程序新，请先更新程序。 The backup is newer than this program, which does not know ${unknown.join(', ')}.`,
    );
}

async function restorePostgres(url: string, file: string): Promise<void> {
  const printed = await runPostgresTool('pg_restore', url, [
    '--data-only',
    '--table=kysely_migration',
    '--file=-',
    file,
  ]);
  const [, rows = ''] = /^COPY [^\n]*\n([^]*?)^\\\.$/m.exec(printed) ?? [];
  checkMigrations(rows.split('\n').flatMap((row) => row.split('\t', 1).filter((name) => name !== '')));
  if (await isInUse(url)) throw stillInUse();
  // One transaction: the database is the backup afterwards, or what it was before.
  const options = ['--clean', '--if-exists', '--no-owner', '--no-privileges', '--single-transaction'];
  const { pathname } = new URL(url);
  await runPostgresTool('pg_restore', url, [...options, `--dbname=${decodeURIComponent(pathname.slice(1))}`, file]);
}

/** Whether other programs are connected. A connection that was just closed is listed a moment longer. */
async function isInUse(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (let attempt = 0; attempt < 10; attempt++) {
      const { rows } = await client.query(
        `select 1 from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
      );
      if (rows.length === 0) return false;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return true;
  } finally {
    await client.end();
  }
}

if (import.meta.main) {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [file] = positionals;
  if (!file)
    throw new Mistake('请写备份文件：npm run db:restore -- 文件。 Name the backup: npm run db:restore -- FILE.');
  // Not from the connection module, which would open the database itself.
  const databaseUrl = process.env['DATABASE_URL'] || join(process.env['DATA_DIR'] || 'data', 'tongtu.db');
  const kept = await restoreDatabase(databaseUrl, file);
  console.log('已恢复。 Restored.');
  if (kept) console.log(`原来的数据库保留在 The former database is kept at: ${kept}`);
}
