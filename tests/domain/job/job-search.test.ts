import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { noFilters } from '#src/domain/job/job-filters.ts';
import type { JobFilters } from '#src/domain/job/job-filters.ts';
import { countJobs, listJobs } from '#src/domain/job/job-queries.ts';
import { searchableTexts } from '#src/domain/job/job-tokens.ts';
import { publishJobs } from '#src/domain/job/publish-job.ts';
import { normalise, wordsOf } from '#src/domain/job/search-text.ts';
import { freshDatabase } from '../../database.ts';
import { aFact, aPost, now } from './a-post.ts';

const posts = [
  aPost({ title: '电话客服专员（居家）', occupation: 'customer-service', work_mode: 'remote', region_code: '450204' }),
  aPost({ title: '盲人按摩师', occupation: 'massage', post_kind: 'massage', region_code: '440402' }),
  aPost({ title: '数据标注员', occupation: 'data-labelling', description: '给图片画框。用ＡＩ工具，会Excel。' }),
  aPost({ title: '会计', occupation: 'accounting', region_code: '450102', employer_name: '南方示例公司' }),
  aPost({ title: '無障礙測試工程師', occupation: 'accessibility-testing', description: '檢查網頁讀屏。' }),
  aPost({ title: '门卫', occupation: 'security', description: '看门，接电话；客人来了登记，服务周到。' }),
  aPost({ title: '重庆小面厨师', occupation: 'kitchen', region_code: '500154' }),
  aPost({ title: '坐席代表', occupation: 'customer-service', description: '接听来电，包吃住。' }),
  aPost({ title: '行政文员', occupation: 'clerk', education: 'college', access: [aFact('software', 'yes')] }),
  aPost({ title: 'C语言程序员', occupation: 'software', description: 'дом é 𠮷野家 བོད' }),
];

let db: Kysely<Database>;

beforeAll(async () => {
  db = await freshDatabase();
  await publishJobs(db, posts, now);
});

const find = async (q: string, filters: Partial<JobFilters> = {}) =>
  (await listJobs(db, { ...noFilters, q, ...filters }, {}, now)).jobs.map(({ title, found }) => `${title} ${found}`);

describe('the words of a search', () => {
  test.each([
    ['客服', ['电话客服专员（居家） title', '坐席代表 text']],
    ['电话客服', ['电话客服专员（居家） title']],
    ['電話客服', ['电话客服专员（居家） title']],
    ['ＡＩ', ['数据标注员 text']],
    ['ai', ['数据标注员 text']],
    ['excel', ['数据标注员 text']],
    ['无障碍测试', ['無障礙測試工程師 title']],
    ['網頁', ['無障礙測試工程師 text']],
    ['读屏', ['無障礙測試工程師 text']],
    ['包吃住', ['坐席代表 text']],
    ['南方示例', ['会计 text']],
    ['居家 客服', ['电话客服专员（居家） title']],
    ['客服，居家', ['电话客服专员（居家） title']],
    ['卫', ['门卫 title']],
    ['C', ['C语言程序员 title']],
    ['дом', ['C语言程序员 text']],
    ['𠮷野', ['C语言程序员 text']],
    ['བོད', ['C语言程序员 text']],
  ])('%s', async (q, jobs) => {
    // What is found by its words comes first; further jobs may follow by sound.
    expect((await find(q)).filter((job) => !/ (apart|sound)$/.test(job))).toEqual(jobs);
  });

  test('a word whose pairs stand apart in a text is not in it', async () => {
    expect(await find('客人来电')).toEqual([]);
    expect(await find('门卫，登记')).toEqual(['门卫 text']);
  });

  test('no words at all leave the whole list', async () => {
    expect(await find('')).toHaveLength(posts.length);
    expect(await find('，。！ ')).toHaveLength(posts.length);
  });

  test('any part of a text of two or more characters finds the job', async () => {
    const parts = posts.flatMap(({ job, employer, description }) =>
      searchableTexts({ ...job, employer_name: employer.name, description })
        .flatMap((text) => wordsOf(normalise(text)))
        .filter((word) => [...word].length > 1)
        .map((word) => ({ jobId: job.job_id, word: [...word] })),
    );
    const part = fc.constantFrom(...parts).chain(({ jobId, word }) =>
      fc.tuple(fc.nat(word.length - 2), fc.nat()).map(([from, more]) => ({
        jobId,
        q: word.slice(from, from + 2 + (more % (word.length - from - 1))).join(''),
      })),
    );
    await fc.assert(
      fc.asyncProperty(part, async ({ jobId, q }) => {
        const { jobs } = await listJobs(db, { ...noFilters, q }, {}, now);
        expect(jobs.filter(({ found }) => found === 'title' || found === 'text').map((job) => job.job_id)).toContain(
          jobId,
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('words that sound alike or stand in pieces', () => {
  test.each([
    ['客福', '电话客服专员（居家） sound'],
    ['客福', '坐席代表 sound'],
    ['KEFU', '电话客服专员（居家） sound'],
    ['anmo', '盲人按摩师 sound'],
    ['盲人按模', '盲人按摩师 sound'],
    ['盲人安摩', '盲人按摩师 sound'],
    ['数据标住', '数据标注员 sound'],
    ['素据标注', '数据标注员 sound'],
    ['快计', '会计 sound'],
    ['会记', '会计 sound'],
    ['兰宁', '会计 sound'],
    ['lanning', '会计 sound'],
    ['众庆小面', '重庆小面厨师 sound'],
    ['形政文员', '行政文员 sound'],
    ['无帐碍', '無障礙測試工程師 sound'],
    ['居家客服', '电话客服专员（居家） apart'],
    ['柳州客服', '电话客服专员（居家） apart'],
    ['珠海按摩', '盲人按摩师 apart'],
    ['珠海盲人按摩师', '盲人按摩师 apart'],
    ['ai标注', '数据标注员 apart'],
  ])('%s finds %s', async (q, job) => {
    expect(await find(q)).toContain(job);
  });

  test('the list says when something was found by sound', async () => {
    expect((await listJobs(db, { ...noFilters, q: '客福' }, {}, now)).bySound).toBe(true);
    expect((await listJobs(db, { ...noFilters, q: '数据' }, {}, now)).bySound).toBe(false);
  });

  test('what sounds like nothing finds nothing', async () => {
    expect(await find('钢琴')).toEqual([]);
    expect(await find('xyz')).toEqual([]);
  });

  test('the filters hold for what is found by sound too', async () => {
    expect(await find('客福', { mode: 'remote' })).toEqual(['电话客服专员（居家） sound']);
    expect(await find('客福', { region: '440400' })).toEqual([]);
  });

  test('where words find enough, nothing is added by sound', async () => {
    const other = await freshDatabase();
    const many = Array.from({ length: 5 }, () => aPost({ title: '客服' }));
    await publishJobs(other, [...many, aPost({ title: '刻符师傅' })], now);
    const { jobs, bySound } = await listJobs(other, { ...noFilters, q: '客服' }, {}, now);
    expect(jobs).toHaveLength(5);
    expect(bySound).toBe(false);
    expect(await countJobs(other, { ...noFilters, q: '客服' }, now)).toEqual({ jobs: 5, more: false });
    expect(await countJobs(other, { ...noFilters, q: '刻符' }, now)).toEqual({ jobs: 6, more: false });
  });
});

describe('names of places', () => {
  test.each([
    ['柳州', '450204'],
    ['柳州市', '450204'],
    ['广西', '450204'],
    ['柳南区', '450204'],
    ['珠海', '440402'],
    ['重庆', '500154'],
    ['开州', '500154'],
  ])('%s finds the jobs there', async (q, region) => {
    const { jobs } = await listJobs(db, { ...noFilters, q }, {}, now);
    expect(jobs.map((job) => job.region_code)).toContain(region);
  });

  test('a place and a word find the jobs there with the word', async () => {
    expect(await find('重庆 厨师')).toEqual(['重庆小面厨师 title']);
    expect(await find('广西 会计')).toEqual(['会计 title']);
    expect(await find('珠海 会计')).toEqual([]);
  });
});

describe('hostile searches', () => {
  test.each([
    '客'.repeat(10_000),
    '客服 '.repeat(5000),
    'kefu'.repeat(2500),
    `${'柳州客服'.repeat(25)}`,
    '"; drop table job; --',
    "' or 1=1",
    'title:客服 OR NEAR(客 服, 2) NOT *',
    '客服" AND "x',
    '客服 & | ! :* <->',
    '%_\\',
    '\u0000\u0001\ud800客服',
    '{col}:^"客"*',
  ])('are answered without an exception: %j', async (q) => {
    await expect(find(q)).resolves.toBeInstanceOf(Array);
    await expect(countJobs(db, { ...noFilters, q }, now)).resolves.toBeDefined();
  });

  test('any text is answered without an exception', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.string({ unit: fc.constantFrom(...'客服按摩柳州ke fuan"\'*()-+:^{}&|!<>'), maxLength: 60 }),
    );
    await fc.assert(
      fc.asyncProperty(text, async (q) => {
        await listJobs(db, { ...noFilters, q }, {}, now);
      }),
      { numRuns: 300 },
    );
  });
});
