import { expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { expireJobs } from '#src/domain/job/expire-jobs.ts';
import { noFilters } from '#src/domain/job/job-filters.ts';
import { findJob, listJobs } from '#src/domain/job/job-queries.ts';
import { publishJob, publishJobs } from '#src/domain/job/publish-job.ts';
import { withdrawJob } from '#src/domain/job/withdraw-job.ts';
import { freshDatabase } from '../../database.ts';
import { aFact, aPost, now } from './a-post.ts';

const titles = async (db: Kysely<Database>, q = '') =>
  (await listJobs(db, { ...noFilters, q }, { size: 50 }, now)).jobs.map((job) => job.title);

const indexed = async (db: Kysely<Database>): Promise<number> =>
  (await db.selectFrom('job').select('job_id').where('search_seq', 'is not', null).execute()).length;

test('a corrected job is replaced as a whole and keeps its place', async () => {
  const db = await freshDatabase();
  const post = aPost({
    title: '会计',
    description: '记账。',
    access: [aFact('entrance', 'yes'), aFact('toilet', 'yes')],
  });
  await publishJobs(db, [post, aPost({ title: '新岗' })], now);
  await publishJob(
    db,
    {
      ...post,
      job: { ...post.job, title: '出纳' },
      employer: { ...post.employer, name: '改名的示例单位' },
      description: '数钱。',
      access: [aFact('toilet', 'no')],
    },
    now,
  );
  expect(await titles(db)).toEqual(['新岗', '出纳']);
  expect(await titles(db, '记账')).toEqual([]);
  expect(await titles(db, '数钱')).toEqual(['出纳']);
  expect(await findJob(db, post.job.job_id)).toMatchObject({
    employer: { name: '改名的示例单位' },
    description: '数钱。',
    access: [{ fact: 'toilet', answer: 'no' }],
  });
});

test('a withdrawn job leaves the list and the index, once; published again it is the newest', async () => {
  const db = await freshDatabase();
  const post = aPost({ title: '会计' });
  await publishJobs(db, [post, aPost({ title: '门卫' })], now);
  expect(await withdrawJob(db, post.job.job_id, now)).toBe(true);
  expect(await withdrawJob(db, post.job.job_id, now)).toBe(false);
  expect(await withdrawJob(db, 'nothing', now)).toBe(false);
  expect(await titles(db)).toEqual(['门卫']);
  expect(await titles(db, '会计')).toEqual([]);
  expect((await findJob(db, post.job.job_id))?.withdrawn_at).toBe(now.toISOString());
  expect(await indexed(db)).toBe(1);
  await publishJob(db, post, now);
  expect(await titles(db)).toEqual(['会计', '门卫']);
});

test('a job that is not open when it is written is kept but never listed', async () => {
  const db = await freshDatabase();
  const closed = aPost({ title: '会计', closes_on: '2026-02-28' });
  await publishJobs(
    db,
    [closed, aPost({ withdrawn_at: now.toISOString() }), aPost({ confirmed_on: '2025-11-01' })],
    now,
  );
  expect(await titles(db)).toEqual([]);
  expect(await indexed(db)).toBe(0);
  expect((await findJob(db, closed.job.job_id))?.title).toBe('会计');
});

test('a listed job that is written again as withdrawn leaves the list', async () => {
  const db = await freshDatabase();
  const post = aPost({ title: '会计' });
  await publishJob(db, post, now);
  await publishJob(db, { ...post, job: { ...post.job, withdrawn_at: now.toISOString() } }, now);
  expect(await titles(db, '会计')).toEqual([]);
  expect(await indexed(db)).toBe(0);
});

test('expiry takes closed and unconfirmed jobs out of the index and leaves the others', async () => {
  const db = await freshDatabase();
  await publishJobs(
    db,
    [
      ...Array.from({ length: 501 }, () => aPost({ title: '会计', closes_on: '2026-03-01' })),
      aPost({ title: '会计', closes_on: null, confirmed_on: '2025-12-01' }),
      aPost({ title: '会计', closes_on: '2026-03-02', confirmed_on: '2025-12-02' }),
    ],
    now,
  );
  expect(await expireJobs(db, now)).toBe(0);
  expect(await expireJobs(db, new Date('2026-03-02T00:00:00+08:00'))).toBe(502);
  expect(await indexed(db)).toBe(1);
  expect(await titles(db, '会计')).toHaveLength(1);
  expect(await expireJobs(db, new Date('2026-03-02T00:00:00+08:00'))).toBe(0);
});

test('an expired job that is confirmed again comes back as the newest', async () => {
  const db = await freshDatabase();
  const post = aPost({ title: '会计', closes_on: null, confirmed_on: '2025-12-01' });
  await publishJobs(db, [post, aPost({ title: '门卫' })], now);
  const later = new Date('2026-03-05T00:00:00+08:00');
  await expireJobs(db, later);
  await publishJob(db, { ...post, job: { ...post.job, confirmed_on: '2026-03-05' } }, later);
  const { jobs } = await listJobs(db, noFilters, {}, later);
  expect(jobs.map((job) => job.title)).toEqual(['会计', '门卫']);
});

test('publishers at the same moment take different places', async () => {
  const db = await freshDatabase();
  const batches = Array.from({ length: 5 }, (_, batch) =>
    Array.from({ length: 30 }, (_one, number) => aPost({ title: `岗位${batch}之${number}` })),
  );
  await Promise.all(batches.map((batch) => publishJobs(db, batch, now)));
  const rows = await db.selectFrom('job').select('search_seq').execute();
  expect(new Set(rows.map((row) => row.search_seq)).size).toBe(150);
});

test('the last of two posts with one id counts', async () => {
  const db = await freshDatabase();
  const post = aPost({ title: '会计' });
  await publishJobs(db, [post, { ...post, job: { ...post.job, title: '出纳' } }], now);
  expect(await titles(db)).toEqual(['出纳']);
});

test('a failing job leaves nothing of its transaction behind', async () => {
  const db = await freshDatabase();
  const broken = aPost({ title: '会计', access: [aFact('toilet', 'no'), aFact('toilet', 'yes')] });
  await expect(publishJobs(db, [aPost({ title: '门卫' }), broken], now)).rejects.toThrow();
  expect(await titles(db)).toEqual([]);
  await publishJob(db, aPost({ title: '保洁' }), now);
  expect(await titles(db)).toEqual(['保洁']);
});

test('publishing takes part in the transaction that it is given', async () => {
  const db = await freshDatabase();
  await expect(
    db.transaction().execute(async (tx) => {
      await publishJob(tx, aPost({ title: '会计' }), now);
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  expect(await titles(db)).toEqual([]);
});
