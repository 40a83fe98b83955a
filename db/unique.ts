import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** How the engines call a second row with what must be unique: PostgreSQL, SQLite. */
const violations: readonly unknown[] = ['23505', 'SQLITE_CONSTRAINT_UNIQUE'];

/**
 * Writes within a transaction, which goes on also when the database refuses a second row with what must be unique; false
 * then. What somebody else writes at the same moment no question beforehand can see.
 */
export async function unlessTaken(transaction: Kysely<Database>, write: () => Promise<unknown>): Promise<boolean> {
  await sql`savepoint unless_taken`.execute(transaction);
  try {
    await write();
  } catch (error) {
    await sql`rollback to savepoint unless_taken`.execute(transaction);
    if (error instanceof Error && 'code' in error && violations.includes(error.code)) return false;
    throw error;
  } finally {
    await sql`release savepoint unless_taken`.execute(transaction);
  }
  return true;
}
