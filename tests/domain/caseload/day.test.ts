import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { countTasks, listTasks } from '#src/domain/caseload/task-queries.ts';
import { addDays } from '#src/domain/day/day.ts';
import { openTask } from '#src/domain/task/open-task.ts';
import type { TaskKind } from '#src/domain/task/task.ts';
import { freshDatabase } from '../../database.ts';
import { aCounsellor, aPerson, now, sealer } from '../assessment/assessed-people.ts';

const today = '2026-11-23';

test('a counsellor’s day begins with what people said, then what is late, then today, then the days after', async () => {
  const db = await freshDatabase();
  const { visitor, accountId } = await aCounsellor(db);
  const { jobseekerId } = await aPerson(db, { agrees: ['record', 'counsellor', 'plan'], counsellorId: accountId });
  const wanted: readonly [TaskKind, number][] = [
    ['demand', 8],
    ['follow-up', 7],
    ['plan-action', 0],
    ['follow-up', -1],
    ['assessment', -20],
    ['plan-remark', 7],
    ['correction', 20],
    ['plan-proposal', -1],
  ];
  for (const [kind, days] of wanted)
    await openTask(db, { jobseekerId, kind, subject: randomUUID(), dueOn: addDays(today, days) }, now);
  const said = (await listTasks(db, sealer, visitor, { today })).map(({ group, kind }) => `${group} ${kind}`);
  expect(said).toEqual([
    'words plan-proposal',
    'words plan-remark',
    'words correction',
    'overdue assessment',
    'overdue follow-up',
    'today plan-action',
    'days follow-up',
    'later demand',
  ]);
  expect(await countTasks(db, visitor, today)).toEqual({
    tasks: 8,
    groups: { words: 3, overdue: 2, today: 1, days: 1, later: 1 },
  });
});

test('an objection is told from a question by its kind, without opening what was written', async () => {
  const db = await freshDatabase();
  const { visitor, accountId } = await aCounsellor(db);
  const { jobseekerId } = await aPerson(db, { agrees: ['record', 'counsellor', 'plan'], counsellorId: accountId });
  const [plan_id, at] = [randomUUID(), now.toISOString()];
  await db
    .insertInto('plan')
    .values({
      ...{ plan_id, jobseeker_id: jobseekerId, opened_at: at, closed_at: null, version: 1, agreement: null },
      ...{ agreement_version: null, agreement_at: null, sealed_easy: null, easy_version: null, easy_at: null },
    })
    .execute();
  for (const kind of ['objection', 'question']) {
    const plan_remark_id = randomUUID();
    await db
      .insertInto('plan_remark')
      .values({
        ...{ plan_remark_id, plan_id, plan_line_id: null, kind, sealed_text: '', made_by: '', made_as: 'self' },
        ...{ created_at: at, settled_at: null },
      })
      .execute();
    await openTask(db, { jobseekerId, kind: 'plan-remark', subject: plan_remark_id, dueOn: today }, now);
  }
  const remarks = (await listTasks(db, sealer, visitor, { today })).map(({ remark }) => remark);
  expect(remarks.sort()).toEqual(['objection', 'question']);
});
