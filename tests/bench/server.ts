import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import SqliteDatabase from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { openDatabase } from '#db/database.ts';
import { syntheticJobs } from '#db/demonstration/synthetic-jobs.ts';
import { migrate } from '#db/migrate.ts';
import type { Database } from '#db/schema.ts';
import { publishJobs } from '#src/domain/job/publish-job.ts';
import { occupations } from '#src/domain/job/job.ts';
import { countJobs, listJobs } from '#src/domain/job/job-queries.ts';
import { readJobListUrl } from '#src/job-list-url.ts';
import { jobsPath } from '#src/paths.ts';
import { numberGiven, printResults } from './measure.ts';
import type { Result } from './measure.ts';
import { startNext } from './next-peer.ts';
import type { ConstantAnswer } from './server-under-test.ts';
import type { TemplatePage } from './template-listener.ts';

/*
 * What a request costs the server, in processor time, against the least that any server could spend on the same bytes.
 * Shares are taken from servers that run side by side in turns A B B A, so that a busy machine slows both alike.
 */

interface Candidate {
  name: string;
  origin: string;
  child: ChildProcess;
  paths: readonly string[];
  headers: Record<string, string>;
}

const rounds = numberGiven('rounds', 5);
const requests = numberGiven('requests', 3_000);
const jobs = 10_000;
const folder = mkdtempSync(join(tmpdir(), 'tongtu-bench-'));
const databaseUrl = join(folder, 'tongtu.db');
const children: ChildProcess[] = [];

try {
  await fillDatabase();
  const portal = await startChild('portal');
  const pages = await cutPages(portal.origin);
  const paths = pages.map(({ path }) => path);
  const template = await startChild('template', JSON.stringify(pages));
  await checkSameBytes(portal.origin, template.origin, paths);
  const plain = { paths, headers: {} };
  const uncached = await compare(
    { name: 'bare node:http, prepared statements, a template string', ...template, ...plain },
    { name: 'portal, nothing cached', ...portal, ...plain },
  );

  const cached = await startChild('cached');
  const headers = { 'accept-encoding': 'br' };
  const constant = await startChild('constant', JSON.stringify(await readAnswer(cached.origin)));
  const one = { paths: [jobsPath], headers };
  const hit = await compare(
    { name: 'bare node:http, the same answer known before', ...constant, ...one },
    { name: 'portal, from the front cache', ...cached, ...one },
  );
  const results: Result[] = [
    { quantity: 'job list, uncached: share of bare node:http with a template', value: uncached, aim: '≥ 0.38' },
    { quantity: 'job list, front cache: share of bare node:http with a constant', value: hit, aim: '≥ 0.75' },
  ];
  const next = await startNext(nextInstallation(), databaseUrl, pages);
  if (next) {
    children.push(next.child);
    const peer = { name: 'a page of Next.js', ...next, ...plain };
    const share = await compare(peer, { name: 'portal, nothing cached', ...portal, ...plain });
    results.push({ quantity: 'job list, uncached: times the Next.js page', value: share, aim: '≥ 8' });
    next.remove();
  }
  printResults(results);
} finally {
  for (const child of children) child.kill();
  rmSync(folder, { recursive: true, force: true });
}

function nextInstallation(): string | undefined {
  const place = process.argv.indexOf('--next');
  return place < 0 ? undefined : process.argv[place + 1];
}

async function fillDatabase(): Promise<void> {
  const db = openDatabase(databaseUrl);
  await migrate(databaseUrl, db);
  await publishJobs(db, syntheticJobs(jobs, new Date()), new Date());
  await db.destroy();
}

async function startChild(kind: string, content = ''): Promise<{ origin: string; child: ChildProcess }> {
  const file = join(folder, kind);
  writeFileSync(file, content);
  const child = fork(join(import.meta.dirname, 'server-under-test.ts'), [kind, databaseUrl, file], {
    env: { ...process.env, DATABASE_URL: databaseUrl, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.push(child);
  const [origin] = await once(child, 'message');
  return { origin: String(origin), child };
}

/** The first pages of the list of every occupation, and the first pages of the whole list, as the portal sends them. */
async function cutPages(origin: string): Promise<TemplatePage[]> {
  const pages: TemplatePage[] = [];
  const add = async (path: string): Promise<string | undefined> => {
    const html = await (await fetch(origin + path)).text();
    const start = html.indexOf('<li class="card">');
    const end = html.indexOf('</ol>', start);
    if (start < 0) return undefined;
    const shown = html.slice(start, end).split('<li class="card">').length - 1;
    pages.push({ path, before: html.slice(0, start), shown, after: html.slice(end), queries: await queriesOf(path) });
    return /<a href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&#38;', '&').replaceAll('&amp;', '&');
  };
  for (const occupation of Object.keys(occupations)) {
    const next = await add(`${jobsPath}?occupation=${occupation}`);
    if (next) await add(next);
  }
  for (let path: string | undefined = jobsPath, count = 0; path && count < 100; count++) path = await add(path);
  return pages;
}

/** What the page asks the database, word by word; the one that reads the jobs last. */
async function queriesOf(path: string): Promise<TemplatePage['queries']> {
  const connection = new SqliteDatabase(databaseUrl, { readonly: true });
  const asked: { sql: string; parameters: unknown[] }[] = [];
  const db = new Kysely<Database>({
    dialect: new SqliteDialect({ database: connection }),
    log: ({ query }) => void asked.push({ sql: query.sql, parameters: [...query.parameters] }),
  });
  const { filters, cursor } = readJobListUrl(new URL(path, 'http://localhost'), undefined);
  await countJobs(db, filters, new Date());
  await listJobs(db, filters, { cursor }, new Date());
  await db.destroy();
  return asked;
}

async function checkSameBytes(first: string, second: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const [one, other] = await Promise.all([first, second].map(async (origin) => (await fetch(origin + path)).text()));
    if (one === undefined || other === undefined || one === other) continue;
    const place = [...one].findIndex((_, index) => one[index] !== other[index]);
    const [here, there] = [one, other].map((text) => text.slice(place - 40, place + 40));
    throw new Error(`The two servers send different pages at ${path}:\n${here}\n${there}`);
  }
}

/** The whole answer that the front cache gives, head and body. */
async function readAnswer(origin: string): Promise<ConstantAnswer> {
  const outgoing = request(origin + jobsPath, { headers: { 'accept-encoding': 'br' } }).end();
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  // Node adds these to every answer itself.
  const { date: _date, connection: _connection, 'keep-alive': _keepAlive, ...headers } = incoming.headers;
  return { headers, body: Buffer.concat(chunks).toString('base64') };
}

/** The processor time of the first for each request, over that of the second: the median of the rounds. */
async function compare(first: Candidate, second: Candidate): Promise<number> {
  await cost(first);
  await cost(second);
  const shares: number[] = [];
  const costs: [number, number][] = [];
  for (let round = 0; round < rounds; round++) {
    const [a, b, c, d] = [await cost(first), await cost(second), await cost(second), await cost(first)];
    costs.push([(a + d) / 2, (b + c) / 2]);
    shares.push((a + d) / (b + c));
  }
  const median = (values: number[]): number =>
    values.sort((x, y) => x - y)[Math.floor(values.length / 2)] ?? Number.NaN;
  console.log(`${first.name}: ${median(costs.map(([one]) => one)).toFixed(0)} µs of processor time a request`);
  console.log(
    `${second.name}: ${median(costs.map(([, other]) => other)).toFixed(0)} µs, share in each round: ${shares.map((share) => share.toFixed(2)).join(' ')}`,
  );
  return median(shares);
}

/** Processor time of one request, in microseconds. */
async function cost({ name, origin, child, paths, headers }: Candidate): Promise<number> {
  const amount = name.includes('Next') ? Math.ceil(requests / 5) : requests;
  const before = await processorTime(child);
  const result = await autocannon({
    url: origin,
    connections: 16,
    amount,
    requests: paths.map((path) => ({ path, headers })),
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${name}: ${result.non2xx + result.errors} failed`);
  return ((await processorTime(child)) - before) / amount;
}

async function processorTime(child: ChildProcess): Promise<number> {
  child.send('cpu');
  const [{ user, system }] = (await once(child, 'message')) as [NodeJS.CpuUsage];
  return user + system;
}
