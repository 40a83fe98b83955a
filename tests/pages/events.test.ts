import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { addDays, chinaDay, sayDay } from '#src/domain/day/day.ts';
import { listNotices } from '#src/domain/notice/notice-queries.ts';
import { anAccount, anOrganisation } from '../account-factories.ts';
import type { MadeAccount } from '../account-factories.ts';
import { anEvent } from '../event-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';
import { signedIn } from './signed-in.ts';

let portal: Portal;
let db: Kysely<Database>;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty' });
  db = openDatabase(portal.databaseUrl);
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
});

const open = async (path: string, region?: string) =>
  readFormPage(await portal.visit(path, region ? { headers: { cookie: `region=${region}` } } : {}));
const next = (response: Response) => [response.status, response.headers.get('location')];
const textsOf = async ({ accountId }: MadeAccount) =>
  (await listNotices(db, portal.sealer, accountId, { limit: 20 })).map(({ text }) => text);

async function aPerson({ agrees = true } = {}) {
  const account = await anAccount(db, portal.sealer, { residenceRegion: '450200' });
  const actor = { accountId: account.accountId, role: 'jobseeker' } as const;
  const consent = { jobseekerId: account.jobseekerId ?? '', purpose: 'training', actor } as const;
  if (agrees) await giveConsent(db, portal.sealer, consent, new Date());
  return { ...account, ...(await signedIn(portal, db, account)) };
}

describe('the guides', () => {
  test('say what each plan writes of blind massage, and that one plan is silent', async () => {
    const all = await open('/massage');
    expect(all.text).toContain('第四步：证书年审');
    expect(all.text).toContain('写到的：开州区方案第一部分第八项第1条。没有写的：柳州市、黄石市、珠海市、宁晋县');
    const own = await open('/massage', '450200');
    expect(own.text).toContain('柳州市的方案没有写。');
    expect(own.text).toContain('推进盲人医疗按摩人员到医疗机构就业执业。出处：柳州市方案第二部分第八项');
    expect(own.html).toContain('href="/jobs?kind=massage');
  });

  test('say that a plan writes nothing of study', async () => {
    expect((await open('/study', '440400')).text).toContain('珠海市的方案没有写这方面的内容。');
    expect((await open('/study', '130528')).text).toContain('试点学历证书和职业技能等级证书结合。');
  });
});

describe('the calendar', () => {
  test('lists by month what is to come, the days that are law, and the contests that the plan names', async () => {
    const eventId = await anEvent(db, { title: '柳州的比赛（示例）' });
    await anEvent(db, { title: '珠海的比赛（示例）', region_code: '440400', kind: 'fair' });
    const page = await open('/events', '450200');
    expect(page.html).toContain(`href="/events/${eventId}"`);
    expect(page.text).not.toContain('珠海的比赛');
    expect(page.text).toContain('国际残疾人日：');
    expect(page.text).toContain('第五届柳州市残疾人职业技能竞赛：');
    expect(page.text).not.toContain('民营企业招聘月');
    const day = addDays(chinaDay(new Date()), 20);
    expect(page.headings).toContain(`${sayDay(day).split('月')[0]}月的活动`);
    const fairs = await open('/events?region=all&kind=fair');
    expect(fairs.text).toContain('珠海的比赛');
    expect(fairs.text).not.toContain('柳州的比赛');
    expect((await open('/events?kind=nonsense&region=0')).status).toBe(200);
    expect((await open('/events?when=past')).headings[0]).toBe('已经办过的比赛和活动');
  });

  test('an event says where it stands, what is not known, and that its link leads away', async () => {
    const eventId = await anEvent(db, { official_url: 'https://example.org/contest' });
    const page = await open(`/events/${eventId}`);
    expect(page.text).toContain('可以报名。技能竞赛，');
    expect(page.text).toContain('未知：无障碍出入口和电梯、');
    expect(page.text).toContain('下面的链接会离开同途：主办方的网页，example.org');
    expect(page.text).toContain('共2个，还有2个');
    const calendar = await (await portal.visit(`/events/${eventId}/event.ics`)).text();
    expect(calendar).toContain('BEGIN:VALARM');
    expect((await portal.visit(`/events/${randomUUID()}`)).status).toBe(404);
  });
});

describe('signing up', () => {
  test('asks for the agreement first, keeps what was typed, and lets the person change it and sign off', async () => {
    const eventId = await anEvent(db);
    const here = `/events/${eventId}/sign-up`;
    const asked = await aPerson({ agrees: false });
    expect((await asked.send(here, {})).headers.get('location')).toContain('/consents/training?next=');
    const person = await aPerson();
    expect((await person.open(here)).text).toContain('下面写的，只送给办这个活动的工作人员。');
    const wrong = await readFormPage(await person.send(here, { name: '', phone: '12', needs: 'sign', words: '前排' }));
    expect(wrong.status).toBe(422);
    expect(Object.keys(wrong.errors)).toEqual(['name', 'phone']);
    expect(wrong.values['words']).toBe('前排');
    const sent = { name: '示例小覃', phone: '', needs: 'sign', words: '前排' };
    expect(next(await person.send(here, sent))).toEqual([303, '/sign-ups?done=on#main']);
    expect((await person.open('/sign-ups?done=on')).text).toContain('写了需要：手语翻译。');
    const again = await person.open(here);
    expect(again.headings).toEqual(['改报名的需要，或者取消报名', '不去了']);
    expect(again.values['name']).toBe('示例小覃');
    expect(next(await person.send(here, { do: 'off' }))).toEqual([303, '/sign-ups?done=off#main']);
    expect((await person.open('/sign-ups')).text).toContain('已经取消报名');
  });

  test('says that the seats are gone, to whoever comes too late', async () => {
    const eventId = await anEvent(db, { seats: 1 });
    const here = `/events/${eventId}/sign-up`;
    const [one, other] = [await aPerson(), await aPerson()];
    await one.send(here, { name: '示例一' });
    expect(next(await other.send(here, { name: '示例二' }))).toEqual([303, `${here}?done=full#main`]);
    expect((await other.open(`${here}?done=full`)).text).toContain('没有报上，名额满了');
    expect((await open(`/events/${eventId}`)).text).toContain('名额满了。');
  });
});

test('a helper with the task signs a person up, who is told; a form that was opened for oneself does nothing', async () => {
  const [person, eventId] = [await aPerson(), await anEvent(db)];
  const helper = await anAccount(db, portal.sealer, { role: 'helper', called: '示例姐姐' });
  const [mandateId, now] = [randomUUID(), new Date()];
  await db
    .insertInto('mandate')
    .values({
      ...{ mandate_id: mandateId, jobseeker_id: person.jobseekerId ?? '', helper_id: helper.accountId },
      ...{ tasks: 'training', term: 'month', state: 'active', begun_by: 'person', code_fingerprint: null },
      ...{ sealed_code: null, code_expires_at: null, starts_at: now.toISOString(), ended_at: null, ended_by: null },
      ...{ ends_at: new Date(now.getTime() + 86_400_000).toISOString(), created_at: now.toISOString() },
    })
    .execute();
  const { open: look, send } = await signedIn(portal, db, helper, { mandateId });
  const here = `/events/${eventId}/sign-up`;
  expect((await look(here)).values['for']).toBe(mandateId);
  expect(next(await send(here, { name: '示例小覃', for: '' }))).toEqual([303, `/events/${eventId}#main`]);
  expect((await person.open('/sign-ups')).text).toContain('现在没有要参加的活动。');
  expect(next(await send(here, { name: '示例小覃', for: mandateId }))).toEqual([303, '/sign-ups?done=on#main']);
  expect((await person.open('/sign-ups')).text).toContain('要参加的有1个');
  expect((await textsOf(person))[0]).toMatch(/^家属示例姐姐替您报了名：录音剪辑比赛（示例）/);
});

describe('staff', () => {
  async function aCounsellor(regionCode = '450200') {
    const organisationId = await anOrganisation(db, { regionCode, name: `示例中心${randomUUID()}` });
    const account = await anAccount(db, portal.sealer, { role: 'counsellor', organisationId });
    return signedIn(portal, db, account);
  }
  const typed = () => {
    const day = sayDay(addDays(chinaDay(new Date()), 30));
    return {
      ...{ kind: 'talk', title: '政策宣讲会（示例）', organiser: '示例中心', regionCode: '450200', day, from: '9点' },
      ...{ to: '11点', description: '讲补贴。', place: '示例路2号', signUpUntil: day, seats: '10' },
      'access-sign': 'yes',
    };
  };

  test('make an event, change it with everybody told, read who comes with what they need, and cancel it', async () => {
    const [{ open: look, send }, person] = [await aCounsellor(), await aPerson()];
    const wrong = await readFormPage(await send('/training/events/new', { ...typed(), day: '去年', title: '' }));
    expect(Object.keys(wrong.errors)).toEqual(['title', 'day']);
    expect(wrong.values['place']).toBe('示例路2号');
    const there = (await send('/training/events/new', typed())).headers.get('location') ?? '';
    const desk = there.split('?')[0] ?? '';
    const eventId = desk.split('/').at(-1) ?? '';
    expect((await open(`/events/${eventId}`)).text).toContain('现场手语翻译：有。');
    await person.send(`/events/${eventId}/sign-up`, { name: '示例小覃', needs: 'sign', words: '坐前排' });
    const list = await look(desk);
    expect(list.text).toContain('手语翻译：1人。');
    expect(list.text).toContain('示例小覃，没有写电话。需要：手语翻译。本人说：“坐前排”。');

    const form = await look(`${desk}/facts`);
    const changed = { ...typed(), revision: form.values['revision'] ?? '', place: '示例路5号' };
    expect(next(await send(`${desk}/facts`, changed))).toEqual([303, `${desk}?done=changed#main`]);
    const stale = await readFormPage(await send(`${desk}/facts`, { ...changed, place: '示例路6号' }));
    expect([stale.status, stale.values['place']]).toEqual([422, '示例路6号']);
    expect(stale.headings).toContain('还没有保存，别人刚改过');
    expect(next(await send(`${desk}/facts`, { ...changed, revision: stale.values['revision'] ?? '' }))[0]).toBe(303);

    expect((await readFormPage(await send(`${desk}/cancellation`, {}))).errors).toEqual({
      why: '请写为什么取消。报名的人会看到。',
    });
    await send(`${desk}/cancellation`, { why: '场地坏了' });
    const texts = await textsOf(person);
    expect(texts[0]).toContain('原因：场地坏了。');
    expect(texts.at(-1)).toContain('地点：原来柳州市，示例路2号，现在柳州市，示例路5号。');
    expect((await open(`/events/${eventId}`)).headings).toContain('活动取消了');
  });

  test('of another region find nothing, and results are published once it has begun', async () => {
    const begun = new Date(Date.now() - 3_600_000).toISOString();
    const [toCome, running] = [await anEvent(db), await anEvent(db, { starts_at: begun })];
    const [own, elsewhere] = [await aCounsellor(), await aCounsellor('440400')];
    expect((await elsewhere.open(`/training/events/${toCome}`)).status).toBe(404);
    expect((await elsewhere.send(`/training/events/${toCome}/cancellation`, { why: '示例' })).status).toBe(404);
    expect((await own.send(`/training/events/${toCome}/results`, { results: '示例' })).headers.get('location')).toBe(
      `/training/events/${toCome}#main`,
    );
    await own.send(`/training/events/${running}/results`, { results: '一等奖1名。' });
    expect((await open(`/events/${running}`)).text).toContain('结果一等奖1名。');
  });
});
