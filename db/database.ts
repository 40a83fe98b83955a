import SqliteDatabase from 'better-sqlite3';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { CompiledQuery, Kysely, PostgresDialect, SqliteAdapter, SqliteDialect, SqliteDriver, sql } from 'kysely';
import type { DatabaseConnection, SqliteDialectConfig } from 'kysely';
import pg from 'pg';
import { Mistake } from './mistake.ts';
import type { Database } from './schema.ts';

export type Engine = 'sqlite' | 'postgres';

/** Which engine an address or a path names. Throws for the address of any other engine. */
export function engineOfUrl(url: string): Engine {
  if (/^postgres(ql)?:\/\//.test(url)) return 'postgres';
  if (!/^\w+:\/\//.test(url)) return 'sqlite';
  throw new Mistake(
    'DATABASE_URL：应是 postgres:// 开头的地址，或者SQLite文件的路径。 ' +
      'DATABASE_URL: must be a postgres:// address or the path of an SQLite file.',
  );
}

/** Which engine answers behind this handle; a transaction knows too. */
export const engineOf = <Schema>(db: Kysely<Schema>): Engine =>
  db.getExecutor().adapter instanceof SqliteAdapter ? 'sqlite' : 'postgres';

/** Opens `postgres://…`, the path of an SQLite file, or `:memory:`. The caller destroys the handle. */
export function openDatabase(url: string): Kysely<Database> {
  return new Kysely<Database>({ dialect: engineOfUrl(url) === 'postgres' ? postgres(url) : sqlite(url) });
}

/** A bare SQLite connection with the settings that every connection of this product has. */
export function openSqlite(file: string): SqliteDatabase.Database {
  if (file !== ':memory:' && !existsSync(dirname(file))) mkdirSync(dirname(file), { recursive: true });
  const connection = new SqliteDatabase(file, { timeout: 5000 });
  connection.pragma('journal_mode = WAL');
  // A reopened WAL database falls back to NORMAL, which can lose acknowledged commits on power loss.
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  // In KiB. The 2 MB of the default do not hold what one search of a large index reads.
  connection.pragma('cache_size = -65536');
  if (connection.pragma('synchronous', { simple: true }) !== 2)
    throw new Error('SQLite does not honour synchronous=FULL');
  return connection;
}

/**
 * Throws unless acknowledged commits survive a power loss: WAL with synchronous=FULL on SQLite,
 * fsync and synchronous_commit on PostgreSQL.
 */
export async function assertDurable(db: Kysely<Database>): Promise<void> {
  const settings =
    engineOf(db) === 'sqlite'
      ? { journal_mode: 'wal', synchronous: '2' }
      : { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };
  for (const [name, wanted] of Object.entries(settings)) {
    const query = engineOf(db) === 'sqlite' ? `pragma ${name}` : `show ${name}`;
    const { rows } = await sql.raw<Record<string, unknown>>(query).execute(db);
    const found = String(Object.values(rows[0] ?? {})[0]);
    if (found !== wanted)
      throw new Error(`The database may lose acknowledged commits: ${name} is ${found}, not ${wanted}`);
  }
}

/** Kysely begins deferred; a read that turns into a write would then fail with BUSY beside another process. */
class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateSqliteDriver(this.#config);
  }
}

function sqlite(file: string): SqliteDialect {
  const connection = openSqlite(file);
  const statements = new Map<string, SqliteDatabase.Statement<unknown[]>>();
  return new ImmediateSqliteDialect({
    database: {
      // Preparing costs more than running a small query, so each text is prepared once.
      prepare(text) {
        let statement = statements.get(text);
        if (!statement) {
          if (statements.size === 500) statements.clear();
          statement = connection.prepare(text);
          statements.set(text, statement);
        }
        return statement;
      },
      close: () => connection.close(),
    },
  });
}

function postgres(url: string): PostgresDialect {
  // count() and bigint arrive as text by default; ours stay far below 2^53.
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      oid === 20 ? Number : pg.types.getTypeParser(oid, format),
  };
  return new PostgresDialect({
    pool: new pg.Pool({ connectionString: url, max: 10, types: types as pg.CustomTypesConfig }),
  });
}
