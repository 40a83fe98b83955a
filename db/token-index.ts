import { sql } from 'kysely';
import type { Expression, Kysely, SqlBool } from 'kysely';
import { engineOf } from './database.ts';
import type { Database } from './schema.ts';

/*
 * An inverted index of opaque tokens by a number: FTS5 without content on SQLite, a position-less
 * tsvector with GIN on PostgreSQL. Tokens hold a-z, 0-9 and Han characters only, so no quoting is left to chance;
 * both engines keep each one whole.
 */

/** Which rows to match: one token, all of several, any of several, or some but not others. `all` and `any` hold at least one. */
export type TokenQuery = string | { all: TokenQuery[] } | { any: TokenQuery[] } | { some: TokenQuery; not: TokenQuery };

/** One row of the index. */
export interface TokenRow {
  rowid: number;
  tokens: Iterable<string>;
}

const tokenShape = /^[a-z0-9\p{Script=Han}]+$/u;

/** Creates the index; used by migrations. */
export async function createTokenIndex(db: Kysely<never>, name: string): Promise<void> {
  if (engineOf(db) === 'sqlite') {
    await sql`create virtual table ${sql.table(name)} using fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='unicode61 remove_diacritics 0')`.execute(
      db,
    );
    // In bytes. A search for several tokens leaps from page to page, and reads each to its end; four fit into a page of
    // the database.
    await sql`insert into ${sql.table(name)} (${sql.table(name)}, rank) values ('pgsz', 1000)`.execute(db);
  } else {
    await sql`create table ${sql.table(name)} (rowid bigint primary key, tokens tsvector not null)`.execute(db);
    await sql`create index ${sql.ref(`${name}_tokens`)} on ${sql.table(name)} using gin (tokens) with (fastupdate = off)`.execute(
      db,
    );
  }
}

/** Adds rows, or replaces those that are there. */
export async function putTokens(db: Kysely<Database>, name: string, rows: readonly TokenRow[]): Promise<void> {
  if (rows.length === 0) return;
  const table = sql.table(name);
  const sqlite = engineOf(db) === 'sqlite';
  // FTS5 writes out what it gathered whenever a number is not larger than the last.
  const inOrder = rows.toSorted((one, other) => one.rowid - other.rowid);
  const values = sql.join(
    inOrder.map(({ rowid, tokens }) => {
      const whole = [...tokens].map(checkToken);
      return sqlite ? sql`(${rowid}, ${whole.join(' ')})` : sql`(${rowid}, array_to_tsvector(${whole}::text[]))`;
    }),
  );
  if (sqlite) await sql`insert or replace into ${table} (rowid, tokens) values ${values}`.execute(db);
  else
    await sql`insert into ${table} (rowid, tokens) values ${values} on conflict (rowid) do update set tokens = excluded.tokens`.execute(
      db,
    );
}

/** Takes rows out; those that are not there do no harm. */
export async function removeTokens(db: Kysely<Database>, name: string, rowids: readonly number[]): Promise<void> {
  if (rowids.length === 0) return;
  await sql`delete from ${sql.table(name)} where rowid in (${sql.join(rowids)})`.execute(db);
}

/**
 * Makes reading fast again after many writes, which leave the index in many pieces on SQLite. Works in short steps, so
 * that nobody waits for the write lock.
 */
export async function tidyTokenIndex(db: Kysely<Database>, name: string): Promise<void> {
  if (engineOf(db) !== 'sqlite') return;
  const table = sql.table(name);
  // The first step, below zero, plans to join all pieces; each further one does a part, and one that changes
  // nothing but its own row was the last.
  for (let pages = -pagesPerStep, changed = 2; changed > 1; pages = pagesPerStep) {
    const before = await totalChanges(db);
    await sql`insert into ${table} (${table}, rank) values ('merge', ${pages})`.execute(db);
    changed = (await totalChanges(db)) - before;
  }
}

const pagesPerStep = 2000;

async function totalChanges(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ changes: number }>`select total_changes() as changes`.execute(db);
  return rows[0]?.changes ?? 0;
}

/** The condition that a row of this index matches; the parameter's value comes from `matchText`. */
export function tokensMatch(db: Kysely<Database>, name: string, text: Expression<string>): Expression<SqlBool> {
  return engineOf(db) === 'sqlite'
    ? sql<SqlBool>`${sql.table(name)} match ${text}`
    : sql<SqlBool>`${sql.ref(`${name}.tokens`)} @@ ${text}::tsquery`;
}

/** A query in the words of the engine. Throws for a token that holds anything but letters and digits. */
export function matchText(db: Kysely<Database>, query: TokenQuery): string {
  return engineOf(db) === 'sqlite'
    ? write(query, '"', ' AND ', ' OR ', ' NOT ')
    : write(query, "'", ' & ', ' | ', ' & !');
}

/** Whether a row with these tokens matches, as the index would say. */
export function holdsTokens(tokens: ReadonlySet<string>, query: TokenQuery): boolean {
  const holds = (part: TokenQuery): boolean => holdsTokens(tokens, part);
  if (typeof query === 'string') return tokens.has(query);
  if ('all' in query) return query.all.every(holds);
  if ('any' in query) return query.any.some(holds);
  return holds(query.some) && !holds(query.not);
}

function write(query: TokenQuery, quote: string, and: string, or: string, not: string): string {
  const inner = (part: TokenQuery): string => write(part, quote, and, or, not);
  if (typeof query === 'string') return `${quote}${checkToken(query)}${quote}`;
  if ('all' in query) return `(${query.all.map(inner).join(and)})`;
  if ('any' in query) return `(${query.any.map(inner).join(or)})`;
  return `(${inner(query.some)}${not}${inner(query.not)})`;
}

function checkToken(token: string): string {
  if (!tokenShape.test(token)) throw new Error(`Not a token: ${JSON.stringify(token)}`);
  return token;
}
