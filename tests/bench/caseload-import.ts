import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#db/database.ts';
import { migrate } from '#db/migrate.ts';
import type { Visitor } from '#src/domain/account/account.ts';
import { applyImport } from '#src/domain/caseload-import/apply-import.ts';
import { compareList } from '#src/domain/caseload-import/compare-list.ts';
import { undoImport } from '#src/domain/caseload-import/undo-import.ts';
import { createSealer } from '#src/sealing.ts';
import { anOrganisation } from '../account-factories.ts';
import { aList, aListRow } from '../list-factories.ts';
import { numberGiven, printResults } from './measure.ts';

/*
 * What comparing, taking over and undoing a list costs a row, as the ratio of a large list to a small one, and how long
 * taking over holds the one connection of SQLite, for which everybody else waits. `--rows 50000` says how large.
 */

const now = new Date();
const large = numberGiven('rows', 50_000);
const small = 1_000;
const sealer = createSealer(randomBytes(32));

/** Microseconds of the processor, worker threads included, so that nobody else's work counts. */
const clock = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

const folder = mkdtempSync(join(tmpdir(), 'tongtu-bench-'));
try {
  const url = join(folder, 'portal.db');
  const db = openDatabase(url);
  await migrate(url, db);
  /** An office of its own, whose list is made from nothing, changed in a tenth of its rows, and put back. */
  const measure = async (rows: number) => {
    const organisationId = await anOrganisation(db, { name: `示例中心${rows}` });
    const role = { accountRoleId: '', role: 'counsellor', organisationId, organisationName: '', regionCode: '450200' };
    const visitor = {
      ...{ accountId: randomUUID(), sessionId: '', called: '示例老师', role, roles: [], mandateId: undefined },
      ...{ secondFactorAt: undefined, hasSecondFactor: true },
    } as Visitor;
    const orders = Array.from({ length: rows }, (_, order) => order);
    const files = [
      aList(orders.map((order) => aListRow(order))),
      aList(orders.map((order) => aListRow(order, order % 10 === 0 ? { 联系电话: '139 0000 0000' } : {}))),
    ];
    const [begun, start] = [performance.now(), clock()];
    let [comparing, longest] = [0, 0];
    const change = async (step: () => Promise<string>, wanted: string) => {
      const before = clock();
      if ((await step()) !== wanted) throw new Error(`The list was not ${wanted}`);
      longest = Math.max(longest, clock() - before);
    };
    for (const file of files) {
      const before = clock();
      const outcome = await compareList(db, sealer, visitor, file, now);
      comparing += clock() - before;
      if (outcome.kind !== 'compared') throw new Error(`The list was not compared: ${outcome.kind}`);
      const { importId } = outcome;
      await change(() => applyImport(db, sealer, visitor, { importId, missing: 'keep' }, now), 'applied');
      if (file === files[1]) await change(() => undoImport(db, sealer, visitor, importId, now), 'undone');
    }
    const [whole, seconds] = [clock() - start, (performance.now() - begun) / 1000];
    console.log(
      `${rows} rows twice: ${seconds.toFixed(1)} s, ${(whole / 1e6).toFixed(1)} s of the processor, ` +
        `the longest change ${(longest / 1e3).toFixed(0)} ms of it`,
    );
    return { perRow: whole / rows, comparing: comparing / rows, seconds, longest: longest / 1e6 };
  };
  await measure(100);
  const [few, many] = [await measure(small), await measure(large)];
  await db.destroy();
  printResults([
    { quantity: 'a row of a large list ÷ a row of a small one', value: many.perRow / few.perRow, aim: '≤ 1.5' },
    { quantity: 'comparing alone, large ÷ small', value: many.comparing / few.comparing, aim: '≤ 1.5' },
    { quantity: 'a large list twice, seconds', value: many.seconds, aim: '≤ 120' },
    { quantity: 'the longest change, seconds of the processor', value: many.longest, aim: '≤ 2' },
  ]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
