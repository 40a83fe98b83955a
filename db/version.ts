import pg from 'pg';
import { engineOfUrl, openSqlite } from './database.ts';

export interface DatabaseVersion {
  /**
   * A text that is the same as before only if nothing was committed in between, by any process.
   * Undefined when that cannot be told. A PostgreSQL answer comes as a promise.
   */
  read(): string | undefined | Promise<string | undefined>;
  close(): Promise<void>;
}

/** Watches a database for commits, on a connection of its own. */
export const watchVersion = (url: string): DatabaseVersion =>
  engineOfUrl(url) === 'postgres' ? watchPostgres(url) : watchSqlite(url);

function watchSqlite(file: string): DatabaseVersion {
  const connection = openSqlite(file);
  // Changes with every commit of another connection; this one never writes.
  const version = connection.prepare<[], number>('pragma data_version').pluck();
  let known: string | undefined;
  const forget = () => {
    known = undefined;
  };
  return {
    read() {
      if (known === undefined) {
        known = String(version.get());
        // Requests that are read in one turn of the event loop had all arrived when it began, so one answer does.
        setImmediate(forget);
      }
      return known;
    },
    close: async () => void connection.close(),
  };
}

/**
 * A snapshot names the transactions that had an effect and were still open, and the first one yet to come. Every
 * commit moves one of its own out of these, so equal snapshots see equal data. A commit elsewhere in the cluster or a
 * rollback changes the text too, which only costs a rendering. A standby does not list open transactions: no answer.
 */
const snapshotQuery = `
  select case when pg_is_in_recovery() then null else pg_current_snapshot()::text end as version`;

function watchPostgres(url: string): DatabaseVersion {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  pool.on('error', () => undefined);
  const ask = async () => (await pool.query<{ version: string | null }>(snapshotQuery)).rows[0]?.version ?? undefined;
  let current: Promise<unknown> | undefined;
  let next: Promise<string | undefined> | undefined;
  return {
    read() {
      // Whoever comes while a query runs shares the next one: it begins after all of them came.
      if (next) return next;
      const mine = (current ?? Promise.resolve()).then(() => {
        next = undefined;
        const asked = ask();
        current = asked.catch(() => undefined);
        return asked;
      });
      next = mine;
      return mine;
    },
    close: () => pool.end(),
  };
}
