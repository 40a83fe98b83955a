import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { seedDemonstrationAccounts } from '#db/demonstration/demonstration-accounts.ts';
import { findValidAssessment } from '#src/domain/assessment/assessment-queries.ts';
import { createSealer } from '#src/sealing.ts';
import { freshDatabase } from '../database.ts';

test.each(['2026-11-23T02:00:00.000Z', '2028-02-28T17:00:00.000Z'])(
  'seeded at %s, every free time is to come, and the result counts for months',
  async (moment) => {
    const [db, sealer, now] = [await freshDatabase(), createSealer(randomBytes(32)), new Date(moment)];
    await seedDemonstrationAccounts(db, sealer, now);
    const times = await db.selectFrom('assessment_time').selectAll().orderBy('starts_at').execute();
    const done = await db.selectFrom('appointment').selectAll().executeTakeFirstOrThrow();
    const free = times.filter(({ assessment_time_id }) => assessment_time_id !== done.assessment_time_id);
    expect(free).toHaveLength(6);
    expect(free.every(({ starts_at }) => starts_at > now.toISOString())).toBe(true);
    expect(new Set(times.map(({ starts_at }) => starts_at)).size).toBe(7);
    expect(times.every(({ place }) => place === null || place.includes('示例'))).toBe(true);
    const later = new Date(now.getTime() + 180 * 86_400_000);
    expect(await findValidAssessment(db, sealer, done.jobseeker_id, later)).toMatchObject({ kind: 'professional' });
  },
);
