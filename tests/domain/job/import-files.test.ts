import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { jobPosting } from '#src/domain/job/job-posting.ts';
import { findJob } from '#src/domain/job/job-queries.ts';
import { importJobs } from '#src/domain/job/import-jobs.ts';
import { readPhone } from '#src/domain/job/phone-number.ts';
import { markupToLines } from '#src/domain/job/read-job-postings.ts';
import { freshDatabase } from '../../database.ts';
import { bytes, table } from './import-rows.ts';

const now = new Date('2026-03-10T04:00:00Z');

async function problemsOf(file: Uint8Array): Promise<string[]> {
  return (await importJobs(await freshDatabase(), file, now)).problems ?? [];
}

describe('a file that is no table gets one clear sentence', () => {
  test.each<[string, Uint8Array, string]>([
    ['empty', new Uint8Array(), '文件是空的。'],
    ['only spaces', bytes(' \n \n'), '第1行应是列的名称，例如“编号、岗位名称、单位”。没有找到任何一个。'],
    ['an Excel workbook or an archive', bytes('PK\u0003\u0004…'), '这是Excel工作簿或者压缩文件。请另存为CSV再导入。'],
    ['an old Excel file', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), '这是旧版Excel文件。请另存为CSV再导入。'],
    ['a PDF', bytes('%PDF-1.7'), '这是PDF文件。请用CSV表格。'],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x16, 0x7f), '文件是UTF-16编码。请另存为“CSV UTF-8”。'],
    ['binary', Uint8Array.of(1, 2, 0, 3), '这不是文字文件。请用CSV表格或者JSON-LD。'],
    ['compressed', gzipSync(table({})).subarray(0, 9).fill(255), '认不出文件的编码。请另存为“CSV UTF-8”。'],
    [
      'a web page',
      bytes('<!doctype html><title>岗位</title>'),
      '第1行应是列的名称，例如“编号、岗位名称、单位”。没有找到任何一个。',
    ],
    ['headings alone', bytes(table({}).split('\r\n')[0] ?? ''), '表格里没有岗位，只有标题行。'],
    ['broken JSON', bytes('{"@type": "JobPosting"'), '这不是完整的JSON，读不下去。'],
    ['JSON about something else', bytes('{"@type": "Event"}'), '文件里没有JobPosting类型的岗位。'],
  ])('%s', async (_, file, sentence) => {
    expect(await problemsOf(file)).toEqual([sentence]);
  });

  test('an open quotation mark names where it was noticed', async () => {
    expect((await problemsOf(bytes(`${table({})}\r\n"A-2,客服`))).join()).toMatch(/第\d+行附近，引号没有成对/);
  });

  test('a misspelt, doubled or missing column is named', async () => {
    expect(await problemsOf(bytes(table({}).replace('薪酬最低', '薪酬最底')))).toEqual([
      '第1行：没有“薪酬最底”这一列，是不是“薪酬最低”。',
    ]);
    expect(await problemsOf(bytes(table({}).replace('薪酬最低', '薪酬最高')))).toEqual([
      '第1行：“薪酬最高”这一列出现了两次。',
    ]);
    expect(await problemsOf(bytes(table({}).replace('学历', '')))).toEqual(['第1行：缺少“学历”这一列。']);
  });

  test('a comma outside quotation marks is noticed as a row with too many cells', async () => {
    const [heading, row] = table({}).split('\r\n');
    expect(await problemsOf(bytes(`${heading}\r\n${row},多的`))).toEqual([
      '第2行：格子比标题行多。文字里有逗号的，要用英文引号括起来。',
    ]);
  });
});

const posting = {
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  identifier: { '@type': 'PropertyValue', name: '某某公司', value: 'X-7' },
  title: '保洁员 &amp; 杂工',
  description:
    '&lt;p&gt;打扫楼道。&lt;/p&gt;&lt;ul&gt;&lt;li&gt;每天四小时&lt;/li&gt;&lt;/ul&gt;&lt;script&gt;alert(1)&lt;/script&gt;',
  hiringOrganization: { '@type': 'Organization', name: '某某物业公司' },
  jobLocation: {
    '@type': 'Place',
    address: {
      '@type': 'PostalAddress',
      streetAddress: '某某路2号',
      addressLocality: '黄石市',
      addressRegion: '湖北省',
    },
  },
  employmentType: 'PART_TIME',
  baseSalary: {
    '@type': 'MonetaryAmount',
    currency: 'CNY',
    value: { '@type': 'QuantitativeValue', minValue: 1800, maxValue: 2200, unitText: 'MONTH' },
  },
  educationRequirements: { '@type': 'EducationalOccupationalCredential', credentialCategory: 'high school' },
  validThrough: '2026-03-31T16:30:00Z',
  additionalProperty: [
    { '@type': 'PropertyValue', name: '岗位类型', value: '民营企业' },
    { '@type': 'PropertyValue', name: '职业', value: '保洁' },
  ],
};

describe('schema.org JobPosting', () => {
  test.each<[string, unknown]>([
    ['alone', posting],
    ['in an array', [posting]],
    ['in a graph', { '@context': 'https://schema.org', '@graph': [{ '@type': 'WebPage' }, posting] }],
    ['in a list', { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: posting }] }],
  ])('%s becomes a post without any markup', async (_, data) => {
    const db = await freshDatabase();
    expect(await importJobs(db, bytes(JSON.stringify(data)), now)).toMatchObject({ added: 1 });
    const { job_id: jobId } = await db.selectFrom('job').select('job_id').executeTakeFirstOrThrow();
    expect(await findJob(db, jobId)).toMatchObject({
      title: '保洁员 & 杂工',
      description: '打扫楼道。\n每天四小时',
      employer: { name: '某某物业公司' },
      region_code: '420200',
      place: '某某路2号',
      hours: 'part',
      work_mode: 'onsite',
      pay_min: 1800,
      pay_max: 2200,
      pay_unit: 'month',
      education: 'senior',
      closes_on: '2026-04-01',
    });
  });

  test('is judged by the same rules, each by its number in the file', async () => {
    const wrong = { ...posting, baseSalary: { ...posting.baseSalary, currency: 'USD' }, employmentType: 'INTERN' };
    expect(await problemsOf(bytes(JSON.stringify([posting, wrong])))).toEqual([
      '第2条，薪酬单位：应是“每月、每天、每小时、每件”中的一个，写的是“USD”。',
      '第2条，工时：应是“全日制、非全日制、时间灵活”中的一个，写的是“INTERN”。',
      '第2条，编号：和第1条是同一个单位的同一个编号。',
    ]);
  });

  test('as this portal writes it can be imported by another installation', async () => {
    const db = await freshDatabase('demonstration');
    const { job_id: jobId } = await db
      .selectFrom('job')
      .select('job_id')
      .where('pay_unit', '=', 'month')
      .where('work_mode', '=', 'remote')
      .orderBy('job_id')
      .executeTakeFirstOrThrow();
    const job = await findJob(db, jobId);
    if (!job) throw new Error('The job was there a moment ago.');
    const file = bytes(JSON.stringify(jobPosting(job, `https://portal.example/jobs/${jobId}`)));
    const other = await freshDatabase();
    const fill = { 岗位类型: '民营企业', 职业: '客服', 学历: '学历不限' };
    expect((await importJobs(other, file, now, fill)).problems).toBe(undefined);
    const { title, region_code, pay_min, pay_max, work_mode, hours, closes_on } = job;
    expect(await other.selectFrom('job').selectAll().executeTakeFirstOrThrow()).toMatchObject({
      ...{ title, region_code, pay_min, pay_max, work_mode, hours, closes_on },
    });
  });

  test('nested a thousand times deep is no list of jobs', async () => {
    expect(await problemsOf(bytes(`${'['.repeat(50_000)}${']'.repeat(50_000)}`))).toEqual([
      '文件里没有JobPosting类型的岗位。',
    ]);
  });
});

test('markup becomes lines of text', () => {
  expect(markupToLines('一<br>二<p class="x">三</p><!-- 四 --><b>五</b>&nbsp;&#20845;&#x4e03;')).toBe(
    '一\n二\n三\n五 六七',
  );
  expect(markupToLines('<style>p{}</style><script>1</script>话')).toBe('话');
  expect(markupToLines('3 < 5，5 > 3')).toBe('3 < 5，5 > 3');
});

test('phone numbers are grouped to be read out, and nonsense is refused', () => {
  expect(readPhone('13812345678')).toBe('138 1234 5678');
  expect(readPhone('+86 138-1234-5678')).toBe('138 1234 5678');
  expect(readPhone('（0772）2812345')).toBe('0772 281 2345');
  expect(readPhone('023-52212345')).toBe('023 5221 2345');
  expect(readPhone('0756 22123456 转 801')).toBe('0756 2212 3456转801');
  expect(readPhone('400-123-4567')).toBe('400 123 4567');
  expect(readPhone('12333')).toBe('12333');
  for (const wrong of ['', '2812345', '23812345678', '138123456789', '见面谈', '138 1234 567'])
    expect(readPhone(wrong)).toBe(undefined);
});
