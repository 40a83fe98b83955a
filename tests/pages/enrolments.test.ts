import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import type { ConsentPurpose } from '#src/domain/consent/consent.ts';
import { findEnrolment, listEnrolments } from '#src/domain/enrolment/enrolment-queries.ts';
import { anAccount, cookieOf } from '../account-factories.ts';
import { aPlanHelper } from '../plan-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { aCourse, anEnrolment, aSession } from '../training-factories.ts';
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

async function aStudent(agrees: readonly ConsentPurpose[] = ['training']) {
  const account = await anAccount(db, portal.sealer, { called: '示例小蓝', residenceRegion: '450202' });
  const { accountId, jobseekerId = '' } = account;
  for (const purpose of agrees)
    await giveConsent(db, portal.sealer, { jobseekerId, purpose, actor: { accountId, role: 'jobseeker' } }, new Date());
  return { account, jobseekerId, ...(await signedIn(portal, db, account)) };
}
type Student = Awaited<ReturnType<typeof aStudent>>;

const pathOf = (response: Response): string => (response.headers.get('location') ?? '').split('#')[0] ?? '';
const filled = { name: '示例小蓝', phone: '13800000000', needs: 'guide-dog', materials: 'audio', words: '示例的话' };

const sessionOf = async (wanted: Parameters<typeof aSession>[1] = {}) => (await aSession(db, wanted)).course_session_id;

/** Sends the form of a session as the page gives it; the path of the enrolment. */
async function enrolled({ open, send }: Student, sessionId: string, fields: Record<string, string> = filled) {
  const { values } = await open(`/sessions/${sessionId}/enrolment`);
  const response = await send(`/sessions/${sessionId}/enrolment`, { ...values, ...fields });
  expect(response.status).toBe(303);
  return pathOf(response);
}

describe('enrolling', () => {
  test('asks who is not signed in to sign in and comes back, and who has not agreed to agree first', async () => {
    const path = `/sessions/${await sessionOf()}/enrolment`;
    expect(pathOf(await portal.visit(path))).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
    const { account } = await aStudent([]);
    const asked = await portal.visit(path, { headers: { cookie: await cookieOf(db, account) } });
    expect(pathOf(asked)).toBe(`/consents/training?next=${encodeURIComponent(path)}`);
  });

  test('says what is sent before it is sent, holds a seat and says so first', async () => {
    const student = await aStudent();
    const course = await aCourse(db, { meant_for: '想学剪辑的人' });
    const sessionId = await sessionOf({ course });
    const form = await student.open(`/sessions/${sessionId}/enrolment`);
    expect(form.title).toContain('报名：音频编辑入门（示例）');
    for (const words of [
      '只送出下面写的姓名、电话、需要、教材和话',
      '残疾类别、证件、档案都不送',
      '想学剪辑的人',
      '城中区',
    ])
      expect(form.text).toContain(words);
    const path = await enrolled(student, sessionId);
    const page = await student.open(path);
    expect(page.text).toMatch(/^报名情况：音频编辑入门（示例） ?报上了，名额是您的。/);
    for (const words of ['带导盲犬来', '录音', '138 0000 0000', '示例的话', '您：报上了', '还没有答复'])
      expect(page.text).toContain(words);
    expect((await student.open('/enrolments')).text).toMatch(/^我的培训 ?下一次课：/);
    expect((await student.open('/my')).html).toContain('href="/enrolments"');
  });

  test('tells mistakes beside the fields and loses nothing that was typed', async () => {
    const student = await aStudent();
    const path = `/sessions/${await sessionOf()}/enrolment`;
    const page = await readFormPage(await student.send(path, { ...filled, name: '', phone: '12', words: '我写的话' }));
    expect(page.status).toBe(422);
    expect(Object.keys(page.errors)).toEqual(['name', 'phone']);
    expect(page.values).toMatchObject({ phone: '12', words: '我写的话' });
    expect(page.html).toMatch(/value="guide-dog"\s+checked/);
    expect(await listEnrolments(db, portal.sealer, student.jobseekerId)).toEqual([]);
  });

  test('with the same form twice is once, with another form says that one is on the list already', async () => {
    const student = await aStudent();
    const sessionId = await sessionOf();
    const path = `/sessions/${sessionId}/enrolment`;
    const { values } = await student.open(path);
    const [first, second] = [
      await student.send(path, { ...values, ...filled }),
      await student.send(path, { ...values, ...filled }),
    ];
    expect([first.status, pathOf(second)]).toEqual([303, pathOf(first)]);
    const other = await readFormPage(await student.send(path, filled));
    expect(other.status).toBe(409);
    expect(other.text).toContain('您已经在名单里，不用再报');
    expect(other.html).toContain(`href="${pathOf(first)}"`);
  });

  test.each([
    ['closed', { state: 'closed' }, '报名已经结束'],
    ['begun', { starts_on: '2026-01-01' }, '已经开课'],
    ['cancelled', { state: 'cancelled' }, '这个班次取消了'],
    ['without seats', { seats: 0 }, '这个班次没有名额'],
  ])('in a session that is %s is answered in words, before and after sending', async (_, wanted, words) => {
    const student = await aStudent();
    const path = `/sessions/${await sessionOf(wanted)}/enrolment`;
    const before = await student.open(path);
    expect(before.status).toBe(200);
    expect(before.text).toContain(words);
    expect(before.values).not.toHaveProperty('name');
    const sent = await readFormPage(await student.send(path, filled));
    expect(sent.status).toBe(409);
    expect(sent.text).toContain(`没有报上`);
    expect(sent.text).toContain(words);
  });

  test('in a session that overlaps names the other and keeps what was typed', async () => {
    const student = await aStudent();
    const held = await enrolled(student, await sessionOf());
    const sent = await readFormPage(await student.send(`/sessions/${await sessionOf()}/enrolment`, filled));
    expect(sent.status).toBe(409);
    expect(sent.text).toContain('时间和“音频编辑入门（示例）”重了');
    expect(sent.html).toContain(`href="${held}"`);
    expect(sent.values['words']).toBe('示例的话');
  });
});

test('a full session puts on the waiting list; a cancelled seat is offered, answered, or lost in words', async () => {
  const [inside, first, second] = [await aStudent(), await aStudent(), await aStudent()];
  const sessionId = await sessionOf({ seats: 1 });
  const own = await enrolled(inside, sessionId);
  expect((await first.open(`/sessions/${sessionId}/enrolment`)).text).toContain('名额满了，现在报名是候补第1位');
  const [firstPath, secondPath] = [await enrolled(first, sessionId), await enrolled(second, sessionId)];
  expect((await second.open(secondPath)).text).toContain('候补第2位');
  expect((await second.open(`${secondPath}/offer`)).text).toContain('现在没有要回答的名额');
  expect(pathOf(await inside.send(`${own}/cancellation`, { why: '示例：搬家' }))).toBe(own);
  expect((await inside.open(own)).text).toContain('写的话：“示例：搬家”。');
  expect((await first.open('/enrolments')).text).toContain('先回答这一件');
  const asked = await first.open(`${firstPath}/offer`);
  expect(asked.text).toContain('有一个名额等您回答。请在');
  const empty = await readFormPage(await first.send(`${firstPath}/offer`, {}));
  expect([empty.status, empty.errors['answer']]).toEqual([422, '请选一项：要，还是不要。']);
  expect((await second.send(`${firstPath}/offer`, { answer: 'accept' })).status).toBe(404);
  await db
    .updateTable('enrolment')
    .set({ answer_until: new Date(Date.now() - 1000).toISOString() })
    .where('enrolment_id', '=', firstPath.split('/')[2] ?? '')
    .execute();
  const late = await readFormPage(await first.send(`${firstPath}/offer`, { answer: 'accept' }));
  expect(late.status).toBe(422);
  expect(late.text).toContain('太晚了，名额给了下一位');
  expect(late.html).toContain(`href="/sessions/${sessionId}/enrolment"`);
  expect(pathOf(await second.send(`${secondPath}/offer`, { answer: 'accept' }))).toBe(secondPath);
  expect((await second.open(secondPath)).text).toContain('报上了，名额是您的');
});

test('a course that has begun is not cancelled: the page says whom to tell', async () => {
  const student = await aStudent();
  const contact = { contact_name: '示例黄老师', contact_phone: '138 0000 0031' };
  const course_session_id = await sessionOf({ starts_on: '2026-01-01', ...contact });
  const enrolment = { course_session_id, jobseeker_id: student.jobseekerId };
  const { enrolment_id } = await anEnrolment(db, portal.sealer, enrolment);
  const sent = await readFormPage(await student.send(`/enrolments/${enrolment_id}/cancellation`, { why: '' }));
  expect(sent.status).toBe(422);
  expect(sent.text).toContain('联系人：示例黄老师，电话138 0000 0031');
});

test('needs are changed and a session is changed for another of the course, with the old one freed', async () => {
  const student = await aStudent();
  const course = await aCourse(db);
  const [from, to] = [await sessionOf({ course }), await sessionOf({ course })];
  const path = await enrolled(student, from);
  const { values } = await student.open(`${path}/needs`);
  expect(values).toMatchObject({ name: '示例小蓝', phone: '138 0000 0000' });
  expect(pathOf(await student.send(`${path}/needs`, { ...values, needs: 'sign' }))).toBe(`${path}?done=needs`);
  const move = await student.open(`${path}/move`);
  expect(move.html).toContain(`value="${to}"`);
  expect((await student.send(`${path}/move`, {})).status).toBe(422);
  const moved = pathOf(await student.send(`${path}/move`, { key: move.values['key'] ?? '', session: to }));
  expect((await student.open(path)).text).toContain('已经换到别的班次');
  const enrolmentId = /\/enrolments\/([^?]+)/.exec(moved)?.[1] ?? '';
  const key = { jobseekerId: student.jobseekerId, enrolmentId };
  expect(await findEnrolment(db, portal.sealer, key)).toMatchObject({ sessionId: to, wishes: { needs: ['sign'] } });
});

test('a helper enrols the person, whose form is refused when it was opened for somebody else', async () => {
  const student = await aStudent();
  const helper = await aPlanHelper(db, portal.sealer, student.jobseekerId, { tasks: ['training'] });
  const helping = await signedIn(portal, db, helper.account, { mandateId: helper.mandateId });
  const sessionId = await sessionOf();
  const path = `/sessions/${sessionId}/enrolment`;
  const { values, title } = await helping.open(path);
  expect(title).toContain('替示例小蓝报名');
  expect(pathOf(await helping.send(path, { ...values, ...filled, for: '' }))).toBe(path);
  const own = pathOf(await helping.send(path, { ...values, ...filled }));
  expect((await helping.open(own)).text).toContain('名额是示例小蓝的');
  expect((await student.open(own)).text).toContain('家属：报上了');
  expect((await student.open('/messages')).text).toContain('替您报名了“音频编辑入门（示例）”');
});
