import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { addDays, chinaDay, sayDay } from '#src/domain/day/day.ts';
import { anAccount, anOrganisation } from '../account-factories.ts';
import type { MadeAccount } from '../account-factories.ts';
import { aCertificate } from '../certificate-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { aBase, anEnrolment, aSession, mornings } from '../training-factories.ts';
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

const today = chinaDay(new Date());
const browserOf = (account: MadeAccount, acting: { mandateId?: string } = {}) => signedIn(portal, db, account, acting);

/** A person on the counsellor's caseload, with a browser. */
async function aPerson({ agrees = true, called = '示例小农' } = {}) {
  const person = await anAccount(db, portal.sealer, {
    ...{ called, residenceRegion: '450202', counsellorId: counsellor.accountId },
  });
  const { accountId, jobseekerId = '' } = person;
  const actor = { accountId, role: 'jobseeker' } as const;
  for (const purpose of ['record', 'counsellor', ...(agrees ? (['training'] as const) : [])] as const)
    await giveConsent(db, portal.sealer, { jobseekerId, purpose, actor }, new Date());
  return { person, jobseekerId, ...(await browserOf(person)) };
}

async function aHelperOf(jobseekerId: string) {
  const helper = await anAccount(db, portal.sealer, { role: 'helper', called: '示例妈妈' });
  const mandateId = randomUUID();
  const now = Date.now();
  await db
    .insertInto('mandate')
    .values({
      ...{ mandate_id: mandateId, jobseeker_id: jobseekerId, helper_id: helper.accountId, tasks: 'training' },
      ...{ term: 'month', state: 'active', begun_by: 'person' },
      ...{ created_at: new Date(now).toISOString(), starts_at: new Date(now).toISOString() },
      ends_at: new Date(now + 86_400_000).toISOString(),
    })
    .execute();
  return browserOf(helper, { mandateId });
}

const typed = { kind: 'skill', name: '示例速录证', number: 'SL12345678', dueKind: 'review' };

describe('my certificates', () => {
  test('begin with what is due next, and show the number to the person alone', async () => {
    const { open, send, jobseekerId } = await aPerson();
    expect((await open('/certificates')).text).toContain('您还没有填证书。');
    const dueOn = addDays(today, 60);
    const key = randomUUID();
    const sent = await send('/certificates/new', { ...typed, key, for: '', dueOn: sayDay(dueOn) });
    expect(sent.headers.get('location')).toBe(`/certificates/${key}?done=added#main`);
    await send('/certificates/new', { kind: 'other', name: '示例没有日期的证', for: '' });
    const list = await open('/certificates');
    expect(list.text).toContain(`先办这一件：年审最晚是${sayDay(dueOn)}，还有60天。是示例速录证。`);
    expect(list.text.indexOf('示例速录证')).toBeLessThan(list.text.indexOf('示例没有日期的证'));
    expect(list.html).not.toContain('SL12345678');
    const own = await open(`/certificates/${key}`);
    expect(own.text).toContain('SL1234，5678');
    expect(own.title).not.toMatch(/SL12345678|速录/);
    const helper = await aHelperOf(jobseekerId);
    const read = await helper.open(`/certificates/${key}`);
    expect(read.html).not.toContain('SL12345678');
    expect(read.text).toContain('最后4位是5、6、7、8');
    expect((await helper.open(`/certificates/${key}/removal`)).status).toBe(403);
    expect((await open('/certificates/print')).html).not.toContain('SL12345678');
  });

  test('keep everything that was typed beside the mistakes', async () => {
    const { send } = await aPerson();
    const sent = await send('/certificates/new', { ...typed, name: '', for: '' });
    const page = await readFormPage(sent);
    expect(page.status).toBe(422);
    expect(page.errors).toEqual({
      name: '请写证书的名称，照证书上写。',
      dueOn: '您选了要办的事，请写最晚是哪天。不知道就选“不知道”。',
    });
    expect(page.values).toMatchObject({ kind: 'skill', number: 'SL12345678', dueKind: 'review' });
    for (const field of Object.keys(page.errors)) expect(page.ids).toContain(field);
  });

  test('are changed, and what another wrote meanwhile is shown beside it', async () => {
    const { open, send, jobseekerId } = await aPerson();
    const id = await aCertificate(db, portal.sealer, { jobseeker_id: jobseekerId, name: '示例甲证' });
    const path = `/certificates/${id}/change`;
    const { values } = await open(path);
    expect((await send(path, { ...values, name: '示例乙证' })).status).toBe(303);
    const late = await readFormPage(await send(path, { ...values, name: '示例丙证' }));
    expect(late.status).toBe(409);
    expect(late.headings).toContain('这个证书刚刚改过');
    expect(late.text).toContain('示例乙证');
    expect(late.values).toMatchObject({ name: '示例丙证', revision: '2' });
    await send(path, late.values);
    expect((await open(`/certificates/${id}`)).text).toContain('示例丙证');
  });

  test('go with one confirmation, and the day goes into a calendar that does not name them', async () => {
    const { open, send, jobseekerId } = await aPerson();
    const due = { due_kind: 'review', due_on: addDays(today, 60) };
    const id = await aCertificate(db, portal.sealer, { jobseeker_id: jobseekerId, name: '示例按摩证', ...due });
    const calendar = (await open(`/certificates/${id}/due-date.ics`)).html;
    expect(calendar).toContain('SUMMARY:证书年审的最后一天');
    expect(calendar).toContain(`DTSTART;VALUE=DATE:${due.due_on.replaceAll('-', '')}`);
    expect(calendar).not.toContain('按摩');
    expect((await open(`/certificates/${id}/removal`)).text).toContain('要删除的是示例按摩证。');
    await send(`/certificates/${id}/removal`, {});
    expect((await open(`/certificates/${id}`)).status).toBe(404);
  });

  test('ask for consent first', async () => {
    const { send } = await aPerson({ agrees: false });
    const sent = await send('/certificates/new', { ...typed, for: '' });
    expect(sent.headers.get('location')).toBe('/consents/training?next=/certificates/new');
  });
});

describe('the certificates of a person, at the desk', () => {
  test('are written down, told to the person, and out of reach once the person sets them right', async () => {
    const { open, send, jobseekerId } = await aPerson();
    const staff = await browserOf(counsellor);
    const list = `/files/${jobseekerId}/certificates`;
    const key = randomUUID();
    await staff.send(`${list}/new`, { ...typed, dueKind: 'unknown', key });
    expect((await staff.open(list)).text).toContain('可以改示例速录证');
    expect((await open('/messages')).text).toContain('工作人员示例覃老师记下了您的证书：示例速录证');
    const own = await open(`/certificates/${key}`);
    expect(own.text).toContain('这一条不是您填的。');
    const { values } = await open(`/certificates/${key}/change`);
    await send(`/certificates/${key}/change`, { ...values, name: '示例高级速录证' });
    expect((await staff.open(`${list}/${key}`)).status).toBe(404);
    expect((await staff.open(list)).text).toContain('写得不对，请告诉本人。');
    expect((await open('/record/log')).text).toContain('查看了证书和资格');
  });

  test('are closed without the person’s consent', async () => {
    const { jobseekerId } = await aPerson({ agrees: false });
    const staff = await browserOf(counsellor);
    const list = `/files/${jobseekerId}/certificates`;
    expect((await staff.open(list)).text).toContain('本人没有同意保存培训和证书。');
    expect((await staff.send(`${list}/new`, typed)).status).toBe(403);
  });
});

describe('what a course was like', () => {
  test('is said once, and published only when five have said it', async () => {
    const base = await aBase(db);
    const session = await aSession(db, {
      ...{ training_base_id: base.training_base_id, meetings: mornings(addDays(today, -2)) },
    });
    const evaluate = async () => {
      const person = await aPerson();
      const place = { course_session_id: session.course_session_id, jobseeker_id: person.jobseekerId };
      const { enrolment_id } = await anEnrolment(db, portal.sealer, place);
      const path = `/enrolments/${enrolment_id}/evaluation`;
      const sent = await person.send(path, { for: '', teaching: 'good', words: '金丝雀的话' });
      return { ...person, path, sent };
    };
    const first = await evaluate();
    expect(first.sent.headers.get('location')).toBe(`${first.path}?done=sent#main`);
    expect((await first.open(first.path)).text).toContain('已经评价过了');
    const again = await first.send(first.path, { for: '', teaching: 'poor' });
    expect(again.headers.get('location')).toBe(`${first.path}?done=before#main`);
    const publicPage = async () => readFormPage(await portal.visit(`/bases/${base.training_base_id}`));
    for (let more = 0; more < 3; more += 1) await evaluate();
    expect((await publicPage()).text).toContain('还不够人回答。至少5个人评价，才公布。');
    await evaluate();
    const shown = await publicPage();
    expect(shown.text).toContain('老师讲得怎么样：好5人。');
    expect(shown.text).not.toContain('金丝雀');
    const staff = await browserOf(counsellor);
    const path = `/training/bases/${base.training_base_id}/evaluations`;
    expect((await staff.open(path)).text).toContain('金丝雀的话');
  });

  test('is found by others too, whose words the office publishes and takes down', async () => {
    const base = await aBase(db);
    const staff = await browserOf(counsellor);
    const path = `/training/bases/${base.training_base_id}`;
    const review = { reviewer: '示例评价中心', reviewedOn: '2026年3月1日', result: '示例：合格。' };
    expect((await staff.send(`${path}/reviews/new`, { ...review, reviewer: '' })).status).toBe(422);
    await staff.send(`${path}/reviews/new`, review);
    const publicPage = async () => readFormPage(await portal.visit(`/bases/${base.training_base_id}`));
    expect((await publicPage()).text).toContain('2026年3月1日，示例评价中心评价：示例：合格。');
    const { values } = await staff.open(`${path}/evaluations`);
    await staff.send(`${path}/evaluations`, { review: values['review'] ?? '' });
    expect((await publicPage()).text).not.toContain('示例评价中心');
  });
});

describe('who wants training', () => {
  test('is counted in words', async () => {
    const staff = await browserOf(counsellor);
    expect((await staff.open('/training/needs')).text).toContain('还没有人在就业需求登记里写想培训。');
  });
});
