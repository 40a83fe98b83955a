import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { findValidAssessment } from '#src/domain/assessment/assessment-queries.ts';
import { findDraft } from '#src/domain/assessment/read-assessment.ts';
import { selfQuestionKeys, selfQuestions } from '#src/domain/assessment/self-question.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { chinaDay, addDays, sayDay } from '#src/domain/day/day.ts';
import { listFileEvents } from '#src/domain/file/file-queries.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount, anOrganisation, cookieOf } from '../account-factories.ts';
import type { MadeAccount } from '../account-factories.ts';
import { aTime, anAssessedAppointment } from '../assessment-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';

const key = randomBytes(32);
const sealer = createSealer(key);
const environment = { FIELD_KEY: key.toString('base64') };

let portal: Portal;
/** A second process before the same database. */
let other: Portal;
let db: Kysely<Database>;
let counsellor: MadeAccount;
let assessor: string;
let person: MadeAccount;
let jobseekerId: string;
let cookie: string;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty', environment });
  other = await startPortal({ content: 'empty', environment: { ...environment, DATABASE_URL: portal.databaseUrl } });
  db = openDatabase(portal.databaseUrl);
  const organisationId = await anOrganisation(db);
  counsellor = await anAccount(db, sealer, { role: 'counsellor', called: '示例覃老师', organisationId });
  assessor = await cookieOf(db, counsellor);
});
afterAll(async () => {
  await db.destroy();
  await other.stop();
  await portal.stop();
});

async function aPerson(agrees = true): Promise<MadeAccount> {
  const made = await anAccount(db, sealer, { residenceRegion: '450202' });
  const actor = { accountId: made.accountId, role: 'jobseeker' } as const;
  if (agrees)
    await giveConsent(db, sealer, { jobseekerId: made.jobseekerId ?? '', purpose: 'assessment', actor }, new Date());
  return made;
}
beforeEach(async () => {
  person = await aPerson();
  jobseekerId = person.jobseekerId ?? '';
  cookie = await cookieOf(db, person);
});

const open = async (path: string, as = cookie) => readFormPage(await portal.visit(path, { headers: { cookie: as } }));
const send = (path: string, fields: Record<string, string | readonly string[]>, as = cookie) =>
  portal.submit(path, fields, { headers: { cookie: as } });
const save = async (path: string, fields: Record<string, string | readonly string[]>, as = cookie) => {
  const response = await send(path, fields, as);
  expect(response.status).toBe(303);
  return response.headers.get('location') ?? '';
};
const helping = async (tasks = 'demand') => {
  const helper = await anAccount(db, sealer, { role: 'helper', called: '示例妈妈' });
  const mandateId = randomUUID();
  const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  await db
    .insertInto('mandate')
    .values({
      ...{ mandate_id: mandateId, jobseeker_id: jobseekerId, helper_id: helper.accountId, tasks, term: 'month' },
      ...{ state: 'active', begun_by: 'person', starts_at: at(-1), ends_at: at(20), created_at: at(-1) },
    })
    .execute();
  return { mandateId, cookie: await cookieOf(db, helper, { mandateId }) };
};

describe('the self-assessment', () => {
  test('asks for consent first and comes back after it', async () => {
    const silent = await cookieOf(db, await aPerson(false));
    const response = await portal.visit('/assessments/self/tasks', { headers: { cookie: silent } });
    expect(response.headers.get('location')).toBe('/consents/assessment?next=%2Fassessments%2Fself%2Ftasks');
    const sent = await send('/assessments/self/tasks', { chosen: 'computer' }, silent);
    expect(sent.headers.get('location')).toContain('/consents/assessment');
  });

  test('leads from question to question, with the question as title and heading, to the answers and the end', async () => {
    let path = '/assessments/self/tasks';
    for (const [index, question] of selfQuestionKeys.entries()) {
      expect(path).toBe(`/assessments/self/${question}`);
      const page = await open(path);
      expect(page.title).toContain(selfQuestions[question].heading);
      expect(page.headings[0]).toBe(selfQuestions[question].heading);
      expect(page.text).toContain(`这是第${index + 1}个问题，共8个。`);
      const next = await save(path, { ...page.values, words: `答案${index + 1}` });
      path = next.replace('#main', '');
    }
    expect(path).toBe('/assessments/self');
    const check = await open(path);
    expect(check.text).toContain('共8个问题，答了8个。');
    expect(check.text).toContain('答案3');
    expect(await save(path, { for: '' })).toBe('/assessments?done=self#main');
    expect((await open('/assessments?done=self')).text).toContain('自我评估做好了');
    // Sent again, as an impatient finger does.
    expect(await save(path, { for: '' })).toBe('/assessments?done=self#main');
    expect(
      await db.selectFrom('assessment').selectAll().where('jobseeker_id', '=', jobseekerId).execute(),
    ).toHaveLength(1);
  });

  test('keeps every page at once, so that it goes on later on any device where it stopped', async () => {
    const next = await save('/assessments/self/tasks', { chosen: ['computer', 'calls'], words: '', then: 'later' });
    expect(next).toBe('/assessments#main');
    const overview = await open('/assessments', await cookieOf(db, person));
    expect(overview.text).toContain('进行中');
    expect(overview.html).toContain('href="/assessments/self/likes"');
    const page = await open('/assessments/self/tasks');
    expect(page.html.match(/ checked/g)).toHaveLength(2);
  });

  test('may be left out question by question, but not whole', async () => {
    expect(await save('/assessments/self/span', { chosen: '', words: '' })).toBe('/assessments/self/wishes#main');
    expect(await save('/assessments/self', {})).toBe('/assessments/self?empty=true#main');
    expect((await open('/assessments/self?empty=true')).text).toContain('请至少答一个问题');
  });

  test('tells the later of two devices, shows both answers and lets the person choose', async () => {
    const first = await open('/assessments/self/helps');
    await save('/assessments/self/helps', { ...first.values, chosen: 'quiet', words: '第一台' });
    const page = await readFormPage(
      await send('/assessments/self/helps', { ...first.values, chosen: 'home', words: '第二台' }),
    );
    expect(page.status).toBe(422);
    expect(page.text).toContain('安静的地方。第一台');
    expect(page.values['words']).toBe('第二台');
    await save('/assessments/self/helps', { ...page.values, chosen: 'home' });
    expect((await findDraft(db, sealer, jobseekerId))?.answers.helps).toMatchObject({
      chosen: ['home'],
      words: '第二台',
    });
  });

  test('loses nothing of a text that is too long', async () => {
    const words = '长'.repeat(5000);
    const page = await readFormPage(await send('/assessments/self/likes', { words, seen: '' }));
    expect(page.status).toBe(422);
    expect(page.errors['words']).toBe('最多写2000个字。您写了5000个字。');
    expect(page.values['words']).toBe(words);
  });

  test('by a helper is for the person whose page it was, and is labelled', async () => {
    const helper = await helping();
    const fields = { chosen: 'quiet', words: '', seen: '' };
    expect(await save('/assessments/self/helps', { ...fields, for: 'another' }, helper.cookie)).toContain('other=true');
    expect(await findDraft(db, sealer, jobseekerId)).toBeUndefined();
    await save('/assessments/self/helps', { ...fields, for: helper.mandateId }, helper.cookie);
    expect((await open('/assessments/self')).text).toContain('由家属代填：示例妈妈');
    await open('/assessments', helper.cookie);
    const readings = (await listFileEvents(db, sealer, jobseekerId)).filter(({ kind }) => kind === 'read');
    expect(readings).toMatchObject([{ role: 'helper', underMandate: true }]);
    const without = await helping('message');
    expect((await open('/assessments/self/helps', without.cookie)).status).toBe(403);
  });
});

describe('an appointment', () => {
  test('is chosen from a list, booked with what is needed, changed and cancelled', async () => {
    const first = await aTime(db, counsellor, { days: 5 });
    const second = await aTime(db, counsellor, { days: 6 });
    const list = await open('/assessments/appointments/new');
    expect(list.html).toContain(`time=${first}`);
    const form = await open(`/assessments/appointments/new?time=${first}`);
    expect(form.text).toContain('示例路1号');
    expect(form.text).toContain('门口没有台阶');
    const fields = { ...form.values, needs: ['guide', 'sign'], other: '中间休息', reach: '138 0000 0000' };
    const booked = await save(`/assessments/appointments/new?time=${first}`, fields);
    const path = booked.replace(/\?.*$/, '');
    expect(booked).toBe(`${path}?done=booked#main`);
    const page = await open(path);
    expect(page.text).toMatch(/引导，有人带路\s*手语\s*中间休息/);
    const id = path.slice(path.lastIndexOf('/') + 1);
    expect((await open(`/assessments/appointments/new?instead=${id}&time=${second}`)).values['reach']).toBe(
      '138 0000 0000',
    );
    expect(await save(`/assessments/appointments/new?instead=${id}&time=${second}`, fields)).toBe(
      `${path}?done=changed#main`,
    );
    expect((await open('/assessments/appointments/new?instead=none')).status).toBe(404);
    const calendar = await portal.visit(`${path}/appointment.ics`, { headers: { cookie } });
    expect(calendar.headers.get('content-type')).toContain('text/calendar');
    const text = await calendar.text();
    expect(text).toContain('SEQUENCE:1');
    expect(text).not.toMatch(/手语|0000/);
    expect(await save(`${path}/cancellation`, { for: '' })).toBe(`${path}?done=cancelled#main`);
    expect((await open(path)).text).toContain('已经取消');
  });

  test('is one person’s, when two book it at the same moment with two processes of the portal', async () => {
    const timeId = await aTime(db, counsellor, { days: 9 });
    const rivals = await Promise.all(Array.from({ length: 6 }, () => aPerson()));
    const cookies = await Promise.all(rivals.map((rival) => cookieOf(db, rival)));
    const answers = await Promise.all(
      cookies.map((each, index) =>
        (index % 2 === 0 ? portal : other).submit(
          `/assessments/appointments/new?time=${timeId}`,
          { reach: '', for: '' },
          { headers: { cookie: each } },
        ),
      ),
    );
    const places = answers.map((answer) => answer.headers.get('location') ?? '');
    expect(places.filter((place) => place.includes('done=booked'))).toHaveLength(1);
    expect(places.filter((place) => place.includes('taken=true'))).toHaveLength(5);
    const rows = await db.selectFrom('appointment').selectAll().where('assessment_time_id', '=', timeId).execute();
    expect(rows).toHaveLength(1);
  });

  test('by telephone needs a number, and keeps what was typed', async () => {
    const timeId = await aTime(db, counsellor, { days: 12, way: 'phone' });
    const path = `/assessments/appointments/new?time=${timeId}`;
    const page = await readFormPage(await send(path, { reach: '', other: '慢一点说', for: '' }));
    expect(page.status).toBe(422);
    expect(page.errors).toEqual({ reach: '请写电话号码。到时打这个电话。' });
    expect(page.values['other']).toBe('慢一点说');
    expect(await save(path, { reach: '１３８ ００００ ００００', other: '', for: '' })).toContain('done=booked');
  });

  test('that suits nobody is asked for', async () => {
    expect(await save('/assessments/appointments/new', { do: 'ask', for: '' })).toBe('/assessments?done=asked#main');
    const tasks = await db.selectFrom('task').selectAll().where('jobseeker_id', '=', jobseekerId).execute();
    expect(tasks).toMatchObject([{ kind: 'assessment' }]);
  });
});

describe('who assesses', () => {
  test('puts up a series of times, is told of every mistake at once, and of a time that overlaps', async () => {
    const day = addDays(chinaDay(new Date()), 40);
    const wrong = await readFormPage(
      await send(
        '/assessments/times/new',
        { day: '明天', clock: '25点', way: 'centre', place: '', weeks: '9' },
        assessor,
      ),
    );
    expect(Object.keys(wrong.errors).sort()).toEqual(['clock', 'day', 'minutes', 'weeks']);
    expect(wrong.values['day']).toBe('明天');
    const fields = {
      day: sayDay(day),
      clock: '下午２点半',
      minutes: '60',
      way: 'centre',
      place: '示例路2号',
      weeks: '2',
    };
    expect(await save('/assessments/times/new', fields, assessor)).toBe('/assessments/times?done=offered#main');
    expect((await open('/assessments/times', assessor)).text).toContain('14点30分');
    const again = await readFormPage(await send('/assessments/times/new', fields, assessor));
    expect(again.errors['clock']).toContain('重叠');
    const nowhere = await readFormPage(await send('/assessments/times/new', { ...fields, place: '' }, assessor));
    expect(nowhere.errors).toEqual({ place: '请写在哪里见面。' });
  });

  test('sees what the person needs, writes the result for the person, and the person reads, answers and is answered', async () => {
    const { timeId } = await anAssessedAppointment(db, sealer, { jobseekerId, assessor: counsellor });
    await db.deleteFrom('assessment').where('jobseeker_id', '=', jobseekerId).execute();
    const page = await open(`/assessments/times/${timeId}`, assessor);
    expect(page.text).toContain('写评估结果');
    const path = `/assessments/times/${timeId}/result`;
    const wrong = await readFormPage(await send(path, { well: '您打字快', helps: 'quiet' }, assessor));
    expect(Object.keys(wrong.errors)).toEqual(['help', 'fits', 'next']);
    expect(wrong.values['well']).toBe('您打字快');
    const result = {
      well: '您打字快',
      help: '安静的地方',
      fits: '在线客服',
      next: '试一个星期',
      helps: ['quiet', 'home'],
    };
    expect(await save(path, result, assessor)).toBe('/assessments/times?done=written#main');

    const { assessment_id } = await db
      .selectFrom('assessment')
      .select('assessment_id')
      .where('jobseeker_id', '=', jobseekerId)
      .executeTakeFirstOrThrow();
    const there = `/assessments/${assessment_id}`;
    expect((await open('/assessments')).text).toContain('还没有看');
    const read = await open(there);
    expect(read.text).toContain('您打字快');
    expect(read.text).toContain('安静的地方、在家做');
    expect(await findValidAssessment(db, sealer, jobseekerId, new Date())).toMatchObject({
      findings: { helps: ['quiet', 'home'] },
    });
    expect((await readFormPage(await send(there, { words: '', for: '' }))).errors).toEqual({ words: '请写您的意见。' });
    await save(there, { words: '我也能打电话', for: '' });
    expect((await open(there)).text).toContain('我也能打电话');
    await save(there, { words: '好，下次一起看', for: '' }, assessor);
    expect((await open(there)).text).toContain('好，下次一起看');
    const readings = (await listFileEvents(db, sealer, jobseekerId)).filter(({ kind }) => kind === 'read');
    expect(readings.map(({ subject }) => subject)).toContain('assessment');
    expect(readings.every(({ role }) => role === 'counsellor')).toBe(true);
  });

  test('takes a time back, and says that somebody was not there', async () => {
    const free = await aTime(db, counsellor, { days: 3 });
    expect(await save(`/assessments/times/${free}`, { do: 'withdraw' }, assessor)).toContain('done=withdrawn');
    expect((await open('/assessments/appointments/new')).html).not.toContain(free);
    const coming = await aTime(db, counsellor, { days: 4 });
    await save(`/assessments/appointments/new?time=${coming}`, { reach: '', for: '' });
    expect(await save(`/assessments/times/${coming}`, { do: 'missed' }, assessor)).toContain('not=early');
    expect((await open(`/assessments/times/${coming}?not=early`, assessor)).text).toContain('还没有到时间');
  });
});
