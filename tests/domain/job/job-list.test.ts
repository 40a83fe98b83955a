import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { noFilters, parseCursor } from '#src/domain/job/job-filters.ts';
import type { JobFilters } from '#src/domain/job/job-filters.ts';
import { countJobs, findJob, listJobs, listSimilarJobs } from '#src/domain/job/job-queries.ts';
import type { JobPage } from '#src/domain/job/job-queries.ts';
import { publishJob, publishJobs } from '#src/domain/job/publish-job.ts';
import { freshDatabase } from '../../database.ts';
import { aFact, aPost, now } from './a-post.ts';

const page = (db: Kysely<Database>, filters: Partial<JobFilters>, at: string | undefined, size = 3): Promise<JobPage> =>
  listJobs(db, { ...noFilters, ...filters }, { cursor: at === undefined ? undefined : parseCursor(at), size }, now);

/** The titles of each page, all the way down, then all the way back up. */
async function walk(
  db: Kysely<Database>,
  filters: Partial<JobFilters>,
  size = 3,
): Promise<{ down: string[][]; up: string[][] }> {
  const titles = ({ jobs }: JobPage) => jobs.map((job) => job.title);
  const down: string[][] = [];
  const up: string[][] = [];
  let last = await page(db, filters, undefined, size);
  expect(last.previous).toBeUndefined();
  for (down.push(titles(last)); last.next; down.push(titles(last))) last = await page(db, filters, last.next, size);
  for (; last.previous; up.unshift(titles(last))) last = await page(db, filters, last.previous, size);
  return { down, up };
}

const numbered = (count: number, name: (number: number) => string) =>
  Array.from({ length: count }, (_, number) => aPost({ title: name(number) }));

describe('pages', () => {
  test('go through every job once, the newest first, and back the same way', async () => {
    const db = await freshDatabase();
    await publishJobs(
      db,
      numbered(8, (number) => `岗位${number}`),
      now,
    );
    const { down, up } = await walk(db, {});
    expect(down).toEqual([
      ['岗位7', '岗位6', '岗位5'],
      ['岗位4', '岗位3', '岗位2'],
      ['岗位1', '岗位0'],
    ]);
    expect(up).toEqual(down.slice(0, 2));
  });

  test('show titles with the word before texts with it, also across pages', async () => {
    const db = await freshDatabase();
    const posts = Array.from({ length: 8 }, (_, number) =>
      number % 2
        ? aPost({ title: `客服${number}` })
        : aPost({ title: `门卫${number}`, description: '接待，也做客服。' }),
    );
    await publishJobs(db, posts, now);
    const { down, up } = await walk(db, { q: '客服' });
    expect(down.flat()).toEqual(['客服7', '客服5', '客服3', '客服1', '门卫6', '门卫4', '门卫2', '门卫0']);
    expect(up).toEqual(down.slice(0, 2));
  });

  test('go on to the jobs found by sound and back', async () => {
    const db = await freshDatabase();
    await publishJobs(db, [aPost({ title: '客福' }), ...numbered(6, (number) => `客服${number}`)], now);
    const { down, up } = await walk(db, { q: '客福' });
    expect(down.flat()).toEqual(['客福', '客服5', '客服4', '客服3', '客服2', '客服1', '客服0']);
    expect(up).toEqual(down.slice(0, 2));
  });

  test('go on through jobs in pieces and by sound, each once, and are counted so', async () => {
    const db = await freshDatabase();
    const titles = ['居家客服', '客服，可以居家', '居家聊天客服', '居家课服', '居价客服', '局家克服', '局价克服'];
    await publishJobs(
      db,
      titles.map((title) => aPost({ title })),
      now,
    );
    const { down, up } = await walk(db, { q: '居家客服' }, 5);
    expect(down).toEqual([
      ['居家客服', '居家聊天客服', '客服，可以居家', '局价克服', '局家克服'],
      ['居价客服', '居家课服'],
    ]);
    expect(up).toEqual(down.slice(0, 1));
    expect(await countJobs(db, { ...noFilters, q: '居家客服' }, now)).toEqual({ jobs: 7, more: false });
  });

  test('show titles before texts, too, where a filter leaves few', async () => {
    const db = await freshDatabase();
    const jobs = [
      aPost({ title: '柳州的客服', post_kind: 'private' }),
      aPost({ title: '门卫', description: '也做客服。', post_kind: 'private' }),
      aPost({ title: '客服', post_kind: 'agency' }),
    ];
    await publishJobs(db, jobs, now);
    const { down } = await walk(db, { q: '客服', kind: 'private' });
    expect(down).toEqual([['柳州的客服', '门卫']]);
  });

  test('a job published meanwhile makes nobody read one twice or miss one', async () => {
    const db = await freshDatabase();
    await publishJobs(
      db,
      numbered(6, (number) => `岗位${number}`),
      now,
    );
    const first = await page(db, {}, undefined);
    await publishJob(db, aPost({ title: '新岗位' }), now);
    const second = await page(db, {}, first.next);
    expect(second.jobs.map((job) => job.title)).toEqual(['岗位2', '岗位1', '岗位0']);
    expect((await page(db, {}, second.previous)).jobs.map((job) => job.title)).toEqual(['岗位5', '岗位4', '岗位3']);
  });

  test('a cursor of another search starts from the beginning', async () => {
    const db = await freshDatabase();
    await publishJobs(
      db,
      numbered(2, (number) => `岗位${number}`),
      now,
    );
    const { jobs, previous } = await page(db, {}, 'o3a');
    expect(jobs).toHaveLength(2);
    expect(previous).toBeUndefined();
  });

  test('an empty list has no pages', async () => {
    const db = await freshDatabase();
    expect(await page(db, {}, undefined)).toEqual({ jobs: [], bySound: false, previous: undefined, next: undefined });
    expect(await countJobs(db, noFilters, now)).toEqual({ jobs: 0, more: false });
  });
});

describe('filters', () => {
  let db: Kysely<Database>;

  beforeAll(async () => {
    db = await freshDatabase();
    await publishJobs(
      db,
      [
        aPost({ title: '甲', region_code: '450204', post_kind: 'massage', work_mode: 'remote', hours: 'part' }),
        aPost({ title: '乙', region_code: '500154', post_kind: 'private', education: 'bachelor', graduate_focus: 1 }),
        aPost({
          title: '丙',
          region_code: '450302',
          post_kind: 'massage',
          education: 'college',
          occupation: 'massage',
          access: [aFact('entrance', 'yes'), aFact('toilet', 'partly'), aFact('guide-dog', 'no')],
        }),
      ],
      now,
    );
  });

  test.each<[Partial<JobFilters>, string]>([
    [{}, '丙乙甲'],
    [{ region: '450000' }, '丙甲'],
    [{ region: '450200' }, '甲'],
    [{ region: '450204' }, '甲'],
    [{ region: '500000' }, '乙'],
    [{ kind: 'massage' }, '丙甲'],
    [{ kind: 'massage', region: '450200' }, '甲'],
    [{ kind: 'private', region: '450000' }, ''],
    [{ occupation: 'massage' }, '丙'],
    [{ mode: 'remote' }, '甲'],
    [{ hours: 'part' }, '甲'],
    [{ education: 'none' }, '甲'],
    [{ education: 'college' }, '丙甲'],
    [{ education: 'bachelor' }, '丙乙甲'],
    [{ graduate: true }, '乙'],
    [{ access: ['entrance'] }, '丙'],
    [{ access: ['entrance', 'toilet'] }, '丙'],
    [{ access: ['guide-dog'] }, ''],
  ])('%j leaves %s', async (filters, titles) => {
    const { jobs } = await page(db, filters, undefined, 10);
    expect(jobs.map((job) => job.title).join('')).toBe(titles);
    expect(await countJobs(db, { ...noFilters, ...filters }, now)).toEqual({ jobs: titles.length, more: false });
  });

  test('a list says what is known about access', async () => {
    const { jobs } = await page(db, { occupation: 'massage' }, undefined);
    expect(jobs[0]?.employer_name).toBe('示例单位');
    expect(jobs[0]?.access.toSorted()).toEqual(['no', 'partly', 'yes']);
  });
});

describe('jobs that are not open', () => {
  test('leave the list by themselves, with words and without, though nothing has swept the index', async () => {
    const db = await freshDatabase();
    await publishJobs(
      db,
      [
        aPost({ title: '客服甲', closes_on: '2026-03-01' }),
        aPost({ title: '客服乙', closes_on: '2026-03-02' }),
        aPost({ title: '客服丙', closes_on: null, confirmed_on: '2025-12-01' }),
        aPost({ title: '客服丁', closes_on: null }),
      ],
      now,
    );
    const titles = async (q: string, day: string) => {
      const moment = new Date(`${day}T00:00:00+08:00`);
      const { jobs } = await listJobs(db, { ...noFilters, q }, {}, moment);
      expect(await countJobs(db, { ...noFilters, q }, moment)).toEqual({ jobs: jobs.length, more: false });
      return jobs.map((job) => job.title.slice(2)).join('');
    };
    for (const q of ['', '客服']) {
      expect(await titles(q, '2026-03-01')).toBe('丁丙乙甲');
      expect(await titles(q, '2026-03-02')).toBe('丁乙');
      expect(await titles(q, '2026-03-03')).toBe('丁');
      expect(await titles(q, '2026-06-01')).toBe('');
    }
  });
});

test('more than a thousand jobs are counted no further', async () => {
  const db = await freshDatabase();
  await publishJobs(
    db,
    numbered(1001, () => '客服'),
    now,
  );
  expect(await countJobs(db, noFilters, now)).toEqual({ jobs: 1000, more: true });
  expect(await countJobs(db, { ...noFilters, q: '客服' }, now)).toEqual({ jobs: 1000, more: true });
});

test('a job is found by its id with its employer and everything known about access', async () => {
  const db = await freshDatabase();
  const post = aPost({ description: '说明。', access: [aFact('toilet', 'no'), aFact('entrance', 'yes')] });
  await publishJob(db, post, now);
  const job = await findJob(db, post.job.job_id);
  expect(job).toMatchObject({ ...post.job, description: '说明。', employer: post.employer });
  expect(job?.access.map(({ fact, answer }) => `${fact} ${answer}`)).toEqual(['entrance yes', 'toilet no']);
  expect(await findJob(db, 'nothing')).toBeUndefined();
});

test('similar jobs have the same occupation; the nearer come first and the job itself is left out', async () => {
  const db = await freshDatabase();
  const own = aPost({ title: '本岗', occupation: 'massage', region_code: '450204' });
  await publishJobs(
    db,
    [
      aPost({ title: '同区', occupation: 'massage', region_code: '450204' }),
      own,
      aPost({ title: '同市', occupation: 'massage', region_code: '450202' }),
      aPost({ title: '外省', occupation: 'massage', region_code: '440402' }),
      aPost({ title: '同省', occupation: 'massage', region_code: '450302' }),
      aPost({ title: '不同', occupation: 'clerk', region_code: '450204' }),
    ],
    now,
  );
  const titles = async (size: number) => (await listSimilarJobs(db, own.job, now, size)).map((job) => job.title);
  expect(await titles(5)).toEqual(['同区', '同市', '同省', '外省']);
  expect(await titles(2)).toEqual(['同区', '同市']);
});
