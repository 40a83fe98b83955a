import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { replyToRemark } from '#src/domain/plan/reply-to-remark.ts';
import { changeLine } from '#src/domain/plan/change-line.ts';
import { endMandate } from '#src/domain/mandate/end-mandate.ts';
import { anAccount, cookieOf } from '../account-factories.ts';
import { aPlanHelper, aPlannedPerson } from '../plan-factories.ts';
import type { PlannedPerson } from '../plan-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';

let portal: Portal;
let db: Kysely<Database>;
let person: PlannedPerson;
let cookie: string;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty' });
  db = openDatabase(portal.databaseUrl);
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
});
beforeEach(async () => {
  person = await aPlannedPerson(db, portal.sealer);
  cookie = await cookieOf(db, person.account);
});

const visit = (path: string, as = cookie) => portal.visit(path, { headers: { cookie: as } });
const open = async (path: string, as = cookie) => readFormPage(await visit(path, as));
/** Fills in what the page shows, as a browser does, and sends it. */
const fill = async (path: string, fields: Record<string, string>, as = cookie) => {
  const { values } = await open(path, as);
  return portal.submit(path, { ...values, ...fields }, { headers: { cookie: as } });
};
const locationOf = (response: Response) => response.headers.get('location');

/** A goal with one action of the person's own. */
async function aGoal() {
  const goalId = await person.add({ text: '找到在家做的工作' });
  const lineId = await person.add({ text: '写简历', goalId, dueOn: '2099-12-01' });
  return { goalId, lineId };
}

describe('我的计划', () => {
  test('asks for consent first, and comes back', async () => {
    const stranger = await cookieOf(db, await anAccount(db, portal.sealer));
    expect(locationOf(await visit('/plan', stranger))).toBe('/consents/plan?next=%2Fplan');
    expect(locationOf(await visit('/plan/goals/new', stranger))).toBe('/consents/plan?next=%2Fplan%2Fgoals%2Fnew');
  });

  test('begins with one button, a goal in own words, and an action', async () => {
    expect((await open('/plan')).text).toContain('写第一个目标');
    expect(locationOf(await fill('/plan/goals/new', { text: '找到在家做的工作' }))).toBe('/plan?done=goal#main');
    const [goal] = (await person.plan()).goals;
    const path = `/plan/goals/${goal?.lineId}/actions/new`;
    const wrong = await readFormPage(await fill(path, { doer: 'other', dueOn: '2020年1月1日' }));
    expect(Object.keys(wrong.errors).sort()).toEqual(['doerName', 'dueOn', 'text']);
    const sent = await fill(path, { text: '写简历', doer: 'person', dueOn: '２０９９年１２月１日' });
    expect(locationOf(sent)).toBe('/plan?done=action#main');
    const page = await open('/plan');
    expect(page.headings.slice(0, 5)).toEqual([
      '我的计划',
      '我的下一步：写简历',
      '我的目标',
      '找到在家做的工作',
      '我对计划说过的话',
    ]);
    expect(page.text).toContain('由您做，2099年12月1日以前。');
  });

  test('says where an action waits for the counsellor, and who helps', async () => {
    const { goalId } = await aGoal();
    await person.add({ text: '陪我去', goalId, doer: 'counsellor' });
    const { text } = await open('/plan');
    expect(text).toContain('陪我去。等辅导员答应，由就业辅导员做。');
    expect(text).toContain('示例覃老师，就业辅导员，示例残联就业中心，从哪天起未知。办公电话未知。');
  });

  test('stays light and readable with 500 lines: what is open page by page, what is over on its own', async () => {
    const { goalId } = await aGoal();
    const { planId } = await person.plan();
    const at = new Date().toISOString();
    const rows = Array.from({ length: 498 }, (_, index) => ({
      ...{ plan_line_id: randomUUID(), plan_id: planId, goal_id: goalId, place: index + 3 },
      sealed_text: portal.sealer.seal(`第${index}件要做的事，写得不长也不短，${randomUUID().slice(0, 8)}`),
      ...{ doer: 'person', due_on: null, state: index % 3 === 0 ? 'done' : 'open', revision: 1 },
      ...{ made_by: person.account.accountId, made_as: 'self', created_at: at, changed_at: at },
      ...{ sealed_doer_name: null, sealed_outcome: null, clause: null },
    }));
    await db.insertInto('plan_line').values(rows).execute();
    const paths = [
      '/plan',
      '/plan/actions',
      '/plan/actions?page=5',
      '/plan/ended',
      '/plan/ended?page=5',
      '/plan/print',
    ];
    for (const path of [...paths, '/plan/history', '/plan/agreement', `/plan/lines/${goalId}`]) {
      const response = await visit(path);
      expect(response.status, path).toBe(200);
      expect(gzipSync(await response.text()).length, path).toBeLessThan(13_000);
    }
    const full = await readFormPage(await fill('/plan/goals/new', { text: '再来一个' }));
    expect(full.errors).toEqual({ text: '一份计划最多500条，已经满了。可以改原来的目标。' });
    const first = await open('/plan');
    expect(first.text).toContain('全部目标和要做的事，共334条');
    const seen = new Set<string>();
    for (let page = 1; page <= 9; page += 1)
      for (const [, text = ''] of (await open(`/plan/actions?page=${page}`)).text.matchAll(/(第\d+件)/g))
        seen.add(text);
    expect(seen.size).toBe(332);
    expect((await visit('/plan/actions?page=10')).status).toBe(404);
  });
});

describe('a line', () => {
  test('is ticked, put back, and keeps what happened in words', async () => {
    const { lineId } = await aGoal();
    const path = `/plan/lines/${lineId}`;
    const page = await readFormPage(await portal.submit(`${path}/report`, {}, { headers: { cookie } }));
    expect([page.status, page.errors]).toEqual([422, { report: '请选一项：做得怎么样。' }]);
    expect(locationOf(await fill(`${path}/report`, { report: 'failed', words: '电脑坏了' }))).toBe(
      '/plan?done=reported#main',
    );
    expect((await open(path)).text).toContain('没做成：写简历。说明：电脑坏了。');
    expect((await open('/plan/ended')).text).toContain('写简历。没做成');
    await fill(`${path}/report`, {});
    expect((await open('/plan')).headings).toContain('我的下一步：写简历');
  });

  test('is disagreed with; the objection stays beside it with the answers until they say that it is settled', async () => {
    const { lineId } = await aGoal();
    const empty = await readFormPage(await fill(`/plan/remark?line=${lineId}`, { kind: 'objection' }));
    expect([empty.status, empty.errors]).toEqual([422, { text: '请写您想说的话。' }]);
    const long = '字'.repeat(2001);
    const kept = await readFormPage(await fill(`/plan/remark?line=${lineId}`, { kind: 'objection', text: long }));
    expect(kept.values['text']).toBe(long);
    const sent = await fill(`/plan/remark?line=${lineId}`, { kind: 'objection', text: '我想先学打字' });
    expect(locationOf(sent)).toBe(`/plan/lines/${lineId}?done=remark#main`);
    expect((await open(`/plan/lines/${lineId}`)).text).toContain('不同意：我想先学打字。');
    expect((await open('/plan')).text).toContain('等答复');
    const remarkId = (await person.plan()).goals[0]?.actions[0]?.remarks[0]?.remarkId ?? '';
    const { jobseekerId, staff } = person;
    const answer = { jobseekerId, remarkId, replyId: randomUUID(), text: '好，先学打字' };
    await replyToRemark(db, portal.sealer, staff, answer, new Date());
    const { text } = await open(`/plan/lines/${lineId}`);
    expect(text).toContain('答复：好，先学打字。就业辅导员示例覃老师');
    expect(text).not.toContain('等答复');
    expect(text).toContain('还不同意，就一直留在这里。');
    expect((await open('/plan')).text).toContain('不同意的话还在。');
    const thread = `/plan/remarks/${remarkId}`;
    const nothing = await readFormPage(await fill(thread, { text: '' }));
    expect([nothing.status, nothing.errors]).toEqual([422, { text: '请写您想接着说的话。' }]);
    expect(locationOf(await fill(thread, { text: '打字要学多久？' }))).toBe(`${thread}?done=said#main`);
    expect((await open(thread)).text).toMatch(/我想先学打字.*好，先学打字.*打字要学多久？/s);
    expect((await open('/plan')).text).toContain('说的话在等答复。');
    const settled = await portal.submit(`${thread}?settle=true`, { for: '' }, { headers: { cookie } });
    expect(locationOf(settled)).toBe(`${thread}?done=settled#main`);
    expect((await open('/plan')).text).not.toContain('不同意的话还在。');
    expect((await open(`/plan/lines/${lineId}`)).text).toContain('说清楚了。');
  });

  test('changed meanwhile shows both texts, and the person chooses', async () => {
    const { lineId } = await aGoal();
    const path = `/plan/lines/${lineId}/change`;
    const { values } = await open(path);
    const { jobseekerId, staff } = person;
    const theirs = { jobseekerId, lineId, revision: 1, text: '写简历和求职信', dueOn: '2099-12-01' };
    await changeLine(db, portal.sealer, staff, theirs, new Date());
    const mine = { ...values, text: '写一页简历' };
    const page = await readFormPage(await portal.submit(path, mine, { headers: { cookie } }));
    expect(page.status).toBe(409);
    expect(page.text).toContain('写简历和求职信');
    expect(page.values).toMatchObject({ text: '写一页简历', revision: '2' });
    const sent = await portal.submit(path, page.values, { headers: { cookie } });
    expect(locationOf(sent)).toBe(`/plan/lines/${lineId}?done=changed#main`);
    expect((await open(`/plan/lines/${lineId}`)).text).toContain(
      '原来：写简历和求职信。由本人做，2099年12月1日以前。现在：写一页简历',
    );
  });

  test('of the counsellor is answered, not overwritten or reported', async () => {
    const { goalId } = await aGoal();
    const lineId = await person.add({ text: '问公司', goalId, doer: 'counsellor' }, person.staff);
    const path = `/plan/lines/${lineId}`;
    expect(locationOf(await visit(`${path}/change`))).toBe(path);
    expect(locationOf(await visit(`${path}/report`))).toBe(path);
    expect((await open(path)).text).toContain('这一条是就业辅导员写的。');
  });

  test('of somebody else does not exist, in any of its pages', async () => {
    const { goalId, lineId } = await aGoal();
    const stranger = await aPlannedPerson(db, portal.sealer);
    await stranger.add({ text: '别的目标' });
    const as = await cookieOf(db, stranger.account);
    const paths = [`/plan/lines/${lineId}`, `/plan/lines/${lineId}/report`, `/plan/lines/${lineId}/change`];
    for (const path of [...paths, `/plan/remark?line=${lineId}`, `/plan/goals/${goalId}/actions/new`])
      expect((await visit(path, as)).status, path).toBe(404);
  });

  test('keeps markup as text', async () => {
    await person.add({ text: '<b>学打字</b>' });
    const page = await open('/plan');
    expect(page.markup).not.toContain('<b>');
    expect(page.text).toContain('<b>学打字</b>');
  });
});

describe('agreeing', () => {
  test('is to the plan that was shown: changed since, it is shown again', async () => {
    await aGoal();
    const { values } = await open('/plan/agreement');
    await person.add({ text: '学打字' }, person.staff);
    const sent = { ...values, agreement: 'agreed' };
    const page = await readFormPage(await portal.submit('/plan/agreement', sent, { headers: { cookie } }));
    expect([page.status, page.text.includes('计划刚才改过')]).toEqual([422, true]);
    expect(page.text).toContain('学打字');
    expect(locationOf(await fill('/plan/agreement', { agreement: 'agreed' }))).toBe('/plan?done=agreed#main');
    expect((await open('/plan')).text).toContain('您同意这个计划。');
  });

  test('not yet asks what is wrong, and waits for an answer', async () => {
    await aGoal();
    const page = await readFormPage(await fill('/plan/agreement', { agreement: 'not yet' }));
    expect(page.errors).toEqual({ text: '请写哪里不同意，辅导员才知道怎么改。' });
    await fill('/plan/agreement', { agreement: 'not yet', text: '太快了' });
    const { text } = await open('/plan');
    expect(text).toContain('您还不同意这个计划。');
    expect(text).toContain('不同意：太快了。');
  });
});

describe('a helper', () => {
  test('with the task does it for the person, who reads by whom; agreeing is left to the person', async () => {
    const { lineId } = await aGoal();
    const helper = await aPlanHelper(db, portal.sealer, person.jobseekerId);
    const as = await cookieOf(db, helper.account, { mandateId: helper.mandateId });
    const page = await open('/plan', as);
    expect(page.headings.slice(0, 2)).toEqual(['示例小唐的计划', '下一步：写简历']);
    expect(page.text).toContain('由本人做，2099年12月1日以前。');
    expect((await visit('/plan/agreement', as)).status).toBe(403);
    await fill(`/plan/lines/${lineId}/report`, { report: 'done' }, as);
    expect((await open('/plan')).text).toContain('家属示例妈妈代填做完了：写简历。');
    expect((await open('/messages')).text).toContain('帮您的家属示例妈妈做完了：写简历');
    expect((await open('/acting', as)).text).toContain('示例小唐的计划');
  });

  test('whose page was opened before acting for another sends nothing', async () => {
    const { lineId } = await aGoal();
    const helper = await aPlanHelper(db, portal.sealer, person.jobseekerId);
    const as = await cookieOf(db, helper.account, { mandateId: helper.mandateId });
    const sent = await fill(`/plan/lines/${lineId}/report`, { report: 'done', for: 'another' }, as);
    expect(locationOf(sent)).toBe('/plan?other=true#main');
    expect((await person.plan()).goals[0]?.actions[0]?.state).toBe('open');
    await endMandate(
      db,
      portal.sealer,
      { accountId: person.account.accountId, mandateId: helper.mandateId },
      new Date(),
    );
    expect(await (await visit('/plan', as)).text()).not.toContain('写简历');
  });
});

describe('taken along', () => {
  test('the plan is text of short lines, days for a calendar, and large print', async () => {
    await aGoal();
    const text = await (await visit('/plan/text')).text();
    expect(text).toContain('下一步：写简历。由您做，2099年12月1日\n以前。');
    const dates = await visit('/plan/dates.ics');
    expect(dates.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(await dates.text()).toContain('DTSTART;VALUE=DATE:20991201');
    expect((await open('/plan/print')).html).toContain('class="large-print"');
  });

  test('easy words can be asked for once', async () => {
    await aGoal();
    expect((await open('/plan/easy')).text).toContain('请就业辅导员写易读版');
    await fill('/plan/remark?kind=easy', {});
    expect((await open('/plan/easy')).text).toContain('已经请就业辅导员写了');
  });
});
