import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { engineOfUrl, openDatabase } from '#db/database.ts';
import type { Engine } from '#db/database.ts';
import { migrate } from '#db/migrate.ts';
import { seedDemonstration } from '#db/seed.ts';
import { startPostgresCluster } from './postgres-cluster.ts';

/** `empty`: every table, no rows. `demonstration`: what `db/seed.ts` puts in. */
export type Content = 'empty' | 'demonstration';

/** Which engine this run of the tests is about. */
export const testedEngine: Engine = process.env['TEST_DATABASE'] === 'postgres' ? 'postgres' : 'sqlite';

/**
 * Makes one migrated and one seeded database per run, for `freshDatabaseUrl` to copy; copying costs milliseconds.
 * Test processes started later find them by `TEST_TEMPLATES`. Returns what removes everything.
 */
export async function prepareDatabases(): Promise<() => Promise<void>> {
  const prepared = testedEngine === 'postgres' ? await preparePostgres() : prepareSqlite();
  process.env['TEST_TEMPLATES'] = prepared.templates;
  try {
    for (const content of ['empty', 'demonstration'] as const) {
      const url = templateUrl(content);
      const db = openDatabase(url);
      await migrate(url, db);
      if (content === 'demonstration') await seedDemonstration(db, new Date());
      await db.destroy();
    }
  } catch (error) {
    await prepared.remove();
    throw error;
  }
  return prepared.remove;
}

/** The address of a new database of this run's engine. It is removed at the end of the run. */
export async function freshDatabaseUrl(content: Content = 'empty'): Promise<string> {
  const template = templateUrl(content);
  if (engineOfUrl(template) === 'sqlite') {
    const file = join(template, '..', `${crypto.randomUUID()}.db`);
    copyFileSync(template, file);
    return file;
  }
  const copy = new URL(template);
  copy.pathname = `${template.slice(template.lastIndexOf('/'))}_${crypto.randomUUID().replaceAll('-', '')}`;
  await asSuperuser(template, `create database ${name(copy.href)} template ${name(template)}`);
  return copy.href;
}

function templateUrl(content: Content): string {
  const templates = process.env['TEST_TEMPLATES'];
  if (!templates) throw new Error('Run tests through vitest or Playwright with the configurations in tests/.');
  return engineOfUrl(templates) === 'sqlite' ? join(templates, `${content}.db`) : `${templates}_${content}`;
}

function prepareSqlite() {
  const folder = mkdtempSync(join(tmpdir(), 'tongtu-tests-'));
  return {
    templates: folder,
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A cluster of our own, or a run's share of the one at `TEST_POSTGRES_URL`. */
async function preparePostgres() {
  const given = process.env['TEST_POSTGRES_URL'];
  const cluster = given ? undefined : await startPostgresCluster();
  const server = given ?? cluster?.url ?? '';
  const run = `test_${crypto.randomUUID().slice(0, 8)}`;
  const templates = new URL(server);
  templates.pathname = `/${run}`;
  for (const content of ['empty', 'demonstration']) await asSuperuser(server, `create database ${run}_${content}`);
  return {
    templates: templates.href,
    remove: async () => {
      if (cluster) return cluster.stop();
      const { rows } = await asSuperuser(server, `select datname from pg_database where datname like '${run}%'`);
      for (const { datname } of rows) await asSuperuser(server, `drop database ${datname} with (force)`);
    },
  };
}

async function asSuperuser(url: string, statement: string): Promise<pg.QueryResult> {
  const maintenance = new URL(process.env['TEST_POSTGRES_URL'] ?? url);
  maintenance.pathname = '/postgres';
  const client = new pg.Client({ connectionString: maintenance.href });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

const name = (url: string): string => new URL(url).pathname.slice(1);
