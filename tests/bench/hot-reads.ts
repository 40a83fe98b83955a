import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import type { CompiledQuery } from 'kysely';
import { openDatabase, openSqlite } from '#db/database.ts';
import { migrate } from '#db/migrate.ts';
import type { Database } from '#db/schema.ts';
import { syntheticJobs } from '#db/demonstration/synthetic-jobs.ts';
import { noFilters } from '#src/domain/job/job-filters.ts';
import { readTier } from '#src/domain/job/job-list-sql.ts';
import { jobWithEmployer } from '#src/domain/job/job-queries.ts';
import { publishJobs } from '#src/domain/job/publish-job.ts';
import { searchPlan } from '#src/domain/job/search-plan.ts';
import { printResults, timed } from './measure.ts';
import type { Result } from './measure.ts';

/* What the query layer costs on the reads of every page: the same SQL through Kysely and as a bare prepared statement. */

const now = new Date();
const jobs = 20_000;
const folder = mkdtempSync(join(tmpdir(), 'tongtu-bench-'));
try {
  const file = join(folder, 'jobs.db');
  const db = openDatabase(file);
  await migrate(file, db);
  await publishJobs(db, syntheticJobs(jobs, now), now);
  const [first] = syntheticJobs(1, now);
  const page = { direction: 'older', seq: jobs, limit: 21 } as const;
  const list = (filters: object) => {
    const [tier] = searchPlan({ ...noFilters, ...filters }).exact;
    return (on: Kysely<Database>) => (tier ? readTier(on, tier, page, now) : []);
  };
  printResults([
    await ratio('the newest jobs', list({})),
    await ratio('jobs of a city and kind', list({ region: '450200', kind: 'private' })),
    await ratio('jobs with a word', list({ q: '客服' })),
    await ratio('one job', (on) => jobWithEmployer(on, { jobId: first?.job.job_id ?? '' })),
  ]);
  await db.destroy();

  async function ratio(name: string, read: (on: Kysely<Database>) => unknown): Promise<Result> {
    const query = await queryOf(read);
    const connection = openSqlite(file);
    const statement = connection.prepare(query.sql);
    const runs = Array.from({ length: 50 });
    const fifty = (run: () => unknown) => async () => {
      for (const _run of runs) await run();
    };
    // In turns, so that whatever else the machine does falls on both.
    const [kysely = 0, bare = 1] = await best([fifty(() => read(db)), fifty(() => statement.all(...query.parameters))]);
    connection.close();
    return { quantity: `${name}, Kysely ÷ prepared statement`, value: kysely / bare, aim: '≤ 1.15' };
  }

  /** The SQL that a read sends, seen by a handle that tells. */
  async function queryOf(read: (on: Kysely<Database>) => unknown): Promise<CompiledQuery> {
    const sent: CompiledQuery[] = [];
    const connection = openSqlite(file);
    const database = { prepare: (text: string) => connection.prepare(text), close: () => connection.close() };
    const telling = new Kysely<Database>({
      dialect: new SqliteDialect({ database }),
      log: ({ query }) => void sent.push(query),
    });
    await read(telling);
    await telling.destroy();
    const [query] = sent;
    if (!query) throw new Error('Nothing was read.');
    return query;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The best time of each, in the order given. */
async function best(runs: readonly (() => Promise<void>)[]): Promise<number[]> {
  const times = runs.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < 80; round++)
    for (const [place, run] of runs.entries())
      times[place] = Math.min(times[place] ?? 0, ...(await timed([run], 1, (one) => one())));
  return times;
}
