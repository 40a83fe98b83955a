import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { compiled } from '#db/compiled.ts';
import type { ValueNamed } from '#db/compiled.ts';
import { engineOfUrl, openDatabase } from '#db/database.ts';
import { migrate } from '#db/migrate.ts';
import type { Database } from '#db/schema.ts';
import { syntheticJobs } from '#db/demonstration/synthetic-jobs.ts';
import { noFilters } from '#src/domain/job/job-filters.ts';
import type { JobFilters } from '#src/domain/job/job-filters.ts';
import { listJobs } from '#src/domain/job/job-queries.ts';
import { searchableTexts } from '#src/domain/job/job-tokens.ts';
import { publishJobs } from '#src/domain/job/publish-job.ts';
import { startPostgresCluster } from '../postgres-cluster.ts';
import { numberGiven, percentile, printResults, timed } from './measure.ts';
import type { Result, Times } from './measure.ts';
import { misheard, substringsOf } from './search-words.ts';
import type { Likeness } from './search-words.ts';

/*
 * How fast and how complete the search is, as ratios measured in one run. `--jobs 1000000` for the full size,
 * `--postgres 100000` to measure that many jobs on PostgreSQL as well.
 */

const now = new Date();
const small = 10_000;
const jobs = numberGiven('jobs', 100_000);
const postgresJobs = numberGiven('postgres', 0);
const rounds = 30;
const sample = [...syntheticJobs(small, now)];
const ids = sample.slice(0, 2000).map(({ job }) => job.job_id);
const titles = [...new Set(sample.flatMap(({ job }) => job.title.match(/\p{Script=Han}{2,}/gu) ?? []))];
const words = [
  ...substringsOf(
    titles.filter((title) => title.length >= 5),
    48,
  ),
  ...substringsOf(
    sample.map(({ description }) => description),
    48,
  ),
  ...['残疾人', '客服', '按摩师', '五险一金', '每周', '数据标注', '盲人按摩师', '无障碍测试工程师'],
];

/** The unit of the ratios: the smallest thing that the query layer can be asked. */
const jobById = compiled((db, value: ValueNamed<{ id: string }>) =>
  db.selectFrom('job').selectAll().where('job_id', '=', value('id')),
);

const folder = mkdtempSync(join(tmpdir(), 'tongtu-bench-'));
try {
  const smallSearch = await measureSearch(join(folder, 'small.db'), small, async (db) =>
    printResults(await recall(db)),
  );
  await measureSearch(join(folder, 'large.db'), jobs, async (db, times) => {
    const { index, table } = await sizes(db);
    const growth = percentile(times.all, 0.99) / percentile(smallSearch.all, 0.99);
    printResults([
      ...ratios(times),
      { quantity: `p99 at ${jobs} jobs ÷ p99 at ${small}`, value: growth, aim: '≤ 2' },
      { quantity: 'index size ÷ table size', value: index / table, aim: '≤ 0.3' },
    ]);
  });
  if (postgresJobs > 0) {
    const cluster = await startPostgresCluster();
    // The server alone does not keep this process awake while it stops.
    const awake = setInterval(() => {}, 1000);
    try {
      console.log(`PostgreSQL; its primary-key read includes the way to the server and back.`);
      await measureSearch(cluster.url, postgresJobs, async (_db, times) => printResults(ratios(times)));
    } finally {
      await cluster.stop();
      clearInterval(awake);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

interface SearchTimes {
  primaryKey: Times;
  all: Times;
  filtered: Times;
  composite: Times;
}

async function measureSearch(
  url: string,
  count: number,
  report: (db: Kysely<Database>, times: SearchTimes) => Promise<void>,
): Promise<SearchTimes> {
  const db = openDatabase(url);
  await migrate(url, db);
  // Only reading is measured.
  if (engineOfUrl(url) === 'sqlite') await sql`pragma synchronous = off`.execute(db);
  const start = performance.now();
  await publishJobs(db, syntheticJobs(count, now), now);
  const seconds = (performance.now() - start) / 1000;
  console.log(`${count} jobs published in ${seconds.toFixed(0)} s, ${((seconds / count) * 1e6).toFixed(0)} µs each.`);
  if (engineOfUrl(url) === 'postgres') await sql`vacuum analyze`.execute(db);
  const search = (filters: Partial<JobFilters>) => (q: string) =>
    listJobs(db, { ...noFilters, q, ...filters }, {}, now);
  const times = {
    primaryKey: await timed(ids, rounds, (id) => jobById(db, { id })),
    all: await timed(words, rounds, search({})),
    filtered: await timed(words, rounds, search({ kind: 'private' })),
    composite: await timed(words, rounds, search({ kind: 'private', region: '450200' })),
  };
  await report(db, times);
  await db.destroy();
  return times;
}

function ratios({ primaryKey, all, filtered, composite }: SearchTimes): Result[] {
  const unit = percentile(primaryKey, 0.5);
  console.log(`Primary-key read p50 ${unit.toFixed(1)} µs, search p50 ${percentile(all, 0.5).toFixed(0)} µs.`);
  return [
    { quantity: 'search p99 ÷ primary-key read p50', value: percentile(all, 0.99) / unit, aim: '≤ 60' },
    { quantity: 'same, one broad filter', value: percentile(filtered, 0.99) / unit, aim: '≤ 1200' },
    { quantity: 'same, city and kind', value: percentile(composite, 0.99) / unit, aim: '≤ 500' },
  ];
}

async function sizes(db: Kysely<Database>): Promise<{ index: number; table: number }> {
  const { rows } = await sql<{ name: string; bytes: number }>`
    select name, sum(pgsize) as bytes from dbstat group by name`.execute(db);
  const sum = (wanted: RegExp) =>
    rows.filter(({ name }) => wanted.test(name)).reduce((bytes, row) => bytes + Number(row.bytes), 0);
  return { index: sum(/^job_search/), table: sum(/^(job|job_text|employer)$/) };
}

/** How many of the jobs that should be found are found, and of those found, how many should be. */
async function recall(db: Kysely<Database>): Promise<Result[]> {
  const texts = sample.map((post) => ({
    id: post.job.job_id,
    title: post.job.title,
    text: searchableTexts({ ...post.job, employer_name: post.employer.name, description: post.description }).join('\n'),
  }));
  const find = async (q: string): Promise<Set<string>> =>
    new Set((await listJobs(db, { ...noFilters, q }, { size: small }, now)).jobs.map((job) => job.job_id));

  let wanted = 0;
  let found = 0;
  for (const part of substringsOf(
    texts.map(({ text }) => text),
    300,
  )) {
    const truth = texts.filter(({ text }) => text.includes(part));
    const hits = await find(part);
    wanted += truth.length;
    found += truth.filter(({ id }) => hits.has(id)).length;
  }

  const bySound = async (likeness: Likeness): Promise<number> => {
    const shares = [];
    for (const { word, typed } of misheard(
      titles.filter((title) => title.length <= 5),
      likeness,
      300,
    )) {
      const truth = texts.filter(({ title }) => title.includes(word));
      const hits = await find(typed);
      shares.push(truth.filter(({ id }) => hits.has(id)).length / truth.length);
    }
    return shares.reduce((sum, share) => sum + share, 0) / shares.length;
  };
  return [
    { quantity: 'recall of exact parts of a text', value: found / wanted, aim: '≥ 1' },
    { quantity: 'recall, a wrong character of the same sound', value: await bySound('same'), aim: '≥ 0.98' },
    { quantity: 'recall, a wrong character of a near sound', value: await bySound('near'), aim: '≥ 0.98' },
  ];
}
