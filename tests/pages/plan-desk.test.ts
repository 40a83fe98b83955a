import { gzipSync } from 'node:zlib';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import { changeLine } from '#src/domain/plan/change-line.ts';
import { writeRemark } from '#src/domain/plan/write-remark.ts';
import type { RemarkKind } from '#src/domain/plan/plan.ts';
import { anAccount, anOrganisation } from '../account-factories.ts';
import type { MadeAccount } from '../account-factories.ts';
import { aJob, anEmployer } from '../factories.ts';
import { aPlannedPerson as plannedPerson } from '../plan-factories.ts';
import { anEnrolment, aSession } from '../training-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';
import { signedIn } from './signed-in.ts';

let portal: Portal;
let db: Kysely<Database>;
let counsellor: MadeAccount;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty' });
  db = openDatabase(portal.databaseUrl);
  const organisationId = await anOrganisation(db);
  counsellor = await anAccount(db, portal.sealer, { role: 'counsellor', called: '示例老师', organisationId });
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
});

const browserOf = (account: MadeAccount) => signedIn(portal, db, account);

/** A person with a plan, and the browser of their counsellor. */
async function aPlannedPerson() {
  const person = await plannedPerson(db, portal.sealer, { counsellor });
  const { jobseekerId } = person;
  const path = `/files/${jobseekerId}/plan`;
  const say = async (kind: RemarkKind, text: string, lineId?: string) => {
    const remarkId = randomUUID();
    const remark = { jobseekerId, remarkId, lineId, kind, text };
    expect(await writeRemark(db, portal.sealer, person.own, remark, new Date())).toBe('written');
    return remarkId;
  };
  const heard = async () => (await (await browserOf(person.account)).open('/messages')).text;
  return { ...person, path, say, heard, staff: await browserOf(counsellor), asker: person.staff };
}

describe('a plan at the desk', () => {
  test('stands first in the file, and begins with what the person says', async () => {
    const { jobseekerId, path, staff, add, say } = await aPlannedPerson();
    const file = await staff.open(`/files/${jobseekerId}`);
    expect(file.headings.slice(0, 2)).toEqual(['档案', '计划和帮扶']);
    expect(file.html).toContain(`href="${path}"`);
    const empty = await staff.open(path);
    expect(empty.text).toContain('示例小唐还没有计划。');
    const goalId = await add({ text: '在家做客服' });
    const lineId = await add({ goalId, text: '陪我去面试', doer: 'counsellor' });
    const remarkId = await say('objection', '我想先学习。', goalId);
    const page = await staff.open(path);
    expect(page.headings.slice(0, 4)).toEqual(['这个人的计划', '本人说的话，等您答复', '目标和要做的事', '在家做客服']);
    expect(page.text).toContain('有1个目标，0件事要做。有2句话等您答复。');
    expect(page.html).toContain(`href="${path}/remarks/${remarkId}"`);
    expect(page.html).toContain(`href="${path}/lines/${lineId}"`);
    expect(page.text).toContain('本人还没有说同不同意');
    expect((await staff.open('/tasks')).html).toContain(`href="${path}/remarks/${remarkId}"`);
  });

  test('answers what the person said; the answer reaches them and the task is gone', async () => {
    const { path, staff, add, say, heard } = await aPlannedPerson();
    const remark = `${path}/remarks/${await say('question', '为什么要写简历？', await add({ text: '找工作' }))}`;
    const empty = await readFormPage(await staff.send(remark, { answer: '' }));
    expect([empty.status, empty.errors]).toEqual([422, { answer: '请写答复。' }]);
    const sent = await staff.send(remark, { answer: '单位要看。' });
    expect(sent.headers.get('location')).toBe(`${path}?done=answered#main`);
    expect(await heard()).toContain('答复了：单位要看。');
    expect((await staff.open('/tasks')).html).not.toContain(remark);
    expect((await staff.send(remark, { answer: '还有，要写电话。' })).status).toBe(303);
    expect((await staff.open(remark)).text).toMatch(/单位要看。.*还有，要写电话。/s);
  });

  test('offers templates after the person’s own words, and adds none of them by itself', async () => {
    const { path, staff, say, add, plan } = await aPlannedPerson();
    await add({ text: '找工作' });
    await say('comment', '想在家做。');
    const page = await staff.open(`${path}/goals/new`);
    expect(page.headings.slice(0, 4)).toEqual(['给计划加目标', '本人自己的话', '写目标', '常见情况的模板']);
    expect(page.text).toContain('留言：“想在家做”');
    const template = `${path}/goals/new?template=home`;
    expect(page.html).toContain(`href="${template}#main"`);
    const filled = await staff.open(template);
    expect(filled.values['text']).toBe('在家工作，用电脑或者手机做。');
    expect(filled.text).toContain('出处是本地方案的第二部分第三项');
    expect((await plan()).goals).toHaveLength(1);
    const { id = '', template: key = '' } = filled.values;
    const sent = { id, template: key, text: '在家做客服，一天四个小时。' };
    const [once, twice] = [await staff.send(`${path}/goals/new`, sent), await staff.send(`${path}/goals/new`, sent)];
    expect([once.headers.get('location'), twice.status]).toEqual([`${path}?done=added#main`, 303]);
    expect((await plan()).goals.map(({ text, clause }) => [text, clause])).toEqual([
      ['找工作', undefined],
      ['在家做客服，一天四个小时。', 'LZ 二(三)'],
    ]);
  });

  test('adds an action to a goal with who and when, after telling every mistake at once', async () => {
    const { path, staff, add, plan, heard } = await aPlannedPerson();
    const goalId = await add({ text: '找工作' });
    const actions = `${path}/goals/${goalId}/actions/new`;
    const { id = '' } = (await staff.open(actions)).values;
    const wrong = await readFormPage(await staff.send(actions, { id, text: '', dueOn: '去年' }));
    expect([wrong.status, Object.keys(wrong.errors)]).toEqual([422, ['text', 'doer', 'dueOn']]);
    expect(wrong.values['dueOn']).toBe('去年');
    const action = { id, text: '打电话问单位', doer: 'counsellor', doerName: '', dueOn: '2099年3月1日' };
    expect((await staff.send(actions, action)).status).toBe(303);
    expect((await plan()).goals[0]?.actions[0]).toMatchObject({ doer: 'counsellor', dueOn: '2099-03-01' });
    expect(await heard()).toContain('加了：打电话问单位。由就业辅导员做，2099年3月1日以前。');
  });

  test('shows both texts when the person changed the line meanwhile, and lets the counsellor choose', async () => {
    const { jobseekerId, path, staff, add, own, plan } = await aPlannedPerson();
    const lineId = await add({ text: '找工作' });
    const line = `${path}/lines/${lineId}`;
    const { revision = '' } = (await staff.open(line)).values;
    await changeLine(db, portal.sealer, own, { jobseekerId, lineId, revision: 1, text: '先学习' }, new Date());
    const shown = await readFormPage(await staff.send(`${line}?for=change`, { revision, text: '找客服的工作' }));
    expect(shown.status).toBe(409);
    expect(shown.text).toContain('现在写的是：先学习。');
    expect(shown.text).toContain('您写的是：找客服的工作。');
    expect(shown.values).toMatchObject({ text: '找客服的工作', revision: '2' });
    const chosen = { revision: shown.values['revision'] ?? '', text: '找客服的工作' };
    expect((await staff.send(`${line}?for=change`, chosen)).headers.get('location')).toBe(`${path}?done=changed#main`);
    expect((await plan()).goals[0]?.text).toBe('找客服的工作');
    expect((await staff.open(path)).text).toContain('原来：目标，先学习');
  });

  test('takes on a proposal, and says why another is turned down or given up', async () => {
    const { path, staff, add, plan, heard } = await aPlannedPerson();
    const goalId = await add({ text: '找工作' });
    const first = `${path}/lines/${await add({ goalId, text: '陪我去面试', doer: 'counsellor' })}`;
    const second = `${path}/lines/${await add({ goalId, text: '给我买电脑', doer: 'counsellor' })}`;
    const shown = await staff.open(first);
    expect(shown.headings[0]).toBe('本人提议的事');
    const { revision = '' } = shown.values;
    const silent = await readFormPage(await staff.send(`${second}?for=decision`, { revision, decision: 'turn down' }));
    expect([silent.status, Object.keys(silent.errors)]).toEqual([422, ['words']]);
    const taken = { revision, decision: 'accept', dueOn: '2099年3月1日', words: '' };
    expect((await staff.send(`${first}?for=decision`, taken)).headers.get('location')).toBe(
      `${path}?done=decided#main`,
    );
    await staff.send(`${second}?for=decision`, { revision, decision: 'turn down', words: '没有这笔钱。' });
    expect((await plan()).goals[0]?.actions.map(({ state }) => state)).toEqual(['open', 'dropped']);
    expect(await heard()).toContain('理由：没有这笔钱。');
    const outcome = `${first}/outcome`;
    const empty = await readFormPage(await staff.send(outcome, { outcome: 'failed', words: '' }));
    expect([empty.status, empty.errors]).toEqual([422, { words: '请写为什么，本人看得到。' }]);
    const said = { revision: empty.values['revision'] ?? '', outcome: 'done', words: '去过了。' };
    expect((await staff.send(outcome, said)).headers.get('location')).toBe(`${path}?done=outcome#main`);
    expect((await plan()).goals[0]?.actions[0]).toMatchObject({ state: 'done', outcome: '去过了。' });
    const goal = { revision: '1', outcome: 'dropped', words: '本人想做别的。' };
    expect((await staff.send(`${path}/lines/${goalId}/outcome`, goal)).status).toBe(303);
    expect((await staff.open(path)).text).toContain('不再做。说明：本人想做别的。');
  });

  test('is written in easy words beside the plan', async () => {
    const { path, staff, add, say, plan, heard } = await aPlannedPerson();
    await add({ text: '找工作' });
    await say('easy', '想要易读版。');
    const page = await staff.open(`${path}/easy`);
    expect(page.text).toContain('目标：找工作');
    const sent = { version: page.values['version'] ?? '', text: '您想找工作。' };
    expect((await staff.send(`${path}/easy`, sent)).headers.get('location')).toBe(`${path}?done=easy#main`);
    expect((await plan()).easy).toMatchObject({ text: '您想找工作。', isOld: false });
    expect(await heard()).toContain('写了易读版。');
    const after = await staff.open(path);
    expect(after.text).toContain('和现在的计划一样');
    expect(after.text).not.toContain('等您答复');
  });

  test('proposes a job by its address with the reason', async () => {
    const { account, jobseekerId, path, staff, add, plan, heard } = await aPlannedPerson();
    const form = `/files/${jobseekerId}/jobs/new`;
    await add({ text: '找工作' });
    const job = await aJob(db, { employer: await anEmployer(db), title: '在线客服（示例）' });
    const { id = '', goal = '' } = (await staff.open(form)).values;
    const goalId = goal || ((await plan()).goals[0]?.lineId ?? '');
    const fields = { id, goal: goalId, why: '可以在家做', dueOn: '' };
    const unknown = await readFormPage(await staff.send(form, { ...fields, job: '/jobs/none' }));
    expect([unknown.status, Object.keys(unknown.errors)]).toEqual([422, ['job']]);
    const address = `https://tongtu.example/jobs/${job.job_id}?from=list#main`;
    expect((await staff.send(form, { ...fields, job: address })).headers.get('location')).toBe(`${path}?done=job#main`);
    const [action] = (await plan()).goals[0]?.actions ?? [];
    expect(action).toMatchObject({ jobId: job.job_id, doer: 'person' });
    expect((await staff.open(`${path}/lines/${action?.lineId}`)).html).toContain(`href="/jobs/${job.job_id}"`);
    expect(await heard()).toContain('推荐的理由：可以在家做');
    const person = await browserOf(account);
    expect((await person.open(`/plan/lines/${action?.lineId}`)).html).toContain(`href="/jobs/${job.job_id}"`);
  });

  test('proposes a course with the reason; the person finds the session beside it, and where they stand', async () => {
    const { account, jobseekerId, path, staff, add, plan, heard } = await aPlannedPerson();
    const form = `/files/${jobseekerId}/courses/new`;
    await add({ text: '学会剪录音' });
    const { course_session_id: sessionId } = await aSession(db);
    const closed = await aSession(db, { state: 'closed' });
    const shown = await staff.open(form);
    expect(shown.text).toContain('音频编辑入门（示例）');
    const fields = { id: shown.values['id'] ?? '', goal: shown.values['goal'] ?? '', dueOn: '' };
    const empty = await readFormPage(await staff.send(form, { ...fields, goal: '', why: '' }));
    expect([empty.status, Object.keys(empty.errors)]).toEqual([422, ['session', 'goal', 'why']]);
    const goal = (await plan()).goals[0]?.lineId ?? '';
    const late = `https://tongtu.example/sessions/${closed.course_session_id}`;
    const wrong = await readFormPage(await staff.send(form, { ...fields, goal, why: '适合您', address: late }));
    expect([wrong.status, Object.keys(wrong.errors), wrong.values['why']]).toEqual([422, ['address'], '适合您']);
    const sent = await staff.send(form, { ...fields, goal, why: '适合您', session: sessionId });
    expect(sent.headers.get('location')).toBe(`${path}?done=course#main`);
    expect(await heard()).toContain('推荐的理由：适合您');
    const line = `/plan/lines/${(await plan()).goals[0]?.actions[0]?.lineId}`;
    const person = await browserOf(account);
    const before = await person.open(line);
    expect(before.html).toContain(`href="/sessions/${sessionId}"`);
    expect(before.text).toContain('还没有报名。');
    await anEnrolment(db, portal.sealer, { course_session_id: sessionId, jobseeker_id: jobseekerId });
    expect((await person.open('/plan')).text).toContain('报名：报上了。');
    expect((await staff.open(`${path}/lines/${line.slice('/plan/lines/'.length)}`)).text).toContain('报名：报上了。');
  });

  test('says why nothing is shown where the person has not agreed, and keeps nothing that is sent then', async () => {
    const { account, jobseekerId, path, staff, add } = await aPlannedPerson();
    const lineId = await add({ text: '找工作' });
    const actor = { accountId: account.accountId, role: 'jobseeker' } as const;
    await withdrawConsent(db, portal.sealer, { jobseekerId, purpose: 'plan', actor }, new Date());
    const page = await staff.open(path);
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('没有同意，就不能写计划。')]);
    const late = await staff.send(`${path}/lines/${lineId}?for=change`, { revision: '1', text: '晚了' });
    expect(late.headers.get('location')).toBe(`${path}#main`);
    const goal = await staff.send(`${path}/goals/new`, { id: randomUUID(), text: '晚了' });
    expect(goal.headers.get('location')).toBe(`${path}#main`);
    expect((await db.selectFrom('plan').selectAll().where('jobseeker_id', '=', jobseekerId).execute()).length).toBe(0);
  });

  test('of five hundred lines stays light, page by page', async () => {
    const { path, staff, add, asker } = await aPlannedPerson();
    const goalId = await add({ text: '找工作' });
    for (let place = 1; place < 500; place += 1) await add({ goalId, text: `示例的事第${place}件` }, asker);
    const weigh = async (of: string) => gzipSync((await staff.open(of)).html).length;
    for (const page of [path, `${path}?page=2`, `${path}/easy`]) expect(await weigh(page)).toBeLessThan(13_000);
    const last = await staff.open(`${path}?page=17`);
    expect(last.text).toContain('示例的事第499件');
    const full = { id: randomUUID(), text: '再加一件', doer: 'person', doerName: '', dueOn: '' };
    const refused = await readFormPage(await staff.send(`${path}/goals/${goalId}/actions/new`, full));
    expect([refused.status, refused.values['text']]).toEqual([422, '再加一件']);
  }, 60_000);
});

describe('需求清单和帮扶清单', () => {
  test('stand side by side, with what is not known yet and the page for each', async () => {
    const { jobseekerId, staff, add } = await aPlannedPerson();
    await add({ goalId: await add({ text: '找工作' }), text: '写简历' });
    const page = await staff.open(`/files/${jobseekerId}/needs`);
    expect(page.headings).toEqual(['需求清单和帮扶清单', '四清', '需求清单', '帮扶清单', '正在做', '做过的服务']);
    expect(page.text).toContain('人员底数清，还不知道怎样联系、出生日期、学历、现在有没有工作。');
    expect(page.text).toContain('求职意向清，还不知道想做的工作、就业方式。');
    expect(page.text).toContain('写简历，由本人做，没有定时间，要做。');
    expect(page.html).toContain('href="/assessments/times"');
  });
});
