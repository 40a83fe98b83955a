import SqliteDatabase from 'better-sqlite3';
import { Mistake } from './mistake.ts';

/** Throws unless SQLite finds this file whole. Leaves the file as it is. `named` is what its user calls it. */
export function quickCheck(file: string, named = file): void {
  let found: unknown;
  try {
    const connection = new SqliteDatabase(file, { readonly: true });
    try {
      found = connection.pragma('quick_check', { simple: true });
    } finally {
      connection.close();
    }
  } catch (error) {
    found = error;
  }
  if (found !== 'ok') throw new Mistake(`${named} 已经损坏。 ${named} is damaged.`, { cause: found });
}
