import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import type { Asker } from '#src/domain/jobseeker/record-right.ts';
import { agreeToPlan } from '#src/domain/plan/agree-to-plan.ts';
import { changeLine } from '#src/domain/plan/change-line.ts';
import { findPlanExport } from '#src/domain/plan/plan-export-queries.ts';
import { listPlanHistory } from '#src/domain/plan/plan-history-queries.ts';
import { listPlanHelpers } from '#src/domain/plan/plan-people-queries.ts';
import { listPlanEvents } from '#src/domain/plan/plan-queries.ts';
import { planLines, wrapColumns } from '#src/domain/plan/plan-text.ts';
import { nextAction } from '#src/domain/plan/plan.ts';
import { reportLine } from '#src/domain/plan/report-line.ts';
import type { LineReport } from '#src/domain/plan/report-line.ts';
import { writeRemark } from '#src/domain/plan/write-remark.ts';
import { eraseFile } from '#src/domain/privacy/erase-file.ts';
import { freshDatabase } from '../../database.ts';
import { aPlanHelper, aPlannedPerson } from '../../plan-factories.ts';
import { noticesOf, now, sealer } from '../assessment/assessed-people.ts';

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

/** A person with a goal and an action of their own. */
async function aPlan() {
  const person = await aPlannedPerson(db, sealer, { now });
  const { jobseekerId, account } = person;
  const goalId = await person.add({ text: '找到在家做的工作' });
  const lineId = await person.add({ text: '写简历', goalId, dueOn: '2026-12-01' });
  const report = (by: Asker, what: LineReport, { revision = 1, words = '' } = {}) =>
    reportLine(db, sealer, by, { jobseekerId, lineId, revision, report: what, words }, now);
  const remark = (
    by: Asker,
    { remarkId = randomUUID(), kind = 'objection' as const, text = '我想先学打字', on = lineId } = {},
  ) => writeRemark(db, sealer, by, { jobseekerId, remarkId, lineId: on, kind, text }, now);
  const agree = (by: Asker, version: number, agreement: 'agreed' | 'not yet' = 'agreed', remarkId = randomUUID()) =>
    agreeToPlan(db, sealer, by, { jobseekerId, version, agreement, text: '太快了', remarkId }, now);
  const tasks = async () =>
    (
      await db
        .selectFrom('task')
        .select(['kind', 'due_on'])
        .where('jobseeker_id', '=', jobseekerId)
        .where('done_at', 'is', null)
        .execute()
    ).map(({ kind, due_on }) => `${kind} ${due_on}`);
  const events = async () =>
    (await listPlanEvents(db, sealer, (await person.plan()).planId, { limit: 100 })).map(({ kind, after }) =>
      after ? `${kind} ${after}` : kind,
    );
  const line = async () => (await person.plan()).goals[0]?.actions[0];
  return { ...person, accountId: account.accountId, goalId, lineId, report, remark, agree, tasks, events, line };
}

describe('an action', () => {
  test('is ticked by the person, once, with their words, and is no next step any more', async () => {
    const { own, report, events, line, plan } = await aPlan();
    expect(nextAction(await plan())?.text).toBe('写简历');
    const ticks = [report(own, 'done', { words: '写了一页' }), report(own, 'done', { words: '写了一页' })];
    expect((await Promise.all(ticks)).sort()).toEqual(['reported', 'same']);
    expect(await line()).toMatchObject({ state: 'done', outcome: '写了一页', revision: 2 });
    expect((await events()).filter((event) => event.startsWith('done'))).toEqual(['done 写简历。说明：写了一页']);
    expect(nextAction(await plan())).toBeUndefined();
  });

  test('that did not work keeps why, and is put back with nothing lost', async () => {
    const { own, report, events, line } = await aPlan();
    expect(await report(own, 'failed', { words: '电脑坏了' })).toBe('reported');
    expect(await report(own, 'open', { revision: 2 })).toBe('reported');
    expect(await line()).toMatchObject({ state: 'open', outcome: undefined });
    expect((await events()).slice(0, 2)).toEqual(['reopened 写简历', 'failed 写简历。说明：电脑坏了']);
  });

  test('is ticked while the counsellor changes it: one of both is told, and nobody’s words are lost', async () => {
    const { own, staff, report, jobseekerId, lineId, line } = await aPlan();
    const changed = { jobseekerId, lineId, revision: 1, text: '写简历和求职信' };
    const outcomes = await Promise.all([report(own, 'done'), changeLine(db, sealer, staff, changed, now)]);
    expect([
      ['reported', 'changed meanwhile'],
      ['changed meanwhile', 'changed'],
    ]).toContainEqual(outcomes);
    expect(await line()).toMatchObject({ revision: 2 });
  });

  test('of the counsellor is not the person’s to report, and a proposal is nobody’s yet', async () => {
    const { own, staff, jobseekerId, goalId, add } = await aPlan();
    const theirs = await add({ text: '问公司', goalId, doer: 'counsellor', dueOn: '2026-11-30' }, staff);
    const proposed = await add({ text: '陪我去', goalId, doer: 'counsellor' });
    const report = (lineId: string, by: Asker) =>
      reportLine(db, sealer, by, { jobseekerId, lineId, revision: 1, report: 'done', words: '' }, now);
    expect(await report(theirs, own)).toBe('not open');
    expect(await report(proposed, own)).toBe('not open');
    expect(await report(theirs, staff)).toBe('reported');
  });

  test('is reported by a helper with the task while the mandate holds, and the person is told', async () => {
    const { jobseekerId, accountId, report, line } = await aPlan();
    const helper = await aPlanHelper(db, sealer, jobseekerId, { now });
    expect(await report(helper.asker, 'done')).toBe('reported');
    expect(await noticesOf(db, accountId)).toEqual(['帮您的家属示例妈妈做完了：写简历。 /plan']);
    await db.updateTable('mandate').set({ state: 'ended' }).where('mandate_id', '=', helper.mandateId).execute();
    expect(await report(helper.asker, 'open', { revision: 2 })).toBe('not theirs');
    const other = await aPlanHelper(db, sealer, jobseekerId, { tasks: ['demand'], now });
    expect(await report(other.asker, 'open', { revision: 2 })).toBe('not theirs');
    expect(await line()).toMatchObject({ state: 'done' });
  });

  test('of somebody else is missing', async () => {
    const [one, other] = [await aPlan(), await aPlan()];
    const report = {
      jobseekerId: one.jobseekerId,
      lineId: other.lineId,
      revision: 1,
      report: 'done',
      words: '',
    } as const;
    expect(await reportLine(db, sealer, one.own, report, now)).toBe('missing');
    expect(await reportLine(db, sealer, one.own, { ...report, jobseekerId: other.jobseekerId }, now)).toBe(
      'not theirs',
    );
  });
});

describe('a remark', () => {
  test('stands beside its line, waits for the counsellor three days, and is said once when sent twice', async () => {
    const { own, remark, tasks, line, events } = await aPlan();
    const remarkId = randomUUID();
    expect(await Promise.all([remark(own, { remarkId }), remark(own, { remarkId })])).toEqual(['written', 'written']);
    expect(await tasks()).toEqual(['plan-remark 2026-11-26']);
    expect((await line())?.remarks).toMatchObject([{ kind: 'objection', text: '我想先学打字', replies: [] }]);
    expect((await events())[0]).toBe('remark 对“写简历”不同意：我想先学打字');
    expect((await events()).filter((event) => event.startsWith('remark'))).toHaveLength(1);
  });

  test('belongs to a line of the same plan, and is sealed', async () => {
    const [one, other] = [await aPlan(), await aPlan()];
    expect(await one.remark(one.own, { on: other.lineId })).toBe('missing');
    await one.remark(one.own, { text: '金丝雀的话' });
    expect(JSON.stringify(await db.selectFrom('plan_remark').selectAll().execute())).not.toContain('金丝雀');
  });

  test('by a helper is told to the person', async () => {
    const { jobseekerId, accountId, remark } = await aPlan();
    const { asker } = await aPlanHelper(db, sealer, jobseekerId, { now });
    expect(await remark(asker)).toBe('written');
    expect(await noticesOf(db, accountId)).toEqual(['帮您的家属示例妈妈对“写简历”不同意：我想先学打字。 /plan']);
  });
});

describe('the plan as a whole', () => {
  test('is agreed to as it was shown, by the person alone', async () => {
    const { own, staff, jobseekerId, agree, plan, add, events } = await aPlan();
    expect(await agree(own, 1)).toBe('changed since');
    expect(await agree(own, 2)).toBe('said');
    expect(await agree(own, 2)).toBe('said');
    expect((await events()).filter((event) => event === 'agreed')).toHaveLength(1);
    expect((await plan()).agreement).toBe('agreed');
    const { asker } = await aPlanHelper(db, sealer, jobseekerId, { now });
    expect(await agree(asker, 2)).toBe('not theirs');
    expect(await agree(staff, 2)).toBe('not theirs');
    await add({ text: '学打字' }, staff);
    expect((await plan()).agreement).toBe('changed');
  });

  test('is not agreed to while the counsellor changes it', async () => {
    const { own, staff, agree, plan, add } = await aPlan();
    const [said] = await Promise.all([agree(own, 2), add({ text: '学打字' }, staff)]);
    expect(['said', 'changed since']).toContain(said);
    expect((await plan()).agreement).toBe(said === 'said' ? 'changed' : 'never');
  });

  test('not yet: why waits for an answer', async () => {
    const { own, agree, tasks, plan } = await aPlan();
    const remarkId = randomUUID();
    await agree(own, 2, 'not yet', remarkId);
    await agree(own, 2, 'not yet', remarkId);
    expect(await plan()).toMatchObject({ agreement: 'not yet', remarks: [{ kind: 'objection', text: '太快了' }] });
    expect(await tasks()).toEqual(['plan-remark 2026-11-26']);
  });

  test('goes with the consent: nothing is written any more, and nothing is left', async () => {
    const { own, jobseekerId, accountId, report, remark, agree, tasks } = await aPlan();
    await remark(own);
    const actor = { accountId, role: 'jobseeker' } as const;
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'plan', actor }, now);
    expect([await report(own, 'done'), await remark(own), await agree(own, 2)]).toEqual(Array(3).fill('not agreed'));
    expect(await tasks()).toEqual([]);
    expect(await findPlanExport(db, sealer, jobseekerId)).toBeUndefined();
  });

  test('goes with the account: no line, word or task is left', async () => {
    const { own, jobseekerId, accountId, remark, tasks } = await aPlan();
    await remark(own);
    await db
      .transaction()
      .execute((erasing) => eraseFile(erasing, sealer, { jobseekerId, actor: { accountId, role: 'jobseeker' } }, now));
    expect(await db.selectFrom('plan').selectAll().where('jobseeker_id', '=', jobseekerId).execute()).toEqual([]);
    expect(await db.selectFrom('plan_line').selectAll().where('made_by', '=', accountId).execute()).toEqual([]);
    expect(await db.selectFrom('plan_remark').selectAll().where('made_by', '=', accountId).execute()).toEqual([]);
    expect(await db.selectFrom('plan_event').selectAll().where('actor_id', '=', accountId).execute()).toEqual([]);
    expect(await tasks()).toEqual([]);
  });

  test('is handed over whole: lines, words and what happened', async () => {
    const { own, jobseekerId, report, remark } = await aPlan();
    await remark(own);
    await report(own, 'failed', { words: '电脑坏了' });
    expect(await findPlanExport(db, sealer, jobseekerId)).toMatchObject({
      agreement: '还没有说同不同意',
      lines: [
        { what: '目标', text: '找到在家做的工作', state: '在努力' },
        {
          ...{
            what: '要做的事',
            text: '写简历',
            who: '本人',
            dueOn: '2026-12-01',
            state: '没做成',
            outcome: '电脑坏了',
          },
          remarks: [{ kind: '不同意', text: '我想先学打字' }],
        },
      ],
      events: [{ who: '本人', what: '没做成：写简历。说明：电脑坏了。' }, {}, {}, {}, {}],
    });
  });

  test('says what happened page by page, and who helps', async () => {
    const { staff, jobseekerId, plan, add } = await aPlan();
    for (const place of Array(8).keys()) await add({ text: `示例目标${place}` }, staff);
    const of = { planId: (await plan()).planId, jobseekerId, seesTraining: true };
    const first = await listPlanHistory(db, sealer, of, { page: 1, size: 10 });
    expect(first.hasMore).toBe(true);
    expect(first.items[0]).toEqual({
      day: '2026-11-23',
      ...{ when: '2026年11月23日10点00分', who: '就业辅导员示例覃老师', what: '加了：目标，示例目标7。' },
    });
    const second = await listPlanHistory(db, sealer, of, { page: 2, size: 10 });
    expect(second).toMatchObject({ hasMore: false, items: [{ what: '开始了计划。' }] });
    await aPlanHelper(db, sealer, jobseekerId, { now });
    expect(await listPlanHelpers(db, sealer, jobseekerId, now)).toMatchObject([
      { called: '示例覃老师', role: '就业辅导员，示例残联就业中心', isCounsellor: true },
      { called: '示例妈妈', role: '家属，可以填写计划', since: '2026-11-22' },
    ]);
  });

  test('reads as text no wider than a braille display', async () => {
    const { own, remark, plan } = await aPlan();
    await remark(own, { text: '我想先学打字，'.repeat(20) });
    const lines = wrapColumns(planLines(await plan(), now), 40);
    const width = (line: string) => [...line].reduce((sum, character) => sum + (character < '\u1100' ? 1 : 2), 0);
    expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(40);
    expect(lines.filter((line) => /^[。，]/.test(line))).toEqual([]);
    expect(lines.slice(0, 4)).toEqual([
      '计划（一人一策）',
      '2026年11月23日的内容。',
      '下一步：写简历。由您做，2026年12月1日',
      '以前。',
    ]);
  });
});
