import { fork } from 'node:child_process';
import { join } from 'node:path';
import { printResults } from './measure.ts';
import type { Result } from './measure.ts';

/*
 * Every benchmark in turn, then one table. Arguments go to each of them:
 * `npm run bench -- --jobs 1000000 --postgres 100000` measures the search at its full size and on PostgreSQL.
 */

const results: Result[] = [];
for (const benchmark of ['hot-reads', 'search', 'recommendations', 'caseload', 'caseload-import', 'server']) {
  console.log(`\n${benchmark}`);
  const child = fork(join(import.meta.dirname, `${benchmark}.ts`), process.argv.slice(2));
  child.on('message', (measured) => results.push(...(measured as Result[])));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`${benchmark} broke off with ${code}`);
}
printResults(results);
