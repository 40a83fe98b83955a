import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { openPlanOf } from '#src/domain/caseload/open-plan-of.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import type { Asker } from '#src/domain/jobseeker/record-right.ts';
import { addLine } from '#src/domain/plan/add-line.ts';
import type { NewLine } from '#src/domain/plan/add-line.ts';
import { changeLine } from '#src/domain/plan/change-line.ts';
import { decideProposal } from '#src/domain/plan/decide-proposal.ts';
import { dropLine } from '#src/domain/plan/drop-line.ts';
import { findPlan, listPlanEvents } from '#src/domain/plan/plan-queries.ts';
import { isTemplateKey, offerTemplates, planTemplates, templatesOfGoal } from '#src/domain/plan/plan-templates.ts';
import { sayPlanEvent } from '#src/domain/plan/plan.ts';
import { proposeJob } from '#src/domain/plan/propose-job.ts';
import { replyToRemark } from '#src/domain/plan/reply-to-remark.ts';
import { reportLine } from '#src/domain/plan/report-line.ts';
import { settleRemark } from '#src/domain/plan/settle-remark.ts';
import { writeEasy } from '#src/domain/plan/write-easy.ts';
import { writeRemark } from '#src/domain/plan/write-remark.ts';
import { clauseText } from '#src/domain/programme/plan-text.ts';
import { programmes } from '#src/domain/programme/programmes.ts';
import { freshDatabase } from '../../database.ts';
import { aJob, anEmployer } from '../../factories.ts';
import { aCounsellor, aPerson, noticesOf, now, sealer } from '../assessment/assessed-people.ts';

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

/** A person with a goal, and the counsellor who keeps the plan with them. */
async function aPlannedPerson() {
  const counsellor = await aCounsellor(db);
  const person = await aPerson(db, { agrees: ['plan', 'counsellor'], counsellorId: counsellor.accountId });
  const { jobseekerId } = person;
  const staff: Asker = { visitor: counsellor.visitor };
  const goalId = randomUUID();
  const add = async (asker: Asker, line: Partial<NewLine> & { text: string }) => {
    const lineId = line.lineId ?? randomUUID();
    expect(await addLine(db, sealer, asker, { jobseekerId, ...line, lineId }, now)).toBe('added');
    return lineId;
  };
  await add(person.own, { lineId: goalId, text: '在家做客服' });
  const plan = async () => (await findPlan(db, sealer, jobseekerId)) ?? expect.unreachable('no plan');
  const line = async (lineId: string) => {
    const { goals } = await plan();
    return goals.flatMap((goal) => [goal, ...goal.actions]).find((each) => each.lineId === lineId);
  };
  const tasks = async () =>
    (
      await db
        .selectFrom('task')
        .select(['kind', 'due_on'])
        .where('jobseeker_id', '=', jobseekerId)
        .where('done_at', 'is', null)
        .orderBy('kind')
        .execute()
    ).map(({ kind, due_on }) => `${kind} ${due_on}`);
  const newest = async () => {
    const [event] = await listPlanEvents(db, sealer, (await plan()).planId, { limit: 1 });
    return event && sayPlanEvent(event);
  };
  const remark = async (text: string, kind: 'question' | 'easy' = 'question') => {
    const remarkId = randomUUID();
    await writeRemark(db, sealer, person.own, { jobseekerId, remarkId, kind, text }, now);
    return remarkId;
  };
  const heard = async () => (await noticesOf(db, person.accountId)).join('\n');
  return { counsellor, person, jobseekerId, staff, goalId, add, plan, line, tasks, newest, remark, heard };
}

describe('the counsellor', () => {
  test('answers what the person said; the person goes on, and only they say that it is settled', async () => {
    const { jobseekerId, staff, person, remark, plan, tasks, heard } = await aPlannedPerson();
    const remarkId = await remark('为什么要写简历？');
    expect(await tasks()).toEqual(['plan-remark 2026-11-26']);
    const reply = (asker: Asker, text: string, replyId: string = randomUUID()) =>
      replyToRemark(db, sealer, asker, { jobseekerId, remarkId, replyId, text }, now);
    const once = randomUUID();
    const both = await Promise.all([reply(staff, '单位要看简历。', once), reply(staff, '单位要看简历。', once)]);
    expect(both).toEqual(['said', 'said']);
    expect((await plan()).remarks[0]?.replies).toMatchObject([{ text: '单位要看简历。', by: '示例覃老师' }]);
    expect(await tasks()).toEqual([]);
    expect(await heard()).toContain('就业辅导员示例覃老师答复了：单位要看简历。 /plan');
    expect(await reply(person.own, '可以只写一页吗？')).toBe('said');
    expect(await tasks()).toEqual(['plan-remark 2026-11-26']);
    expect(await reply(staff, '可以。')).toBe('said');
    expect((await plan()).remarks[0]?.replies.map(({ text }) => text)).toEqual([
      '单位要看简历。',
      '可以只写一页吗？',
      '可以。',
    ]);
    const settle = (asker: Asker) => settleRemark(db, sealer, asker, { jobseekerId, remarkId }, now);
    expect(await settle(staff)).toBe('not theirs');
    expect(await settle(person.own)).toBe('settled');
    expect((await plan()).remarks[0]).toMatchObject({ settledAt: now.toISOString() });
    expect(await reply(person.own, '还有一句')).toBe('said');
    expect((await plan()).remarks[0]?.settledAt).toBeUndefined();
    const stranger = await aPlannedPerson();
    expect(await reply(stranger.person.own, '看看')).toBe('not theirs');
    const theirs = { jobseekerId: stranger.jobseekerId, remarkId, replyId: randomUUID(), text: '看看' };
    expect(await replyToRemark(db, sealer, stranger.person.own, theirs, now)).toBe('missing');
  });

  test('takes on what the person proposes, with a day of its own, or turns it down with a reason', async () => {
    const { jobseekerId, staff, person, goalId, add, line, tasks, heard } = await aPlannedPerson();
    const taken = await add(person.own, { goalId, text: '联系公司', doer: 'counsellor' });
    const refused = await add(person.own, { goalId, text: '买一台电脑', doer: 'other', doerName: '示例基金会' });
    const decide = (lineId: string, decision: 'accept' | 'turn down', words: string, dueOn?: string) =>
      decideProposal(db, sealer, staff, { jobseekerId, lineId, revision: 1, decision, words, dueOn }, now);
    expect(await decide(taken, 'accept', '', '2026-11-27')).toBe('decided');
    expect(await line(taken)).toMatchObject({ state: 'open', dueOn: '2026-11-27', revision: 2 });
    expect(await decide(refused, 'turn down', '没有这笔钱。')).toBe('decided');
    expect(await line(refused)).toMatchObject({ state: 'dropped', outcome: '没有这笔钱。' });
    expect(await heard()).toContain('不再做：买一台电脑。由示例基金会做，没有定时间。理由：没有这笔钱。');
    expect(await tasks()).toEqual(['plan-action 2026-11-27']);
    expect(await decide(taken, 'turn down', '晚了')).toBe('decided before');
  });

  test('sees that a proposal was changed meanwhile, and decides nothing then', async () => {
    const { jobseekerId, staff, person, goalId, add, line } = await aPlannedPerson();
    const lineId = await add(person.own, { goalId, text: '联系公司', doer: 'counsellor' });
    const changed = { jobseekerId, lineId, revision: 1, text: '联系两家公司', doer: 'counsellor' } as const;
    const [change, decision] = await Promise.all([
      changeLine(db, sealer, person.own, changed, now),
      decideProposal(db, sealer, staff, { jobseekerId, lineId, revision: 1, decision: 'accept', words: '' }, now),
    ]);
    expect([change, decision]).toContain('changed meanwhile');
    expect([change, decision].some((outcome) => outcome === 'changed' || outcome === 'decided')).toBe(true);
    expect((await line(lineId))?.revision).toBe(2);
  });

  test('gives up a goal with a reason: nothing disappears, and its actions wait for nobody', async () => {
    const { jobseekerId, staff, goalId, add, line, plan, tasks, newest } = await aPlannedPerson();
    await add(staff, { goalId, text: '问手语翻译', doer: 'counsellor', dueOn: '2026-11-25' });
    const { version } = await plan();
    const drop = () => dropLine(db, sealer, staff, { jobseekerId, lineId: goalId, reason: '本人想做别的。' }, now);
    expect(await drop()).toBe('dropped');
    expect(await drop()).toBe('dropped before');
    expect(await line(goalId)).toMatchObject({ state: 'dropped', outcome: '本人想做别的。' });
    expect((await plan()).goals[0]?.actions).toHaveLength(1);
    expect((await plan()).version).toBe(version + 1);
    expect(await newest()).toBe('不再做：目标，在家做客服。理由：本人想做别的。');
    expect(await tasks()).toEqual([]);
  });

  test('says what came of an own action; its task ends', async () => {
    const { jobseekerId, staff, goalId, add, tasks, heard } = await aPlannedPerson();
    const lineId = await add(staff, { goalId, text: '问手语翻译', doer: 'counsellor', dueOn: '2026-11-25' });
    expect(await tasks()).toEqual(['plan-action 2026-11-25']);
    const report = { jobseekerId, lineId, revision: 1, report: 'failed', words: '下星期才有人' } as const;
    expect(await reportLine(db, sealer, staff, report, now)).toBe('reported');
    expect(await heard()).toContain('就业辅导员示例覃老师没做成：问手语翻译。说明：下星期才有人。 /plan');
    expect(await tasks()).toEqual([]);
  });

  test('is asked for nothing more once a goal is reached, and again when it is put back', async () => {
    const { jobseekerId, staff, goalId, add, line, tasks } = await aPlannedPerson();
    await add(staff, { goalId, text: '问手语翻译', doer: 'counsellor', dueOn: '2026-11-25' });
    await add(staff, { goalId, text: '问无障碍厕所', doer: 'counsellor', dueOn: '2026-11-26' });
    const report = async (said: 'done' | 'open') => {
      const revision = (await line(goalId))?.revision ?? 0;
      return reportLine(db, sealer, staff, { jobseekerId, lineId: goalId, revision, report: said, words: '' }, now);
    };
    expect(await report('done')).toBe('reported');
    expect(await tasks()).toEqual([]);
    expect(await report('open')).toBe('reported');
    expect((await tasks()).sort()).toEqual(['plan-action 2026-11-25', 'plan-action 2026-11-26']);
  });

  test('writes the plan in easy words: whoever asked has an answer, and a later change makes it old', async () => {
    const { jobseekerId, staff, person, goalId, add, plan, remark, tasks, heard } = await aPlannedPerson();
    await remark('看不懂', 'easy');
    const { version } = await plan();
    await add(person.own, { goalId, text: '写简历' });
    const write = (asker: Asker, to: number) =>
      writeEasy(db, sealer, asker, { jobseekerId, text: '您想在家工作。', version: to }, now);
    expect(await write(person.own, version)).toBe('not theirs');
    // The form showed the plan before the action was added.
    expect(await write(staff, version)).toBe('written');
    expect((await plan()).easy).toMatchObject({ text: '您想在家工作。', isOld: true });
    expect((await plan()).remarks[0]?.replies).toMatchObject([{ text: '易读版写好了。', as: 'staff' }]);
    expect(await tasks()).toEqual([]);
    expect(await heard()).toContain('就业辅导员示例覃老师写了易读版。 /plan');
    expect(await write(staff, version + 1)).toBe('written');
    expect((await plan()).easy?.isOld).toBe(false);
  });

  test('proposes an open job with the reason, and no closed one', async () => {
    const { jobseekerId, staff, goalId, line, heard } = await aPlannedPerson();
    const employer = await anEmployer(db, { name: '示例呼叫公司' });
    const open = await aJob(db, { employer, title: '在线客服（示例）' });
    const closed = await aJob(db, { employer, title: '已截止（示例）', closes_on: '2026-11-01' });
    const lineId = randomUUID();
    const wanted = { jobseekerId, lineId, goalId, why: '可以在家做' };
    const propose = (jobId: string) => proposeJob(db, sealer, staff, { ...wanted, jobId }, now);
    expect(await propose(closed.job_id)).toBe('no such job');
    expect(await propose('none')).toBe('no such job');
    expect(await propose(open.job_id)).toBe('added');
    expect(await line(lineId)).toMatchObject({ doer: 'person', jobId: open.job_id });
    expect(await heard()).toContain('加了：看岗位：在线客服（示例），示例呼叫公司。推荐的理由：可以在家做。由本人做');
  });

  test('with the person present at the desk changes a line at once with them, and nobody’s words are lost', async () => {
    const { jobseekerId, staff, person, goalId, plan } = await aPlannedPerson();
    const change = (asker: Asker, text: string) =>
      changeLine(db, sealer, asker, { jobseekerId, lineId: goalId, revision: 1, text }, now);
    const texts = ['做客服', '做云客服', '做审核'];
    const outcomes = await Promise.all([
      change(person.own, texts[0] ?? ''),
      change(staff, texts[1] ?? ''),
      change(staff, texts[2] ?? ''),
    ]);
    expect(outcomes.sort()).toEqual(['changed', 'changed meanwhile', 'changed meanwhile']);
    const { goals, planId } = await plan();
    expect(texts).toContain(goals[0]?.text);
    expect(
      (await listPlanEvents(db, sealer, planId, { limit: 20 })).filter(({ kind }) => kind === 'changed'),
    ).toHaveLength(1);
  });

  test('opens a plan on record, of the own caseload only, and only with the person’s consents', async () => {
    const { jobseekerId, counsellor, person, remark, staff } = await aPlannedPerson();
    const open = (visitor = counsellor.visitor) => openPlanOf(db, sealer, visitor, jobseekerId, now);
    expect(await open()).toMatchObject({ state: 'open', plan: { goals: [{ text: '在家做客服' }] } });
    expect((await person.events()).at(-1)).toBe('read plan');
    const stranger = await aCounsellor(db, '示例韦老师');
    expect(await open(stranger.visitor)).toEqual({ state: 'not on caseload' });
    const remarkId = await remark('有问题');
    const { actor } = person;
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'counsellor', actor }, now);
    expect(await open()).toEqual({ state: 'not agreed' });
    expect(
      await replyToRemark(db, sealer, staff, { jobseekerId, remarkId, replyId: randomUUID(), text: '答' }, now),
    ).toBe('not theirs');
  });

  test('is told that no plan is kept where the person has not agreed to one', async () => {
    const { jobseekerId, counsellor, person } = await aPlannedPerson();
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'plan', actor: person.actor }, now);
    expect(await openPlanOf(db, sealer, counsellor.visitor, jobseekerId, now)).toMatchObject({ state: 'no plan kept' });
  });
});

describe('templates', () => {
  test('stand in the plan that they name, word for word', () => {
    const wrong = Object.values(planTemplates)
      .flatMap(({ sources }) => sources)
      .filter(({ clause, quote }) => {
        const plan = programmes.find(({ abbreviation }) => clause.startsWith(abbreviation));
        return !plan || !clauseText(plan, clause).includes(quote);
      });
    expect(wrong).toEqual([]);
    expect(Object.keys(planTemplates).length).toBeGreaterThanOrEqual(12);
  });

  test('are offered with the own region’s clause first; those of other plans name the place', () => {
    const offered = offerTemplates('440402');
    const own = offered.filter(({ elsewhere }) => elsewhere === undefined);
    expect(own.length).toBeGreaterThan(8);
    expect(own.every(({ source }) => source.clause.startsWith('ZH '))).toBe(true);
    expect(offered.slice(own.length).map(({ key, elsewhere }) => `${key} ${elsewhere}`)).toEqual(['internship 黄石市']);
    expect(offerTemplates(undefined).every(({ elsewhere }) => elsewhere !== undefined)).toBe(true);
  });

  test('of a goal are found again by its clause, and by its words where a clause has several', () => {
    const clause = 'ZH 二(二)6';
    expect(templatesOfGoal({ text: '得到就业援助。', clause })).toEqual(['hardship']);
    expect(templatesOfGoal({ text: '别的话', clause })).toEqual(['unwilling', 'hardship', 'household']);
    expect(templatesOfGoal({ text: '得到就业援助。', clause: undefined })).toEqual([]);
    expect([isTemplateKey('hardship'), isTemplateKey('toString'), isTemplateKey(null)]).toEqual([true, false, false]);
  });
});
