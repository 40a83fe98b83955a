import SqliteDatabase from 'better-sqlite3';

/** Throws unless SQLite finds this file whole. Leaves the file as it is. */
export function quickCheck(file: string): void {
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
  if (found !== 'ok') throw new Error(`${file} 已经损坏。 ${file} is damaged.`, { cause: found });
}
