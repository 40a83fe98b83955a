import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { engineOf } from './database.ts';

/*
 * An inverted index of opaque tokens by a growing number: FTS5 without content on SQLite, a position-less
 * tsvector with GIN on PostgreSQL. Tokens hold letters and digits only, so no quoting is left to chance.
 */

/** Creates the index; used by migrations. */
export async function createTokenIndex(db: Kysely<never>, name: string): Promise<void> {
  if (engineOf(db) === 'sqlite') {
    await sql`create virtual table ${sql.table(name)} using fts5(tokens, content='', contentless_delete=1, detail=none, columnsize=0, tokenize='unicode61 remove_diacritics 0')`.execute(
      db,
    );
  } else {
    await sql`create table ${sql.table(name)} (rowid bigint primary key, tokens tsvector not null)`.execute(db);
    await sql`create index ${sql.ref(`${name}_tokens`)} on ${sql.table(name)} using gin (tokens) with (fastupdate = off)`.execute(
      db,
    );
  }
}
