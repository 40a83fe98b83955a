import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { parseArgs } from 'node:util';
import { engineOf } from './database.ts';
import { migrate } from './migrate.ts';
import type { Database } from './schema.ts';

/** What a reset would lose that no seed can bring back. */
export async function countRealContent(db: Kysely<Database>): Promise<number> {
  const tables = (await db.introspection.getTables()).map(({ name }) => name);
  const count = async (table: 'job' | 'employer' | 'feedback'): Promise<number> => {
    if (!tables.includes(table)) return 0;
    const rows = db.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('count'));
    const real = table === 'feedback' ? rows : rows.where(sql.ref('is_demonstration'), '=', 0);
    return (await real.executeTakeFirstOrThrow()).count;
  };
  return (await count('job')) + (await count('employer')) + (await count('feedback'));
}

/** Drops every table and migrates anew. Another process may keep its connection. */
export async function resetDatabase(url: string, db: Kysely<Database>): Promise<void> {
  if (engineOf(db) === 'postgres') await dropPostgresTables(db);
  else await dropSqliteTables(db);
  await migrate(url, db);
}

async function dropPostgresTables(db: Kysely<Database>): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (tables.length === 0) return;
  const names = tables.map(({ schema, name }) => sql.table(schema ? `${schema}.${name}` : name));
  await sql`drop table ${sql.join(names)} cascade`.execute(db);
}

async function dropSqliteTables(db: Kysely<Database>): Promise<void> {
  await sql`pragma foreign_keys = off`.execute(db);
  // A virtual table takes its shadow tables with it, so these go first.
  for (const beginning of ['create virtual table%', 'create table%']) {
    const { rows } = await sql<{ name: string }>`
      select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and sql like ${beginning}
    `.execute(db);
    for (const { name } of rows) await sql`drop table ${sql.table(name)}`.execute(db);
  }
  await sql`pragma foreign_keys = on`.execute(db);
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { yes: { type: 'boolean', default: false } } });
  const { databaseUrl, db } = await import('./connection.ts');
  const real = await countRealContent(db);
  if (real > 0 && !values.yes) {
    console.error(`数据库里有${real}条不是示例的内容，没有清空。确实要全部删掉，请加 --yes`);
    console.error(`Not reset: ${real} rows are not demonstration content. Add --yes to delete them.`);
    process.exitCode = 1;
  } else {
    await resetDatabase(databaseUrl, db);
    console.log('已清空数据库，并建好空表');
  }
  await db.destroy();
}
