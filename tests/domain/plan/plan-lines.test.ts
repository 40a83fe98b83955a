import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import type { Asker } from '#src/domain/jobseeker/record-right.ts';
import { addLine } from '#src/domain/plan/add-line.ts';
import type { NewLine } from '#src/domain/plan/add-line.ts';
import { changeLine } from '#src/domain/plan/change-line.ts';
import { decideProposal } from '#src/domain/plan/decide-proposal.ts';
import { findPlan, listPlanEvents } from '#src/domain/plan/plan-queries.ts';
import { nextAction, sayPlanEvent } from '#src/domain/plan/plan.ts';
import { reportLine } from '#src/domain/plan/report-line.ts';
import { freshDatabase } from '../../database.ts';
import { aCounsellor, aPerson, noticesOf, now, sealer } from '../assessment/assessed-people.ts';

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

/** A person with a counsellor who may keep a plan with them. */
async function aPlannedPerson() {
  const counsellor = await aCounsellor(db);
  const person = await aPerson(db, { agrees: ['plan', 'counsellor'], counsellorId: counsellor.accountId });
  const staff: Asker = { visitor: counsellor.visitor };
  const add = (asker: Asker, line: Partial<NewLine> & { text: string }) =>
    addLine(db, sealer, asker, { jobseekerId: person.jobseekerId, lineId: randomUUID(), ...line }, now);
  const plan = async () => (await findPlan(db, sealer, person.jobseekerId)) ?? expect.unreachable('no plan');
  const goal = async () => {
    expect(await add(person.own, { text: '找到在家做的客服工作' })).toBe('added');
    return (await plan()).goals[0]?.lineId ?? '';
  };
  const tasks = async () =>
    (
      await db
        .selectFrom('task')
        .select(['kind', 'due_on'])
        .where('jobseeker_id', '=', person.jobseekerId)
        .where('done_at', 'is', null)
        .execute()
    ).map(({ kind, due_on }) => `${kind} ${due_on}`);
  return { counsellor, person, staff, add, plan, goal, tasks };
}

describe('a plan', () => {
  test('begins with the first goal, in the person’s own words, sealed, on record', async () => {
    const { person, goal, plan } = await aPlannedPerson();
    await goal();
    expect(await plan()).toMatchObject({
      version: 1,
      agreement: 'never',
      goals: [{ text: '找到在家做的客服工作', state: 'open', madeAs: 'self', actions: [] }],
    });
    expect(JSON.stringify(await db.selectFrom('plan_line').selectAll().execute())).not.toContain('客服');
    expect((await person.events()).slice(-2)).toEqual(['changed plan', 'changed plan']);
    expect(await noticesOf(db, person.accountId)).toEqual([]);
  });

  test('tells the person in words what a counsellor adds and changes: 原来…现在…', async () => {
    const { person, staff, add, goal, plan } = await aPlannedPerson();
    const goalId = await goal();
    const lineId = randomUUID();
    await add(staff, { lineId, goalId, text: '写简历', dueOn: '2026-12-01' });
    const changed = { jobseekerId: person.jobseekerId, lineId, revision: 1, text: '写简历和求职信' };
    const later = new Date(now.getTime() + 1000);
    expect(await changeLine(db, sealer, staff, { ...changed, dueOn: '2026-12-10' }, later)).toBe('changed');
    expect(await noticesOf(db, person.accountId)).toEqual([
      '就业辅导员示例覃老师加了：写简历。由本人做，2026年12月1日以前。 /plan',
      '就业辅导员示例覃老师改了计划。\n原来：写简历。由本人做，2026年12月1日以前。\n现在：写简历和求职信。由本人做，2026年12月10日以前。 /plan',
    ]);
    expect(nextAction(await plan())).toMatchObject({ text: '写简历和求职信', dueOn: '2026-12-10', revision: 2 });
  });

  test('loses nobody’s words when two change one line at once', async () => {
    const { person, staff, goal, plan } = await aPlannedPerson();
    const lineId = await goal();
    const change = (asker: Asker, text: string) =>
      changeLine(db, sealer, asker, { jobseekerId: person.jobseekerId, lineId, revision: 1, text }, now);
    const outcomes = await Promise.all([change(person.own, '做客服'), change(staff, '做云客服')]);
    expect(outcomes.sort()).toEqual(['changed', 'changed meanwhile']);
    const { goals, planId } = await plan();
    expect(goals[0]).toMatchObject({ revision: 2 });
    const [newest] = await listPlanEvents(db, sealer, planId, { limit: 1 });
    expect(newest && sayPlanEvent(newest)).toMatch(
      /^改了计划。\n原来：目标，找到在家做的客服工作。\n现在：目标，做(云)?客服。$/,
    );
  });

  test('a form sent twice adds one line; a line serves a goal of the same plan only', async () => {
    const { person, add, goal, plan } = await aPlannedPerson();
    const goalId = await goal();
    const other = await aPlannedPerson();
    const line = { lineId: randomUUID(), goalId, text: '写简历' };
    await add(person.own, line);
    expect(await add(person.own, line)).toBe('added');
    expect((await plan()).goals[0]?.actions).toHaveLength(1);
    expect(await add(person.own, { goalId: await other.goal(), text: '写简历' })).toBe('no such goal');
  });

  test('what the person asks of the counsellor waits for an answer; what the counsellor takes on has its day', async () => {
    const { person, staff, add, goal, plan, tasks } = await aPlannedPerson();
    const goalId = await goal();
    await add(person.own, { goalId, text: '联系公司', doer: 'counsellor' });
    expect((await plan()).goals[0]?.actions[0]).toMatchObject({ state: 'proposed', doer: 'counsellor' });
    expect(await tasks()).toEqual(['plan-proposal 2026-11-30']);
    await add(staff, { goalId, text: '问手语翻译', doer: 'counsellor', dueOn: '2026-11-25' });
    expect(await tasks()).toContain('plan-action 2026-11-25');
  });

  test('waits again when the person asks otherwise of what was taken on, and for nobody once they do it themselves', async () => {
    const { person, staff, add, goal, plan, tasks } = await aPlannedPerson();
    const { jobseekerId, own } = person;
    const [goalId, lineId] = [await goal(), randomUUID()];
    const asked = { lineId, text: '联系公司', doer: 'counsellor' } as const;
    await add(own, { ...asked, goalId });
    const taken = { jobseekerId, lineId, revision: 1, decision: 'accept', words: '', dueOn: '2026-11-25' } as const;
    expect(await decideProposal(db, sealer, staff, taken, now)).toBe('decided');
    expect(await tasks()).toEqual(['plan-action 2026-11-25']);
    const change = (revision: number, line: { text: string; doer: 'counsellor' | 'person' }) =>
      changeLine(db, sealer, own, { jobseekerId, lineId, revision, ...line, dueOn: '2026-11-25' }, now);
    expect(await change(2, { text: '联系三家公司', doer: 'counsellor' })).toBe('changed');
    expect((await plan()).goals[0]?.actions[0]?.state).toBe('proposed');
    expect(await tasks()).toEqual(['plan-proposal 2026-11-30']);
    expect(await change(3, { text: '联系三家公司', doer: 'person' })).toBe('changed');
    expect((await plan()).goals[0]?.actions[0]).toMatchObject({ state: 'open', doer: 'person' });
    expect(await tasks()).toEqual([]);
  });

  test('of the counsellor is answered by the person, not overwritten, and what is over is not changed', async () => {
    const { person, staff, add, goal, plan } = await aPlannedPerson();
    const { jobseekerId, own } = person;
    const [goalId, lineId] = [await goal(), randomUUID()];
    await add(staff, { goalId, lineId, text: '写简历' });
    const change = (asker: Asker, revision: number) =>
      changeLine(db, sealer, asker, { jobseekerId, lineId, revision, text: '不写' }, now);
    expect(await change(own, 1)).toBe('not theirs');
    const done = { jobseekerId, lineId, revision: 1, report: 'done', words: '' } as const;
    expect(await reportLine(db, sealer, own, done, now)).toBe('reported');
    expect(await change(staff, 2)).toBe('changed meanwhile');
    expect((await plan()).goals[0]?.actions[0]).toMatchObject({ state: 'done', text: '写简历' });
  });

  test('is written by the person, a helper with the task, and the counsellor of the person; by nobody else', async () => {
    const { person, add } = await aPlannedPerson();
    const stranger = await aCounsellor(db, '示例韦老师');
    const outcomes = [
      await add({ visitor: stranger.visitor }, { text: '别人的目标' }),
      await add((await aPerson(db)).own, { text: '别人的目标' }),
      await add(await person.helped({ tasks: ['demand'] }), { text: '没有这一项' }),
      // The mandate of this helper has ended.
      await add(await person.helped({ tasks: ['plan'] }), { text: '已经结束' }),
    ];
    expect(outcomes).toEqual(['not theirs', 'not theirs', 'not theirs', 'not theirs']);
  });

  test('is not kept without consent, and goes with it', async () => {
    const { person, staff, add, goal } = await aPlannedPerson();
    await goal();
    const { jobseekerId, actor } = person;
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'plan', actor }, now);
    expect(await findPlan(db, sealer, jobseekerId)).toBeUndefined();
    expect(await add(person.own, { text: '再来' })).toBe('not agreed');
    expect(await add(staff, { text: '再来' })).toBe('not agreed');
    expect((await person.events()).slice(-1)).toEqual(['erased plan']);
  });
});
