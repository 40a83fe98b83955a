import { FileMigrationProvider, Migrator } from 'kysely/migration';
import { promises as fs } from 'node:fs';
import path from 'node:path';
import type { Kysely } from 'kysely';
import { engineOfUrl, openDatabase, openSqlite } from './database.ts';
import type { Database } from './schema.ts';

/** Brings the database to the newest migration. Several processes may call it at once. Returns the names applied. */
export async function migrate(url: string, db: Kysely<Database>): Promise<string[]> {
  const release = takeLock(url);
  try {
    const provider = new FileMigrationProvider({
      fs,
      path,
      migrationFolder: path.join(import.meta.dirname, 'migrations'),
    });
    const { error, results = [] } = await new Migrator({ db, provider }).migrateToLatest();
    if (error) throw error;
    return results.map((result) => result.migrationName);
  } finally {
    release();
  }
}

/** Kysely's migrator locks on PostgreSQL only; on SQLite a second file serves as the lock. */
function takeLock(url: string): () => void {
  if (engineOfUrl(url) === 'postgres' || url === ':memory:') return () => {};
  const lock = openSqlite(`${url}.migration-lock`);
  lock.pragma('busy_timeout = 120000');
  lock.exec('begin exclusive');
  return () => {
    lock.exec('commit');
    lock.close();
  };
}

if (import.meta.main) {
  const { databaseUrl } = await import('./connection.ts');
  const db = openDatabase(databaseUrl);
  const applied = await migrate(databaseUrl, db);
  console.log(
    applied.length > 0 ? `已更新数据库 Migrated: ${applied.join(', ')}` : '数据库已是最新 Nothing to migrate',
  );
  await db.destroy();
}
