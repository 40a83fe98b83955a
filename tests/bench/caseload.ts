import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#db/database.ts';
import { migrate } from '#db/migrate.ts';
import type { HeldRole, Visitor } from '#src/domain/account/account.ts';
import type { CaseloadFilters } from '#src/domain/caseload/caseload-filters.ts';
import { countCaseload, listCaseload, peoplePerPage } from '#src/domain/caseload/caseload-list-queries.ts';
import { countTasks, listTasks } from '#src/domain/caseload/task-queries.ts';
import { chinaDay } from '#src/domain/day/day.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount } from '../account-factories.ts';
import { manyPeople } from '../caseload-factories.ts';
import { numberGiven, percentile, printResults, timed } from './measure.ts';
import type { Result } from './measure.ts';

/* What a counsellor's pages cost with ten thousand people, as ratios to the same with a hundred. */

const now = new Date();
const today = chinaDay(now);
const few = 100;
const many = numberGiven('people', 10_000);
const sealer = createSealer(randomBytes(32));

const folder = mkdtempSync(join(tmpdir(), 'tongtu-bench-'));
try {
  const url = join(folder, 'portal.db');
  const db = openDatabase(url);
  await migrate(url, db);
  const counsellor = (accountId: string): Visitor => {
    const role: HeldRole = {
      ...{ accountRoleId: '', role: 'counsellor', organisationId: '' },
      ...{ organisationName: undefined, regionCode: '450200' },
    };
    const session = { sessionId: '', mandateId: undefined, secondFactorAt: undefined, hasSecondFactor: true };
    return { ...session, accountId, called: '示例老师', role, roles: [role] };
  };
  const caseloadOf = async (count: number) => {
    const { accountId } = await anAccount(db, sealer, { role: 'counsellor' });
    await manyPeople(db, sealer, { counsellorId: accountId, count, today });
    return counsellor(accountId);
  };
  const [withFew, withMany] = [await caseloadOf(few), await caseloadOf(many)];
  const list = (filters: CaseloadFilters) => async (visitor: Visitor) => {
    await countCaseload(db, visitor, filters, now);
    await listCaseload(db, sealer, visitor, filters, { limit: peoplePerPage }, now);
  };
  const results: Result[] = [];
  for (const [name, read] of [
    ['the caseload', list({})],
    ['who lacks one of 四个一', list({ missing: 'any' })],
    ['nobody reached for 30 days, plan not agreed', list({ contact: 'quiet', plan: 'waiting' })],
    [
      'the tasks of the day',
      async (visitor: Visitor) => {
        await countTasks(db, visitor, today);
        await listTasks(db, sealer, visitor, { today });
      },
    ],
  ] as const) {
    const of = async (visitor: Visitor) => percentile(await timed([visitor], 10, read), 0.5);
    results.push({
      quantity: `${name}, ${many} people ÷ ${few}`,
      value: (await of(withMany)) / (await of(withFew)),
      aim: '≤ 25',
    });
  }
  printResults(results);
  await db.destroy();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
