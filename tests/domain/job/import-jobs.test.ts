import { readFileSync } from 'node:fs';
import type { Kysely } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Database } from '#db/schema.ts';
import { noFilters } from '#src/domain/job/job-filters.ts';
import { findJob, listJobs } from '#src/domain/job/job-queries.ts';
import { importTemplate } from '#src/domain/job/import-columns.ts';
import { importJobs } from '#src/domain/job/import-jobs.ts';
import { withdrawJob } from '#src/domain/job/withdraw-job.ts';
import { testedEngine } from '../../database-url.ts';
import { freshDatabase } from '../../database.ts';
import { bytes, goodRow, table } from './import-rows.ts';

const now = new Date('2026-03-10T04:00:00Z');

const count = async (db: Kysely<Database>, name: 'job' | 'employer' = 'job'): Promise<number> =>
  (
    await db
      .selectFrom(name)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count;

/** What is wrong with a table of these rows. */
async function problemsOf(...rows: Record<string, string>[]): Promise<string[]> {
  const result = await importJobs(await freshDatabase(), bytes(table(...rows)), now);
  return result.problems ?? [];
}

const problemWith = async (cells: Record<string, string>): Promise<string> => (await problemsOf(cells)).join('\n');

describe('a correct table', () => {
  test('becomes a real post with everything that the row says', async () => {
    const db = await freshDatabase();
    const row = {
      单位性质: '国有企业',
      工作地点: '某某路1号',
      工时说明: '周一至周五',
      人数: '3人',
      面向毕业生: '是',
      截止日期: '2026年4月1日',
      确认日期: '2026/3/1',
      电话: '0772-2812345转12',
      选拔步骤: '1. 报名\n2、面试',
      易读介绍: '在家接电话。',
      无障碍确认人: '某残联工作人员',
      无障碍确认日期: '2026-02-01',
      无障碍确认方式: '电话问过',
      居家办公: '有',
      居家办公说明: '全部时间在家。',
      电子文档: '部分',
      电子文档确认人: '某试用员',
      电子文档确认日期: '2026-02-20',
      电子文档确认方式: '本人试用过',
      无障碍卫生间: '未知',
    };
    const result = await importJobs(db, bytes(table(row)), now);
    expect(result).toEqual({ problems: undefined, read: 1, added: 1, updated: 0, unchanged: 0, notListed: 0 });
    const [listed] = (await listJobs(db, { ...noFilters, q: '客服' }, {}, now)).jobs;
    const job = await findJob(db, listed?.job_id ?? '');
    expect(job).toMatchObject({
      title: '电话客服',
      employer: { name: '某某客服有限公司', kind: 'state', region_code: '450200', is_demonstration: 0 },
      region_code: '450203',
      place: '某某路1号',
      directions: null,
      post_kind: 'private',
      occupation: 'customer-service',
      work_mode: 'remote',
      hours: 'full',
      hours_note: '周一至周五',
      pay_min: 3000,
      pay_max: 4500,
      pay_unit: 'month',
      headcount: 3,
      education: 'none',
      graduate_focus: 1,
      closes_on: '2026-04-01',
      confirmed_on: '2026-03-01',
      contact_phone: '0772 281 2345转12',
      steps: '报名\n面试',
      summary: '在家接电话。',
      description: '接听电话。\n回答问题。',
      is_demonstration: 0,
    });
    expect(job?.access).toMatchObject([
      {
        fact: 'documents',
        answer: 'partly',
        confirmed_by: '某试用员',
        confirmed_on: '2026-02-20',
        confirmed_how: 'trial',
      },
      { fact: 'home', answer: 'yes', note: '全部时间在家', confirmed_by: '某残联工作人员', confirmed_how: 'phone' },
    ]);
  });

  test('without easy-read text gets one made of its facts only', async () => {
    const db = await freshDatabase();
    await importJobs(db, bytes(table({ 薪酬最低: '', 薪酬最高: '', 薪酬单位: '' })), now);
    const job = await db.selectFrom('job').select(['summary', 'pay_min']).executeTakeFirstOrThrow();
    expect(job.pay_min).toBe(null);
    expect(job.summary).toBe('工作是客服。\n居家办公，地点在柳州市鱼峰区。\n收入没有写，联系时可以问。');
  });

  test('in GB18030, with a byte order mark, or divided by tabs is read the same', async () => {
    const db = await freshDatabase();
    const text = table({});
    await importJobs(db, bytes(`\ufeff${text}`), now);
    const tabs = bytes(text.replaceAll(',', '\t'));
    expect(await importJobs(db, tabs, now)).toMatchObject({ unchanged: 1 });
    // 编号,单位 and the rest of a table in GB18030, as Excel on Chinese Windows saves it.
    const gb18030 = new Uint8Array(readFileSync(`${import.meta.dirname}/import-gb18030.csv`));
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(gb18030)).toThrow();
    expect(await importJobs(db, gb18030, now)).toMatchObject({ unchanged: 1 });
  });

  test('can leave columns to --fill, which never overwrites what is written', async () => {
    const db = await freshDatabase();
    const withoutKind = table({}).replace('岗位类型,', '').replace('"民营企业",', '');
    expect((await importJobs(db, bytes(withoutKind), now)).problems).toEqual(['第1行：缺少“岗位类型”这一列。']);
    const fill = { 岗位类型: '民营企业', 职业: '保洁' };
    expect(await importJobs(db, bytes(withoutKind), now, fill)).toMatchObject({ added: 1 });
    expect(await db.selectFrom('job').select('occupation').execute()).toEqual([{ occupation: 'customer-service' }]);
  });

  test('keeps the employers apart that share a name in two cities, and together within one', async () => {
    const db = await freshDatabase();
    const rows = ['柳州市鱼峰区', '柳州市柳北区', '珠海市香洲区'].map((地区, index) => ({ 编号: `${index}`, 地区 }));
    await importJobs(db, bytes(table(...rows)), now);
    expect(await count(db)).toBe(3);
    expect(await count(db, 'employer')).toBe(2);
  });
});

describe('the same file again', () => {
  test('changes nothing on the same day and doubles no post', async () => {
    const db = await freshDatabase();
    const file = bytes(table({ 编号: '1' }, { 编号: '2' }));
    await importJobs(db, file, now);
    const before = await db.selectFrom('job').selectAll().orderBy('job_id').execute();
    expect(await importJobs(db, file, now)).toMatchObject({ read: 2, added: 0, updated: 0, unchanged: 2 });
    expect(await db.selectFrom('job').selectAll().orderBy('job_id').execute()).toEqual(before);
  });

  test('on a later day confirms the posts anew and keeps their address and place in the list', async () => {
    const db = await freshDatabase();
    await importJobs(db, bytes(table({})), now);
    const before = await db.selectFrom('job').selectAll().executeTakeFirstOrThrow();
    const later = new Date('2026-03-20T04:00:00Z');
    expect(await importJobs(db, bytes(table({})), later)).toMatchObject({ updated: 1, unchanged: 0 });
    const after = await db.selectFrom('job').selectAll().executeTakeFirstOrThrow();
    expect(after).toEqual({ ...before, confirmed_on: '2026-03-20' });
  });

  test('with one cell corrected updates that post alone', async () => {
    const db = await freshDatabase();
    await importJobs(db, bytes(table({ 编号: '1' }, { 编号: '2' })), now);
    const corrected = bytes(table({ 编号: '1', 薪酬最高: '5000' }, { 编号: '2' }));
    expect(await importJobs(db, corrected, now)).toMatchObject({ updated: 1, unchanged: 1 });
    expect(await count(db)).toBe(2);
  });

  test('notices an access fact that was added, changed or taken away', async () => {
    const db = await freshDatabase();
    const confirmed = { 无障碍确认人: '某人', 无障碍确认日期: '2026-02-01', 无障碍确认方式: '电话问过' };
    await importJobs(db, bytes(table({ ...confirmed, 居家办公: '有' })), now);
    for (const cells of [{ 居家办公: '部分' }, { 居家办公: '部分', 灵活时间: '有' }, { 居家办公: '' }])
      expect(await importJobs(db, bytes(table({ ...confirmed, ...cells })), now)).toMatchObject({ updated: 1 });
    expect(await db.selectFrom('job_access_fact').selectAll().execute()).toEqual([]);
  });

  test('does not bring back a post that was taken down here', async () => {
    const db = await freshDatabase();
    await importJobs(db, bytes(table({})), now);
    const { job_id: jobId } = await db.selectFrom('job').select('job_id').executeTakeFirstOrThrow();
    await withdrawJob(db, jobId, now);
    const result = await importJobs(db, bytes(table({ 薪酬最高: '6000' })), now);
    expect(result).toMatchObject({ updated: 1, notListed: 1 });
    expect((await listJobs(db, noFilters, {}, now)).jobs).toEqual([]);
  });

  test('leaves the invented jobs as they are', async () => {
    const db = await freshDatabase('demonstration');
    const before = await count(db);
    await importJobs(db, bytes(table({})), now);
    expect(await count(db)).toBe(before + 1);
  });
});

describe('a wrong row is named with its column, what was expected and what stands there', () => {
  test.each([
    ['薪酬最低', '面议', '应是数字，写的是“面议”。不知道就留空。'],
    ['薪酬最低', '3000.5', '应是整数，写的是“3000.5”。'],
    ['薪酬最高', '2000', '比薪酬最低还少：最低3000元，最高2000元。'],
    ['薪酬单位', '每年', '应是“每月、每天、每小时、每件”中的一个，写的是“每年”。'],
    ['薪酬单位', '', '写了薪酬，就要写每月、每天、每小时或者每件。'],
    ['人数', '若干', '应是数字，写的是“若干”。不知道就留空。'],
    ['人数', '0', '应在1到100000之间，写的是“0”。'],
    ['岗位名称', '', '不能空着。'],
    ['岗位名称', '长'.repeat(61), '最多60个字，现在有61个字。'],
    ['地区', '某某市', '没有叫“某某市”的地方。请写全称或者6位代码。'],
    ['截止日期', '2026-02-30', '应是日期，例如2026-03-01，写的是“2026-02-30”。'],
    ['截止日期', '月底', '应是日期，例如2026-03-01，写的是“月底”。'],
    ['确认日期', '2026-03-11', '还没有到2026-03-11这一天。'],
    ['电话', '12345678901234', '应是手机号或者带区号的座机号，写的是“12345678901234”。'],
    ['面向毕业生', '也许', '应是“是”或者“否”，写的是“也许”。'],
    ['岗位介绍', '<p>接电话</p>', '里面有网页代码，请只留文字。'],
    ['居家办公', '有', '写了情况，就要写谁确认、哪天确认、怎样确认。没有人确认的请留空。'],
    ['居家办公', '可以', '应是“有、没有、部分”中的一个，写的是“可以”。'],
    ['编号', '示例1', '这是模板里的示例行，请删去。'],
  ])('%s: %s', async (column, cell, message) => {
    expect(await problemsOf({}, { 编号: 'A-2', [column]: cell })).toEqual([`第3行，${column}：${message}`]);
  });

  test('a closed set says every word that it takes', async () => {
    expect(await problemWith({ 工作方式: '在家' })).toBe(
      '第2行，工作方式：应是“到单位上班、居家办公、部分时间居家、在外走动”中的一个，写的是“在家”。',
    );
  });

  test('a place that several regions are called by lists them', async () => {
    expect(await problemWith({ 地区: '鼓楼区' })).toMatch(/^第2行，地区：“鼓楼区”有4个：.*福州市鼓楼区/);
  });

  test('a kind of post that does not tell the kind of employer asks for it', async () => {
    expect(await problemWith({ 岗位类型: '公益性岗位' })).toBe('第2行，单位性质：从岗位类型看不出来，请填写。');
  });

  test('the same post twice in one file names both rows', async () => {
    expect(await problemsOf({}, {})).toEqual(['第3行，编号：和第2行是同一个单位的同一个编号。']);
  });

  test('two kinds for one employer name both rows', async () => {
    const rows = ['民营企业', '国有企业'].map((单位性质, index) => ({ 编号: `${index}`, 单位性质 }));
    expect(await problemsOf(...rows)).toEqual(['第3行，单位性质：和第2行写的不一样。']);
  });

  test('every wrong cell of a file is told, and nothing of the file is kept', async () => {
    const db = await freshDatabase();
    const file = table({ 编号: '1' }, { 编号: '2', 人数: '若干', 职业: '总裁' }, { 编号: '3', 学历: '博士后' });
    const { problems = [] } = await importJobs(db, bytes(file), now);
    expect(problems.map((problem) => problem.split('：')[0])).toEqual(['第3行，职业', '第3行，人数', '第4行，学历']);
    expect((await count(db)) + (await count(db, 'employer'))).toBe(0);
  });

  test('empty lines are passed over and still counted', async () => {
    const file = table({}, { 编号: '2', 人数: '若干' }).replace('\r\n"A-1"', '\r\n\r\n,,\r\n"A-1"');
    const { problems = [] } = await importJobs(await freshDatabase(), bytes(file), now);
    expect(problems).toEqual(['第5行，人数：应是数字，写的是“若干”。不知道就留空。']);
  });
});

test('the template for download is the one of the columns, and its example row passes but for being an example', async () => {
  const template = readFileSync(`${import.meta.dirname}/../../../public/job-import-template.csv`, 'utf8');
  expect(template).toBe(importTemplate());
  const { problems } = await importJobs(await freshDatabase(), bytes(template), now);
  expect(problems).toEqual(['第2行，编号：这是模板里的示例行，请删去。']);
});

test('50,000 rows are imported in less than a minute of work', async () => {
  const db = await freshDatabase();
  // PostgreSQL works in processes of its own, whose time is not ours to measure.
  const size = testedEngine === 'sqlite' ? 50_000 : 5_000;
  const rows = Array.from({ length: size }, (_, index) => ({
    编号: `${index}`,
    单位: `某某${index % 3000}有限公司`,
    岗位名称: `${goodRow['岗位名称']}${index % 100}组`,
    岗位介绍: `接听第${index}组顾客的电话，回答问题。\n一时答不了的，记下来，请组长回电话。\n普通话让顾客听得懂。`,
  }));
  const file = bytes(table(...rows));
  const [started, working] = [performance.now(), process.threadCpuUsage()];
  expect(await importJobs(db, file, now)).toMatchObject({ read: size, added: size });
  const { user, system } = process.threadCpuUsage(working);
  const [passed, worked] = [(performance.now() - started) / 1000, (user + system) / 1_000_000];
  console.log(`${size} rows imported in ${passed.toFixed(1)} s, ${worked.toFixed(1)} s of work`);
  expect(worked).toBeLessThan(60);
}, 300_000);
