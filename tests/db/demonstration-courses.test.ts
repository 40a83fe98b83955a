import { expect, test } from 'vitest';
import { seedDemonstration } from '#db/seed.ts';
import { noCourseFilters } from '#src/domain/course/course-filters.ts';
import { listSessions } from '#src/domain/course/session-list-queries.ts';
import { addDays } from '#src/domain/day/day.ts';
import { programmeRegions } from '#src/domain/region/region.ts';
import { freshDatabase } from '../database.ts';

const now = new Date('2026-03-01T04:00:00Z');

test('every region has a course to enrol in, marked as an example and without a phone number', async () => {
  const db = await freshDatabase();
  await seedDemonstration(db, now);
  for (const region of programmeRegions) {
    const { sessions } = await listSessions(db, { filters: { ...noCourseFilters, region } }, now);
    expect(sessions.length).toBeGreaterThanOrEqual(region === '450200' ? 6 : 1);
    for (const session of sessions) {
      expect(session).toMatchObject({ isDemonstration: true, contactPhone: undefined });
      expect(session.title).toContain('示例');
      expect(session.base?.name ?? '示例').toContain('示例');
    }
  }
});

test('the invented courses are of most kinds, and say no amount of money', async () => {
  const db = await freshDatabase();
  await seedDemonstration(db, now);
  const courses = await db.selectFrom('course').selectAll().execute();
  expect(new Set(courses.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(7);
  expect(JSON.stringify(courses)).not.toMatch(/\d元|[０-９]/);
});

test('put in again, the sessions move on and nothing stands there twice', async () => {
  const db = await freshDatabase();
  await seedDemonstration(db, now);
  const read = async (at: Date) => (await listSessions(db, { filters: noCourseFilters, size: 50 }, at)).sessions;
  const before = await read(now);
  const later = new Date('2026-09-01T04:00:00Z');
  expect(await read(later)).toEqual([]);
  await seedDemonstration(db, later, { again: true });
  const after = await read(later);
  expect(after.map(({ sessionId }) => sessionId)).toEqual(before.map(({ sessionId }) => sessionId));
  expect(after.map(({ dates }) => dates.length)).toEqual(before.map(({ dates }) => dates.length));
  expect(after[0]?.startsOn).toBe(addDays(before[0]?.startsOn ?? '', 184));
});
