import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { addDays, chinaDay, sayDay } from '#src/domain/day/day.ts';
import { anAccount, anOrganisation } from '../account-factories.ts';
import type { MadeAccount } from '../account-factories.ts';
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
  counsellor = await anAccount(db, portal.sealer, { role: 'counsellor', called: '示例覃老师', organisationId });
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
});

const browserOf = (account: MadeAccount, acting: { mandateId?: string } = {}) => signedIn(portal, db, account, acting);

/** A person on the counsellor's caseload, both with a browser. */
async function aPerson({ agrees = true } = {}) {
  const person = await anAccount(db, portal.sealer, {
    called: '示例小罗',
    residenceRegion: '450202',
    counsellorId: counsellor.accountId,
  });
  const { accountId, jobseekerId = '' } = person;
  const actor = { accountId, role: 'jobseeker' } as const;
  for (const purpose of ['record', 'counsellor', ...(agrees ? (['plan'] as const) : [])] as const)
    await giveConsent(db, portal.sealer, { jobseekerId, purpose, actor }, new Date());
  const staff = await browserOf(counsellor);
  const list = `/files/${jobseekerId}/follow-ups`;
  const plan = async (wanted: Record<string, string> = {}) => {
    const { followUp = '', plannedOn = '' } = (await staff.open(list)).values;
    await staff.send(list, { followUp, plannedOn, way: 'phone', reason: 'plan', ...wanted });
    return followUp;
  };
  return { person, jobseekerId, staff, list, plan, ...(await browserOf(person)) };
}

async function aHelperOf({ jobseekerId }: { jobseekerId: string }, tasks: string) {
  const helper = await anAccount(db, portal.sealer, { role: 'helper', called: '示例妈妈' });
  const mandateId = randomUUID();
  const now = Date.now();
  await db
    .insertInto('mandate')
    .values({
      ...{ mandate_id: mandateId, jobseeker_id: jobseekerId, helper_id: helper.accountId, tasks, term: 'month' },
      ...{ state: 'active', begun_by: 'person', created_at: new Date(now).toISOString() },
      ...{ starts_at: new Date(now).toISOString(), ends_at: new Date(now + 86_400_000).toISOString() },
    })
    .execute();
  return browserOf(helper, { mandateId });
}

describe('a follow-up', () => {
  test('is planned by the counsellor for a day that the form proposes, and answered by the person', async () => {
    const { open, send, staff, list, plan } = await aPerson();
    const form = await staff.open(list);
    expect(form.values['plannedOn']).toBe(sayDay(addDays(chinaDay(new Date()), 30)));
    const mistaken = await readFormPage(await staff.send(list, { ...form.values, plannedOn: '去年', way: '' }));
    expect([mistaken.status, Object.keys(mistaken.errors)]).toEqual([422, ['plannedOn', 'way']]);
    expect(mistaken.values['plannedOn']).toBe('去年');
    const id = await plan();
    expect((await staff.open(`${list}?done=true`)).headings).toContain('回访约好了');

    expect((await open('/my')).text).toContain('我的跟踪回访，等您回答');
    expect((await open('/messages')).text).toContain('就业辅导员示例覃老师约好了回访');
    expect((await open('/follow-ups')).html).toContain(`href="/follow-ups/${id}"`);
    const path = `/follow-ups/${id}`;
    const empty = await readFormPage(await send(path, { help: '想学电脑' }));
    expect([empty.status, Object.keys(empty.errors), empty.values['help']]).toEqual([
      422,
      ['work', 'plan'],
      '想学电脑',
    ]);
    const answered = await send(path, { work: 'study', plan: 'well', help: '想学电脑' });
    expect(answered.headers.get('location')).toBe(`${path}?done=true#main`);
    const again = await send(path, { work: 'none', plan: 'stuck' });
    expect(again.headers.get('location')).toBe(`${path}?before=true#main`);
    const page = await open(`${path}?before=true`);
    expect(page.text).toContain('在学习或者培训');
    expect(page.text).toContain('您刚才填的没有保存');
    expect((await open('/my')).text).not.toContain('等您回答');

    // The counsellor reads it once, and it waits no more.
    const waits = async () => (await staff.open('/tasks')).text.includes('看示例小罗对回访的回答');
    expect(await waits()).toBe(true);
    expect((await staff.open(`${list}/${id}`)).text).toContain('想学电脑');
    expect(await waits()).toBe(false);
    expect((await open('/record/log')).text).toContain('示例覃老师查看了跟踪回访');
  });

  test('by phone is written down by the counsellor; nobody reached is shown and tried again; the person reads it', async () => {
    const { open, staff, list, plan } = await aPerson();
    const id = await plan();
    const path = `${list}/${id}`;
    expect((await staff.open(path)).headings[0]).toBe('记下这次回访');
    const missed = await staff.send(path, { do: 'missed', tries: '0' });
    expect(missed.headers.get('location')).toBe(`${path}?missed=true#main`);
    // Pressed twice, it counts once.
    await staff.send(path, { do: 'missed', tries: '0' });
    const next = sayDay(addDays(chinaDay(new Date()), 7));
    expect((await staff.open(`${path}?missed=true`)).text).toContain(`下一次：${next}，发短信。`);
    const own = await open('/follow-ups');
    expect(own.headings).toContain(`约好的回访：${next}，发短信`);
    expect(own.text).toContain('已经联系过1次，没有联系上。');
    expect((await open('/four-ones')).text).toContain('跟踪回访，打电话，没有联系上。');

    const empty = await readFormPage(await staff.send(path, { help: '想换工作' }));
    expect([empty.status, Object.keys(empty.errors)]).toEqual([422, ['work', 'plan', 'way']]);
    expect(empty.values['help']).toBe('想换工作');
    const heard = await staff.send(path, { work: 'work', plan: 'slow', help: '想换工作', way: 'sms' });
    expect(heard.headers.get('location')).toBe(`${path}?done=true#main`);
    const shown = await open(`/follow-ups/${id}`);
    expect(shown.text).toContain('由就业辅导员示例覃老师写下');
    expect(shown.text).toContain('想换工作');
    expect((await open('/record/export')).text).toContain('约过1次');
  });

  test('is cancelled by the counsellor, and the person is told', async () => {
    const { open, send, staff, list, plan } = await aPerson();
    const id = await plan();
    await staff.send(`${list}/${id}`, { do: 'cancel', tries: '0' });
    expect((await open(`/follow-ups/${id}`)).text).toContain('这次回访取消了');
    expect((await send(`/follow-ups/${id}`, { work: 'work', plan: 'well' })).status).toBe(404);
    expect((await open('/messages')).text).toContain('示例覃老师取消了回访');
  });

  test('is answered by a helper with the task of the plan, on a page that says for whom; not by one without', async () => {
    const person = await aPerson();
    const id = await person.plan();
    const path = `/follow-ups/${id}`;
    const other = await aHelperOf(person, 'demand');
    expect((await other.open(path)).status).toBe(403);
    const helper = await aHelperOf(person, 'plan');
    expect((await helper.open('/acting')).html).toContain('href="/follow-ups"');
    expect((await helper.open('/follow-ups')).headings[0]).toBe('示例小罗的跟踪回访');
    const page = await helper.open(path);
    expect(page.title).toContain('正在为示例小罗办理');
    const left = await helper.send(path, { work: 'work', plan: 'well', for: randomUUID() });
    expect(left.headers.get('location')).toBe('/follow-ups#main');
    const sent = await helper.send(path, { work: 'work', plan: 'well', for: page.values['for'] ?? '' });
    expect(sent.status).toBe(303);
    expect((await person.open(path)).text).toContain('由家属示例妈妈写下');
    expect((await person.open('/messages')).text).toContain('家属示例妈妈替您回答了回访');
  });

  test('of another person is not there', async () => {
    const [first, second] = [await aPerson(), await aPerson()];
    const id = await first.plan();
    expect((await second.open(`/follow-ups/${id}`)).status).toBe(404);
    expect((await second.staff.open(`${second.list}/${id}`)).status).toBe(404);
  });

  test('needs the consent to a plan, and the page says so to both', async () => {
    const { open, staff, list } = await aPerson({ agrees: false });
    const page = await staff.open(list);
    expect(page.text).toContain('本人还没有同意保存计划，不能约回访');
    expect(page.values['plannedOn']).toBeUndefined();
    const day = { plannedOn: sayDay(chinaDay(new Date())), way: 'phone', reason: 'plan' };
    expect((await staff.send(list, { followUp: randomUUID(), ...day })).status).toBe(403);
    expect((await open('/follow-ups')).html).toContain('href="/consents/plan?next=%2Ffollow-ups"');
  });
});

describe('a contact', () => {
  test('with what was said and a next day reaches the person, their plan’s helpers, and nobody else', async () => {
    const person = await aPerson();
    const { open, staff, jobseekerId } = person;
    const path = `/files/${jobseekerId}/services`;
    const { service = '' } = (await staff.open(path)).values;
    const contact = { service, kind: 'guidance', doneOn: '2026年3月1日', way: 'office', isReached: 'yes' };
    const mistaken = await readFormPage(await staff.send(path, { service, note: '看了简历', nextOn: '去年' }));
    expect(Object.keys(mistaken.errors)).toEqual(['kind', 'doneOn', 'way', 'isReached', 'nextOn']);
    expect(mistaken.values).toMatchObject({ note: '看了简历', nextOn: '去年', service });
    const nextOn = sayDay(addDays(chinaDay(new Date()), 10));
    const saved = await staff.send(path, { ...contact, note: '看了简历', nextOn });
    expect(saved.headers.get('location')).toBe(`${path}?saved=true#main`);
    await staff.send(path, { ...contact, note: '看了简历', nextOn });
    const own = await open('/four-ones');
    expect(own.text.match(/2026年3月1日，职业指导，在窗口见面。/g)).toHaveLength(1);
    expect(own.text).toContain('记的话：“看了简历”');
    expect((await open('/follow-ups')).headings).toContain(`约好的回访：${nextOn}，在窗口见面`);
    expect((await (await aHelperOf(person, 'demand')).open('/four-ones')).text).not.toContain('看了简历');
    expect((await (await aHelperOf(person, 'demand,plan')).open('/four-ones')).text).toContain('看了简历');
  });

  test('that was wrong is taken back on the same day by who wrote it', async () => {
    const { open, staff, jobseekerId } = await aPerson();
    const path = `/files/${jobseekerId}/services`;
    const { service = '' } = (await staff.open(path)).values;
    await staff.send(path, { service, kind: 'contact', doneOn: '2026年3月1日', way: 'phone', isReached: 'no' });
    const page = await staff.open(path);
    expect(page.text).toContain('记错了，收回联系的记录');
    expect(page.values['takeBack']).toBe(service);
    const taken = await staff.send(path, { takeBack: service });
    expect(taken.headers.get('location')).toBe(`${path}?taken=true#main`);
    expect((await open('/four-ones')).text).toContain('还没有记录');
    expect((await open('/messages')).text).toContain('收回了一条记错的记录');
    expect((await staff.send(path, { takeBack: service })).headers.get('location')).toBe(`${path}?late=true#main`);
  });
});
