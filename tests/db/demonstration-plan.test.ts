import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { seedDemonstrationAccounts } from '#db/demonstration/demonstration-accounts.ts';
import { findPlan } from '#src/domain/plan/plan-queries.ts';
import { allLines, nextAction } from '#src/domain/plan/plan.ts';
import { createSealer } from '#src/sealing.ts';
import { freshDatabase } from '../database.ts';

test('somebody invented has a plan with a next step to come, a question that waits, a follow-up and a household; somebody else studies', async () => {
  const [db, sealer, now] = [
    await freshDatabase(),
    createSealer(randomBytes(32)),
    new Date('2026-11-23T02:00:00.000Z'),
  ];
  await seedDemonstrationAccounts(db, sealer, now);
  const row = await db.selectFrom('plan').select('jobseeker_id').executeTakeFirstOrThrow();
  const plan = (await findPlan(db, sealer, row.jobseeker_id)) ?? expect.unreachable('no plan');
  expect(nextAction(plan)).toMatchObject({ text: '（示例）写一页简历', dueOn: '2026-11-30' });
  expect(allLines(plan).every(({ text }) => text.includes('示例'))).toBe(true);
  const household = await db.selectFrom('household_member').selectAll().executeTakeFirstOrThrow();
  expect(household).toMatchObject({ jobseeker_id: row.jobseeker_id, state: 'seeking', route: 'placement' });
  const students = await db
    .selectFrom('jobseeker')
    .select('graduates_on')
    .where('graduates_on', 'is not', null)
    .execute();
  expect(students).toEqual([{ graduates_on: '2027-06-30' }]);
  const tasks = await db.selectFrom('task').select('kind').where('done_at', 'is', null).execute();
  expect(tasks.map(({ kind }) => kind).sort()).toEqual(['demand', 'follow-up', 'plan-action', 'plan-remark']);
});
