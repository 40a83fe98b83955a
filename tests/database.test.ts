import { expect, test } from 'vitest';
import { assertDurable, engineOf } from '#db/database.ts';
import { freshDatabase } from './database.ts';
import { testedEngine } from './database-url.ts';

test('a fresh database has every table, no rows, and the engine that was asked for', async () => {
  const db = await freshDatabase();
  expect(await db.selectFrom('job').selectAll().execute()).toEqual([]);
  expect(engineOf(db)).toBe(testedEngine);
});

test('what one fresh database holds, another does not', async () => {
  const [first, second] = await Promise.all([freshDatabase(), freshDatabase()]);
  const employer = { employer_id: '1', name: '示例', kind: 'enterprise', region_code: '450200', is_demonstration: 1 };
  await first.insertInto('employer').values(employer).execute();
  expect(await second.selectFrom('employer').selectAll().execute()).toEqual([]);
});

test('acknowledged commits survive a power loss', async () => {
  await assertDurable(await freshDatabase());
});
