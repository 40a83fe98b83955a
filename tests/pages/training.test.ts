import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { addDays, chinaDay, sayDay } from '#src/domain/day/day.ts';
import { listNotices } from '#src/domain/notice/notice-queries.ts';
import { anAccount, anOrganisation } from '../account-factories.ts';
import type { MadeAccount } from '../account-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { aBase, aCourse, anEnrolment, aSession, mornings } from '../training-factories.ts';
import { readFormPage } from './form-page.ts';
import { signedIn } from './signed-in.ts';
import type { SignedIn } from './signed-in.ts';

let portal: Portal;
let db: Kysely<Database>;
let staff: SignedIn;
let organisationId: string;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty' });
  db = openDatabase(portal.databaseUrl);
  organisationId = await anOrganisation(db);
  staff = await signedIn(portal, db, await anAccount(db, portal.sealer, { role: 'counsellor', organisationId }));
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
});

const locationOf = (response: Response): string => (response.headers.get('location') ?? '').replace('#main', '');
const today = chinaDay(new Date());
const inDays = (days: number): string => sayDay(addDays(today, days));
const course = {
  ...{ title: '示例收银班', summary: '学会收银。', description: '用收银机。', kind: 'skill', regionCode: '450200' },
};
const enrolled = async (sessionId: string, wanted: { called?: string; needs?: readonly 'sign'[] } = {}) => {
  const person: MadeAccount = await anAccount(db, portal.sealer, { called: wanted.called ?? '示例小林' });
  const row = { course_session_id: sessionId, jobseeker_id: person.jobseekerId ?? '' };
  const wishes = { name: wanted.called ?? '示例小林', needs: wanted.needs ?? [] };
  const { enrolment_id: enrolmentId } = await anEnrolment(db, portal.sealer, { ...row, wishes });
  const notices = async () => (await listNotices(db, portal.sealer, person.accountId)).map(({ text }) => text);
  return { ...person, enrolmentId, notices };
};

test('staff make a course and a session of several times, publish it, and everybody finds it', async () => {
  const empty = await readFormPage(await staff.send('/training/courses/new', { title: '', summary: '学会收银。' }));
  expect(empty.status).toBe(422);
  expect(Object.keys(empty.errors)).toEqual(['title', 'description', 'kind', 'regionCode']);
  for (const field of Object.keys(empty.errors)) expect(empty.ids).toContain(field);
  expect(empty.values['summary']).toBe('学会收银。');
  const made = locationOf(await staff.send('/training/courses/new', course));
  expect(made).toMatch(/^\/training\/courses\/[\da-f-]{36}\?done=made$/);
  const path = made.replace('?done=made', '');
  expect((await staff.open(path)).headings).toContain('管理“示例收银班”');

  const { training_base_id: baseId } = await aBase(db);
  const left = await aBase(db, { name: '示例退出的基地', left_on: today });
  const times = { firstDay: inDays(20), from: '9点', to: '11点', times: '3', repeat: 'weekly' };
  const session = { way: 'onsite', baseId, seats: '2', enrolUntil: inDays(10), ...times };
  const wrong = await readFormPage(
    await staff.send(`${path}/sessions/new`, {
      ...{ ...session, way: 'onsite', baseId: left.training_base_id, seats: '0', to: '8点', enrolUntil: inDays(20) },
    }),
  );
  expect(wrong.status).toBe(422);
  expect(wrong.errors).toMatchObject({
    baseId: '请从列表里选地点。',
    seats: '请写几个名额，1个到500个。',
    enrolUntil: '报名的最后一天，要在第一次上课以前。',
  });
  expect(wrong.errors['to']).toContain('结束要晚于开始');
  expect(wrong.values).toMatchObject({ seats: '0', firstDay: inDays(20), times: '3' });
  const past = await staff.send(`${path}/sessions/new`, { ...session, firstDay: '2020年1月1日' });
  expect((await readFormPage(past)).errors['firstDay']).toBe('第一天已经过去了。请写以后的日期。');
  const unread = await staff.send(`${path}/sessions/new`, { ...session, dates: '明天上课' });
  expect((await readFormPage(unread)).errors['dates']).toContain('第1行没有读懂');

  const draft = locationOf(
    await staff.send(`${path}/sessions/new`, { ...session, dates: `${inDays(21)}，14点到16点，复习` }),
  );
  const sessionPath = draft.replace('?done=made', '');
  const page = await staff.open(draft);
  expect(page.text).toContain('这个班次是草稿，别人看不到。');
  expect(page.text).toContain('共4次课');
  const publicPath = sessionPath.replace('/training', '');
  expect((await portal.visit(publicPath)).status).toBe(404);
  expect(locationOf(await staff.send(sessionPath, { move: 'publish' }))).toBe(`${sessionPath}?done=publish`);
  expect(await (await portal.visit(publicPath)).text()).toContain('示例收银班');
  expect(await (await portal.visit('/courses')).text()).toContain('示例收银班');

  const copy = await staff.open(`${path}/sessions/new?from=${sessionPath.split('/').at(-1)}`);
  expect(copy.values).toMatchObject({ way: 'onsite', baseId, seats: '2' });
  expect(copy.values['dates']?.split('\n')).toHaveLength(4);
  const again = await staff.send(`${path}/sessions/new?from=${sessionPath.split('/').at(-1)}`, copy.values);
  expect(locationOf(again)).toContain('done=made');
});

test('a change is told to who enrolled; who saw an older state reads both; seats do not fall below those that are held', async () => {
  const { course_session_id: id } = await aSession(db, { seats: 3, online_note: '示例：网上' });
  const path = `/training/sessions/${id}`;
  const [person] = [await enrolled(id), await enrolled(id)];
  const form = await staff.open(`${path}/change`);
  const other = { ...form.values, teacherName: '示例莫老师' };
  expect(locationOf(await staff.send(`${path}/change`, other))).toBe(`${path}?done=changed`);
  expect((await person.notices())[0]).toContain('老师：原来示例韦老师，现在示例莫老师。');
  const late = await readFormPage(await staff.send(`${path}/change`, { ...form.values, teacherName: '示例黄老师' }));
  expect([late.status, late.headings.includes('刚刚有人改过这个班次')]).toEqual([409, true]);
  expect(late.text).toContain('老师：现在保存的是示例莫老师，您写的是示例黄老师。');
  const few = await readFormPage(await staff.send(`${path}/change`, { ...late.values, seats: '1' }));
  expect([few.status, few.errors]).toEqual([422, { seats: '已经有2个人占了名额，不能少于2个。' }]);
  expect(locationOf(await staff.send(`${path}/change`, late.values))).toBe(`${path}?done=changed`);
  expect((await person.notices())[0]).toContain('老师：原来示例莫老师，现在示例黄老师。');

  const unsaid = await readFormPage(await staff.send(`${path}/cancellation`, {}));
  expect(unsaid.errors).toEqual({ why: '请写为什么取消。报名的人会看到。' });
  expect(locationOf(await staff.send(`${path}/cancellation`, { why: '示例停电' }))).toBe(`${path}?done=cancelled`);
  expect((await person.notices())[0]).toContain('原因：示例停电。');
  expect((await staff.open(path)).text).toContain('已取消');
});

test('what a session offers is asked one by one; what nobody answered stays 未知', async () => {
  const { course_session_id: id } = await aSession(db);
  const path = `/training/sessions/${id}`;
  const wrong = await readFormPage(await staff.send(`${path}/facts`, { 'sign-note': '示例' }));
  expect(wrong.errors).toEqual({ sign: '请先选“上课有手语翻译”有没有，再写说明。' });
  expect(locationOf(await staff.send(`${path}/facts`, { sign: 'yes', 'sign-note': '示例全程' }))).toContain('facts');
  expect((await staff.open(path)).text).toContain('上课有手语翻译有，示例全程');
  expect((await staff.open(`${path}/facts`)).values).toMatchObject({ sign: 'yes', braille: '' });
});

test('needs are read, answered, and the end of the course is written down; another region sees nothing of it', async () => {
  const { course_session_id: id } = await aSession(db, {
    ...{ meetings: mornings(addDays(today, -1), today), enrol_until: addDays(today, -4) },
  });
  const person = await enrolled(id, { called: '示例小覃', needs: ['sign'] });
  const list = await staff.open(`/training/sessions/${id}/people`);
  expect(list.text).toContain('名单里有1个人，1个人的需要等您答复。');
  expect(list.text).toContain('需要：手语翻译。等您答复。');
  expect((await staff.open('/training')).text).toContain('1个人的需要等您答复。');
  const path = `/training/sessions/${id}/people/${person.enrolmentId}`;
  const page = await staff.open(path);
  expect(page.headings[0]).toBe('示例小覃的报名');
  const { seen = '' } = page.values;
  const empty = await readFormPage(await staff.send(path, { seen, reply: '' }));
  expect(empty.errors).toEqual({ reply: '请写您怎样安排，或者为什么安排不了。' });
  const stale = await readFormPage(await staff.send(path, { seen: '2020', reply: '示例：有手语翻译' }));
  expect([stale.status, stale.values['reply']]).toEqual([409, '示例：有手语翻译']);
  expect(locationOf(await staff.send(path, { seen, reply: '示例：有手语翻译' }))).toBe(`${path}?done=replied`);
  expect((await person.notices())[0]).toContain('示例：有手语翻译');
  expect(locationOf(await staff.send(`${path}?for=outcome`, { outcome: 'completed' }))).toBe(`${path}?done=finished`);
  expect((await person.notices())[0]).toContain('您学完了');

  const elsewhere = await anOrganisation(db, { name: '示例外地中心', regionCode: '420200' });
  const stranger = await anAccount(db, portal.sealer, { role: 'counsellor', organisationId: elsewhere });
  const outside = await signedIn(portal, db, stranger);
  for (const there of [path, `/training/sessions/${id}`, `/training/sessions/${id}/people`])
    expect((await outside.open(there)).status).toBe(404);
});

test('a course with people on a list stays until its sessions are cancelled', async () => {
  const made = await aCourse(db, { title: '示例不再办的班' });
  const { course_session_id: id } = await aSession(db, { course: made });
  await enrolled(id);
  const path = `/training/courses/${made.course_id}`;
  const kept = await readFormPage(await staff.send(path, {}));
  expect([kept.status, kept.headings.includes('没有撤下：还有人报名')]).toEqual([422, true]);
  await staff.send(`/training/sessions/${id}/cancellation`, { why: '示例' });
  expect(locationOf(await staff.send(path, {}))).toBe(`${path}?done=withdrawn`);
  expect(await (await portal.visit('/courses')).text()).not.toContain('示例不再办的班');

  const other = await aCourse(db);
  const change = `/training/courses/${other.course_id}/change`;
  const { values } = await staff.open(change);
  expect(locationOf(await staff.send(change, { ...values, summary: '示例新的' }))).toContain('done=changed');
  const late = await readFormPage(await staff.send(change, { ...values, summary: '示例旧的' }));
  expect([late.status, late.text.includes('现在保存的一句话：示例新的')]).toEqual([409, true]);
});

test('a base is written down with who confirmed what, and one that has left cannot be chosen any more', async () => {
  const empty = await readFormPage(await staff.send('/training/bases/new', { regionCode: '110000' }));
  expect(Object.keys(empty.errors)).toEqual(['name', 'kind', 'regionCode']);
  const base = {
    name: '示例实训楼',
    kind: 'practice',
    place: '示例路9号',
    regionCode: '450202',
    enteredOn: '2026年1月5日',
  };
  const path = locationOf(await staff.send('/training/bases/new', base)).replace('?done=saved', '');
  const facts = { confirmedBy: '示例覃老师', confirmedOn: '2026年3月2日', confirmedHow: 'visit', entrance: 'yes' };
  const unsaid = await readFormPage(await staff.send(`${path}/facts`, { entrance: 'yes' }));
  expect(Object.keys(unsaid.errors)).toEqual(['confirmedBy', 'confirmedOn', 'confirmedHow']);
  expect(locationOf(await staff.send(`${path}/facts`, facts))).toBe(`${path}?done=facts`);
  const later = {
    ...facts,
    confirmedBy: '示例莫老师',
    confirmedHow: 'phone',
    toilet: 'no',
    'toilet-note': '示例：在修',
  };
  await staff.send(`${path}/facts`, later);
  const page = await staff.open(path);
  // What stayed the same keeps who confirmed it.
  expect(page.text).toContain('有。示例覃老师2026年3月2日核实，现场看过。');
  expect(page.text).toContain('没有，示例：在修。示例莫老师2026年3月2日核实，电话问过。');
  const change = await staff.open(`${path}/change`);
  expect(change.values).toMatchObject({ name: '示例实训楼', enteredOn: '2026年1月5日' });
  await staff.send(`${path}/change`, { ...change.values, level: '市级' });
  expect((await staff.open(path)).text).toContain('市级');

  const made = `/training/courses/${(await aCourse(db)).course_id}/sessions/new`;
  expect((await staff.open(made)).html).toContain('示例实训楼');
  const left = await readFormPage(await staff.send(`${path}/exit`, { leftOn: inDays(3) }));
  expect(left.errors).toEqual({
    leftOn: '这一天还没有到。请写今天或者以前的日期。',
    why: '请写为什么退出。别人看得到。',
  });
  expect(locationOf(await staff.send(`${path}/exit`, { leftOn: inDays(0), why: '示例：搬走了' }))).toContain('left');
  expect((await staff.open(path)).text).toContain('退出的原因：示例：搬走了');
  expect((await staff.open(made)).html).not.toContain('示例实训楼');
});

test('an employer asks for a course; staff of the region make one of it or say why not, and the employer is told', async () => {
  const employer = await anAccount(db, portal.sealer, {
    role: 'employer',
    organisationId: await anOrganisation(db, { name: '示例超市', kind: 'employer' }),
  });
  const firm = await signedIn(portal, db, employer);
  const empty = await readFormPage(await firm.send('/proposals/new', { people: '很多' }));
  expect(Object.keys(empty.errors)).toEqual(['title', 'what', 'people', 'when', 'takesOn']);
  const asked = { title: '示例收银', what: '会用收银机。', people: '10', when: '春天', takesOn: 'yes' };
  const { proposalId = '' } = (await firm.open('/proposals/new')).values;
  for (const title of ['示例收银', '示例收银'])
    expect(locationOf(await firm.send('/proposals/new', { ...asked, title, proposalId }))).toBe('/proposals?done=sent');
  await firm.send('/proposals/new', { ...asked, title: '示例叠衣服' });
  expect((await firm.open('/proposals')).text).toContain('您单位提议了2个，2个等答复。');

  expect((await staff.open('/training/proposals')).text).toContain('示例超市：示例收银');
  const prefilled = await staff.open(`/training/courses/new?proposal=${proposalId}`);
  expect(prefilled.values).toMatchObject({ title: '示例收银', description: '会用收银机。' });
  const answers = { ...course, title: '示例收银入门' };
  await staff.send(`/training/courses/new?proposal=${proposalId}`, answers);
  const rows = db.selectFrom('course_proposal').select('course_proposal_id').where('title', '=', '示例叠衣服');
  const other = (await rows.executeTakeFirstOrThrow()).course_proposal_id;
  const unsaid = await readFormPage(await staff.send(`/training/proposals/${other}`, {}));
  expect(unsaid.errors).toEqual({ answer: '请写为什么这次不开，以后怎样。' });
  await staff.send(`/training/proposals/${other}`, { answer: '示例：没有老师' });
  expect(locationOf(await staff.send(`/training/proposals/${other}`, { answer: '示例：另一个' }))).toContain('before');
  const page = await firm.open('/proposals');
  expect(page.text).toContain('示例：没有老师');
  expect(page.text).not.toContain('示例：另一个');
  expect(page.text).toContain('会开班');
  const told = (await listNotices(db, portal.sealer, employer.accountId)).map(({ text }) => text).sort();
  expect(told).toEqual([
    '您提议的“示例叠衣服”这次不开。\n示例：没有老师',
    '您提议的“示例收银”会开班。\n培训项目叫“示例收银入门”。',
  ]);
});
