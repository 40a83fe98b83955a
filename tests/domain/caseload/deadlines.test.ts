import { beforeAll, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { listRegionDeadlines } from '#src/domain/caseload/deadline-queries.ts';
import { tickDeadlines } from '#src/domain/caseload/tick-deadlines.ts';
import { huangshi } from '#src/domain/programme/huangshi.ts';
import { liuzhou } from '#src/domain/programme/liuzhou.ts';
import { freshDatabase } from '../../database.ts';
import { aCounsellor } from '../assessment/assessed-people.ts';

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

test('a deadline of the plan shows thirty days before its day, and not after it or after the plan', async () => {
  const { visitor } = await aCounsellor(db);
  const on = async (today: string) => (await listRegionDeadlines(db, visitor, liuzhou, today)).map((each) => each.on);
  expect(await on('2024-10-15')).toEqual([]);
  expect(await on('2024-10-16')).toEqual(['2024-11-15']);
  expect(await on('2024-11-15')).toEqual(['2024-11-15', '2024-11-20', '2024-11-30']);
  expect(await on('2024-11-16')).toEqual(['2024-11-20', '2024-11-30']);
  for (const day of ['2021-11-10', '2025-11-10', '2026-11-10']) expect(await on(day)).toEqual([]);
});

test('staff of the region mark it as done, and back, each of two on one day by itself', async () => {
  const [one, colleague] = [await aCounsellor(db), await aCounsellor(db)];
  const now = new Date('2024-12-20T02:00:00.000Z');
  const list = () => listRegionDeadlines(db, colleague.visitor, huangshi, '2024-12-20');
  const [first, second] = await list();
  expect([first?.on, second?.on]).toEqual(['2024-12-31', '2024-12-31']);
  const tick = (keys: readonly string[]) => tickDeadlines(db, one.visitor, huangshi, keys, now);
  await tick([first?.key ?? '', 'nonsense']);
  await tick([first?.key ?? '']);
  expect((await list()).map(({ isDone }) => isDone)).toEqual([true, false]);
  expect(await db.selectFrom('region_deadline').selectAll().execute()).toMatchObject([
    { region_code: '450200', done_by: one.accountId, done_at: now.toISOString() },
  ]);
  await tick([second?.key ?? '']);
  expect((await list()).map(({ isDone }) => isDone)).toEqual([false, true]);
  const elsewhere = { ...one.visitor, role: { ...one.visitor.role, regionCode: '420200' } };
  expect((await listRegionDeadlines(db, elsewhere, huangshi, '2024-12-20')).every(({ isDone }) => !isDone)).toBe(true);
});
