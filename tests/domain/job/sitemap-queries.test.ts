import { expect, test } from 'vitest';
import { listOpenJobIds } from '#src/domain/job/sitemap-queries.ts';
import { aJob } from '../../factories.ts';
import { freshDatabase } from '../../database.ts';

test('search engines are told every open job once, chunk by chunk, and no other', async () => {
  const db = await freshDatabase();
  const now = new Date('2026-11-22T04:00:00.000Z');
  const open = [
    await aJob(db, {}, now),
    await aJob(db, { closes_on: null }, now),
    await aJob(db, { closes_on: '2026-11-22' }, now),
    await aJob(db, { confirmed_on: '2026-08-24' }, now),
  ].map((job) => job.job_id);
  await aJob(db, { closes_on: '2026-11-21' }, now);
  await aJob(db, { withdrawn_at: now.toISOString() }, now);
  await aJob(db, { confirmed_on: '2026-08-23' }, now);
  const told: string[] = [];
  for (let after = ''; ; after = told.at(-1) ?? '') {
    const chunk = await listOpenJobIds(db, { after, size: 3 }, now);
    told.push(...chunk.map((job) => job.job_id));
    if (chunk.length < 3) break;
  }
  expect(told).toEqual(open.sort());
});
