import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { listColleagues } from '#src/domain/caseload/counsellor-queries.ts';
import { passOnFile } from '#src/domain/caseload/pass-on-file.ts';
import { countTasks } from '#src/domain/caseload/task-queries.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import { checkFileChain, listFileEvents } from '#src/domain/file/file-queries.ts';
import { findFile } from '#src/domain/jobseeker/jobseeker-queries.ts';
import { addLine } from '#src/domain/plan/add-line.ts';
import { findPlan, listPlanEvents } from '#src/domain/plan/plan-queries.ts';
import { openTask } from '#src/domain/task/open-task.ts';
import { anAccount, anOrganisation } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';
import { aCounsellor, aPerson, noticesOf, now, sealer } from '../assessment/assessed-people.ts';

const today = '2026-11-23';
const reason = '示例：搬到了那边的街道';

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

async function aPassing() {
  const from = await aCounsellor(db, '示例老师');
  const to = await aCounsellor(db, '示例韦老师');
  const person = await aPerson(db, { agrees: ['record', 'counsellor', 'plan'], counsellorId: from.accountId });
  const { jobseekerId } = person;
  const pass = (wanted: { toId?: string } = {}, visitor = from.visitor) =>
    passOnFile(db, sealer, visitor, { jobseekerId, toId: to.accountId, reason, ...wanted }, now);
  const file = async () => (await findFile(db, sealer, jobseekerId)) ?? expect.unreachable('no file');
  return { from, to, person, jobseekerId, pass, file };
}

test('handing over changes who looks after the person, on record, and tells both in words', async () => {
  const { from, to, person, jobseekerId, pass, file } = await aPassing();
  await addLine(db, sealer, { visitor: from.visitor }, { jobseekerId, lineId: randomUUID(), text: '找工作' }, now);
  await openTask(db, { jobseekerId, kind: 'follow-up', subject: randomUUID(), dueOn: today }, now);
  expect(await pass()).toBe('passed on');
  expect((await file()).counsellorId).toBe(to.accountId);
  expect(await countTasks(db, to.visitor, today)).toMatchObject({ tasks: 1 });
  expect(await countTasks(db, from.visitor, today)).toMatchObject({ tasks: 0 });
  const told = (await noticesOf(db, person.accountId)).filter((text) => text.includes('换了'));
  expect(told).toMatchObject([
    expect.stringMatching(
      /^负责您的就业辅导员换了。\n原来由示例老师负责。\n现在由示例中心.*的示例韦老师负责。 \/plan$/,
    ),
  ]);
  expect(await noticesOf(db, to.accountId)).toMatchObject([expect.stringContaining('示例老师把')]);
  const events = await listFileEvents(db, sealer, jobseekerId);
  expect(events.find(({ subject }) => subject === 'counsellor')).toMatchObject({ kind: 'changed', reason });
  expect(await checkFileChain(db, sealer, jobseekerId)).toMatchObject({ isWhole: true });
  const planId = (await findPlan(db, sealer, jobseekerId))?.planId ?? '';
  expect((await listPlanEvents(db, sealer, planId, { limit: 1 }))[0]).toMatchObject({
    kind: 'handed over',
    after: expect.stringContaining('示例韦老师负责'),
  });
  // It is not theirs to hand over a second time.
  expect(await pass()).toBe('not theirs');
});

test('nobody gets a person who could not look after them', async () => {
  const { from, person, pass, file } = await aPassing();
  const staff = async (regionCode: string, suspended = false) => {
    const organisationId = await anOrganisation(db, { regionCode });
    const account = await anAccount(db, sealer, { role: 'counsellor', called: '示例', organisationId });
    if (suspended)
      await db
        .updateTable('account')
        .set({ suspended_at: now.toISOString() })
        .where('account_id', '=', account.accountId)
        .execute();
    return account.accountId;
  };
  const [far, shut, near] = [await staff('420200'), await staff('450200', true), await staff('450202')];
  const helper = await anAccount(db, sealer, { role: 'helper' });
  for (const toId of [far, shut, helper.accountId, from.accountId, person.accountId, randomUUID()])
    expect(await pass({ toId })).toBe('nobody');
  expect((await file()).counsellorId).toBe(from.accountId);
  const offered = (await listColleagues(db, sealer, from.visitor, await file())).map(({ accountId }) => accountId);
  expect(offered).toContain(near);
  expect(offered).not.toContain(far);
  expect(await pass({ toId: near })).toBe('passed on');
});

test('only who looks after the person hands over, and while the person agrees', async () => {
  const { to, person, jobseekerId, pass } = await aPassing();
  expect(await pass({ toId: to.accountId }, to.visitor)).toBe('not theirs');
  const { actor } = person;
  await withdrawConsent(db, sealer, { jobseekerId, purpose: 'counsellor', actor }, new Date(now.getTime() + 1));
  expect(await pass()).toBe('not theirs');
});

test('of two who hand one person over at the same moment, one does', async () => {
  const { pass, jobseekerId } = await aPassing();
  const other = await aCounsellor(db, '示例莫老师');
  const outcomes = await Promise.all([pass(), pass({ toId: other.accountId })]);
  expect(outcomes.sort()).toEqual(['not theirs', 'passed on']);
  expect(await checkFileChain(db, sealer, jobseekerId)).toMatchObject({ isWhole: true });
});
