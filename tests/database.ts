import { afterAll } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { freshDatabaseUrl } from './database-url.ts';
import type { Content } from './database-url.ts';

const opened: Kysely<Database>[] = [];

afterAll(async () => {
  for (const db of opened) await db.destroy();
});

/** A database of its own, on the engine that this run is about. It closes itself after the test file. */
export async function freshDatabase(content: Content = 'empty'): Promise<Kysely<Database>> {
  const db = openDatabase(await freshDatabaseUrl(content));
  opened.push(db);
  return db;
}
