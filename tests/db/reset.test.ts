import { expect, test } from 'vitest';
import { openDatabase } from '#db/database.ts';
import { countRealContent, resetDatabase } from '#db/reset.ts';
import { seedDemonstration } from '#db/seed.ts';
import { freshDatabaseUrl } from '../database-url.ts';

const now = new Date('2026-03-10T04:00:00Z');

test('a reset leaves every table empty and able to be filled again', async () => {
  const url = await freshDatabaseUrl();
  const db = openDatabase(url);
  const seeded = await seedDemonstration(db, now);
  await resetDatabase(url, db);
  expect(await db.selectFrom('job').selectAll().execute()).toEqual([]);
  expect(await seedDemonstration(db, now)).toEqual(seeded);
  await db.destroy();
});

test('invented jobs do not count as content that a reset would lose; real ones do', async () => {
  const url = await freshDatabaseUrl();
  const db = openDatabase(url);
  await seedDemonstration(db, now);
  expect(await countRealContent(db)).toBe(0);
  const employer = { employer_id: crypto.randomUUID(), name: '某单位', kind: 'private', region_code: '450200' };
  await db
    .insertInto('employer')
    .values({ ...employer, is_demonstration: 0 })
    .execute();
  expect(await countRealContent(db)).toBe(1);
  await db.destroy();
});
