import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { acceptInvitation } from '#src/domain/mandate/accept-invitation.ts';
import { inviteHelper } from '#src/domain/mandate/invite-helper.ts';
import { endSurvey } from '#src/domain/survey/end-survey.ts';
import type { Sheet } from '#src/domain/survey/survey.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { anAccount, anOrganisation, cookieOf } from '../account-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { aSurvey } from '../survey-factories.ts';
import { readFormPage } from './form-page.ts';

let portal: Portal;
let db: Kysely<Database>;
let organisationId: string;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty' });
  db = openDatabase(portal.databaseUrl);
  organisationId = await anOrganisation(db);
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
});

/** Somebody's browser: it keeps the cookies that it is given. */
function browserOf(cookie = '') {
  const cookies = new Map(cookie ? [cookie.split('=') as [string, string]] : []);
  const keep = (response: Response): Response => {
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = set.split(';')[0]?.split('=') ?? [];
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(set)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const headers = () => ({ cookie: [...cookies].map((each) => each.join('=')).join('; ') });
  return {
    cookies,
    open: async (path: string) => readFormPage(keep(await portal.visit(path, { headers: headers() }))),
    send: async (path: string, fields: Record<string, string | readonly string[]> = {}) =>
      keep(await portal.submit(path, fields, { headers: headers() })),
  };
}

async function aPerson({ agrees = false } = {}) {
  const account = await anAccount(db, portal.sealer, { residenceRegion: '450202' });
  const jobseekerId = account.jobseekerId ?? '';
  const actor = { accountId: account.accountId, role: 'jobseeker' } as const;
  if (agrees) await giveConsent(db, portal.sealer, { jobseekerId, purpose: 'record', actor }, new Date());
  return { ...account, jobseekerId, ...browserOf(await cookieOf(db, account)) };
}

const survey = (wanted: Partial<Parameters<typeof aSurvey>[2]> = {}) =>
  aSurvey(db, portal.sealer, { organisationId, ...wanted });
const next = (response: Response) => [response.status, response.headers.get('location')];

async function sheetsOf(surveyId: string): Promise<Sheet[]> {
  const rows = await db.selectFrom('survey_sheet').select('sealed_answers').where('survey_id', '=', surveyId).execute();
  return rows.map((row) => JSON.parse(portal.sealer.unseal(row.sealed_answers)) as Sheet);
}

/** Answers all four questions and stops at the check page. */
async function fillIn(
  { send, open }: ReturnType<typeof browserOf>,
  path: string,
  answers = ['1', '2', '4', '示例的话'],
) {
  for (const [index, answer] of answers.entries()) await send(`${path}/questions/${index + 1}`, { answer });
  return open(`${path}/check`);
}

describe('the list of surveys', () => {
  test('is public and names what is open in the region of the person, with a state for whoever has signed in', async () => {
    const { surveyId } = await survey({ title: '柳州的问卷（示例）' });
    const other = await survey({ title: '黄石的问卷（示例）', region_code: '420200' });
    await survey({ state: 'draft', title: '没有发布的问卷（示例）' });
    const anybody = await browserOf().open('/surveys');
    expect(anybody.status).toBe(200);
    expect(anybody.html).toContain(`href="/surveys/${surveyId}"`);
    expect(anybody.html).toContain(`href="/surveys/${other.surveyId}"`);
    expect(anybody.text).not.toContain('没有发布的问卷');
    const person = await aPerson();
    const own = await person.open('/surveys');
    expect(own.text).toContain('柳州的问卷（示例）没有填');
    expect(own.text).not.toContain('黄石的问卷');
    await person.send(`/surveys/${surveyId}/questions/1`, { answer: '1' });
    expect((await person.open('/surveys')).text).toContain('柳州的问卷（示例）填了一部分');
    await db.updateTable('survey').set({ ended_at: new Date().toISOString() }).execute();
    expect((await browserOf().open('/surveys')).headings[0]).toBe('问卷，现在没有可以填的');
  });
});

describe('a person with an account', () => {
  test('reads why and who reads, answers one question a page, goes back, checks, sends once and gets a receipt', async () => {
    const { surveyId, questions } = await survey();
    const [path, person] = [`/surveys/${surveyId}`, await aPerson()];
    const { open, send } = person;
    const start = await open(path);
    expect(start.text).toContain('我们想知道大家想做什么工作。');
    expect(start.text).toContain('示例残联就业中心的两位工作人员。');
    expect(start.html).toContain(`href="${path}/questions/1#main"`);

    const empty = await readFormPage(await send(`${path}/questions/1`));
    expect([empty.status, empty.errors]).toEqual([422, { answer: '请选一项，再继续。' }]);
    expect(empty.ids).toContain('answer');
    expect(next(await send(`${path}/questions/1`, { answer: '2' }))).toEqual([303, `${path}/questions/2#main`]);
    expect(next(await send(`${path}/questions/2`, { answer: ['1', '3'] }))).toEqual([303, `${path}/questions/3#main`]);
    const wrong = await readFormPage(await send(`${path}/questions/3`, { answer: '四个' }));
    expect([wrong.status, wrong.values['answer']]).toEqual([422, '四个']);
    // Full-width digits are what an input method types.
    expect(next(await send(`${path}/questions/3`, { answer: '４' }))).toEqual([303, `${path}/questions/4#main`]);
    expect((await open(path)).html).toContain(`href="${path}/questions/4#main"`);
    expect((await open(`${path}/questions/1`)).values['answer']).toBe('2');
    expect(next(await send(`${path}/questions/4`))).toEqual([303, `${path}/check#main`]);

    const check = await open(`${path}/check`);
    expect(check.text).toContain('您想在哪里上班？到单位上班');
    expect(check.text).toContain('您什么时候方便上课？上午、晚上');
    expect(check.text).toContain('您还想告诉我们什么？没有回答');
    expect(next(await send(`${path}/questions/3?change=true`, { answer: '5' }))).toEqual([303, `${path}/check#main`]);
    // What was read before the change is not what would be sent.
    const stale = await readFormPage(await send(`${path}/check`, { version: check.values['version'] ?? '' }));
    expect([stale.status, stale.text.includes('答案在别处改过')]).toEqual([422, true]);
    const version = (await open(`${path}/check`)).values['version'] ?? '';
    for (let twice = 0; twice < 2; twice += 1)
      expect(next(await send(`${path}/check`, { version }))).toEqual([303, `${path}/done#main`]);
    const done = await open(`${path}/done`);
    expect(done.headings[0]).toBe('问卷交好了');
    expect(done.text).toMatch(/您交了问卷《就业意愿问卷（示例）》/);
    expect(done.text).toContain('您的档案里没有这份答案。');
    expect(next(await send(`${path}/questions/1`, { answer: '1' }))).toEqual([303, `${path}#main`]);
    expect((await open(path)).text).toContain('交过这份问卷了');
    const [first = '', second = '', third = '', fourth = ''] = questions;
    expect(await sheetsOf(surveyId)).toEqual([
      { by: 'self', answers: { [first]: '2', [second]: '1\n3', [third]: '5', [fourth]: '' } },
    ]);
  });

  test('is led to what is missing when the survey is sent too early', async () => {
    const { surveyId } = await survey();
    const [path, person] = [`/surveys/${surveyId}`, await aPerson()];
    await person.send(`${path}/questions/2`, { answer: '1' });
    const { version = '' } = (await person.open(`${path}/check`)).values;
    const missing = `${path}/questions/1?change=true&missing=true`;
    expect(next(await person.send(`${path}/check`, { version }))).toEqual([303, `${missing}#main`]);
    expect((await person.open(missing)).headings).toContain('问卷还没有交');
    expect(await sheetsOf(surveyId)).toEqual([]);
  });

  test('may have a copy in the file, is asked for it only after a yes to the file, and takes it out again', async () => {
    const { surveyId } = await survey();
    const path = `/surveys/${surveyId}`;
    const silent = await fillIn(await aPerson(), path);
    expect(silent.html).not.toContain('name="keep"');
    expect(silent.html).toContain('href="/consents/record?next=');
    const person = await aPerson({ agrees: true });
    const { version = '' } = (await fillIn(person, path)).values;
    await person.send(`${path}/check`, { version, keep: 'yes' });
    expect((await person.open(`${path}/done`)).text).toContain('您的档案里也有一份，可以删除。');
    expect((await person.open(path)).text).toContain('您还想告诉我们什么？示例的话');
    await person.send(path, { wish: 'remove' });
    expect((await person.open(path)).text).not.toContain('示例的话');
  });

  test('whose session has ended finds the answer again after signing in, and it is nobody else’s', async () => {
    const { surveyId } = await survey();
    const path = `/surveys/${surveyId}/questions/4`;
    const person = await aPerson();
    const { for: own = '' } = (await person.open(path)).values;
    expect(own).toBe(person.accountId);
    const nobody = browserOf();
    const response = await nobody.send(path, { for: own, answer: '写到一半的话' });
    expect(next(response)).toEqual([303, `/sign-in?next=${encodeURIComponent(path)}`]);
    expect(await db.selectFrom('survey_draft').selectAll().where('survey_id', '=', surveyId).execute()).toEqual([]);
    const stranger = await aPerson();
    expect(next(await stranger.send(path, { for: own, answer: '别人的话' }))).toEqual([303, `${path}?other=true#main`]);
    expect((await stranger.open(`${path}?other=true`)).headings).toContain('没有保存');
  });
});

describe('somebody without an account', () => {
  test('answers by a cookie of the survey alone, once, and hands the device to the next person', async () => {
    const { surveyId } = await survey();
    const [path, browser] = [`/surveys/${surveyId}`, browserOf()];
    await browser.open(path);
    expect([...browser.cookies.keys()]).toEqual([]);
    const set = (await browser.send(`${path}/questions/1`, { answer: '1' })).headers.getSetCookie().join();
    expect(set).toMatch(/^survey=[^;]+;.*Path=\/surveys;.*HttpOnly/i);
    const { version = '', ...others } = (await fillIn(browser, path)).values;
    expect(others['keep']).toBeUndefined();
    await browser.send(`${path}/check`, { version });
    expect((await browser.open(`${path}/done`)).status).toBe(200);
    expect((await browser.open(path)).text).toContain('这台设备在');
    expect(next(await browser.send(`${path}/questions/1`, { answer: '1' }))).toEqual([303, `${path}#main`]);
    await browser.send(path, { wish: 'again' });
    expect((await browser.open(path)).html).toContain(`${path}/questions/1#main`);
    const again = (await fillIn(browser, path)).values['version'] ?? '';
    await browser.send(`${path}/check`, { version: again });
    expect((await sheetsOf(surveyId)).map(({ by }) => by)).toEqual(['guest', 'guest']);
  });

  test('sees nothing of what somebody else has begun', async () => {
    const { surveyId } = await survey();
    const path = `/surveys/${surveyId}`;
    const first = browserOf();
    await fillIn(first, path);
    const second = browserOf('survey=guessed');
    expect((await second.open(`${path}/questions/4`)).text).not.toContain('示例的话');
    expect((await portal.visit(`${path}/questions/1`)).headers.get('cache-control')).toBe('no-store');
  });
});

test('a helper answers for the person: every page says for whom, the sheet says by whom, and the person is told', async () => {
  const { surveyId } = await survey();
  const path = `/surveys/${surveyId}`;
  const person = await aPerson();
  const helper = await anAccount(db, portal.sealer, { role: 'helper', called: '示例妈妈' });
  const invite = async (task: 'demand' | 'plan') => {
    const wanted = { accountId: person.accountId, tasks: [task], term: 'month' } as const;
    const invited = await inviteHelper(db, portal.sealer, wanted, new Date());
    if (invited.outcome !== 'opened') throw new Error(invited.outcome);
    await acceptInvitation(db, portal.sealer, { accountId: helper.accountId, code: invited.code }, new Date());
    return browserOf(await cookieOf(db, helper, { mandateId: invited.mandateId }));
  };
  expect((await (await invite('plan')).open(path)).status).toBe(403);
  const browser = await invite('demand');
  for (const page of [path, `${path}/questions/1`])
    expect((await browser.open(page)).title).toMatch(/^正在为示例小林办理：/);
  const check = await fillIn(browser, path);
  expect(check.title).toMatch(/^正在为示例小林办理：/);
  expect(check.values['for']).not.toBe('');
  await browser.send(`${path}/check`, { for: check.values['for'] ?? '', version: check.values['version'] ?? '' });
  expect((await browser.open(`${path}/done`)).text).toContain('您替示例小林交了问卷');
  expect((await sheetsOf(surveyId)).map(({ by }) => by)).toEqual(['helper']);
  expect((await person.open('/record/log')).text).toContain('家属示例妈妈受您委托，交了问卷的答案');
  expect((await person.open(path)).text).toContain('您在');
});

describe('a survey that is over', () => {
  test('takes no answers and no drafts', async () => {
    const { surveyId } = await survey();
    const [path, person] = [`/surveys/${surveyId}`, await aPerson()];
    const { version = '' } = (await fillIn(person, path)).values;
    const staff = await anAccount(db, portal.sealer, { role: 'counsellor', organisationId });
    const visitor = await findVisitor(db, portal.sealer, (await cookieOf(db, staff)).replace('session=', ''));
    if (!visitor) throw new Error('Nobody has signed in');
    await endSurvey(db, visitor, surveyId, new Date());
    expect(next(await person.send(`${path}/check`, { version }))).toEqual([303, `${path}#main`]);
    expect(next(await person.send(`${path}/questions/1`, { answer: '1' }))).toEqual([303, `${path}#main`]);
    expect((await person.open(path)).text).toContain('这份问卷已经结束');
    expect(await sheetsOf(surveyId)).toEqual([]);
  });

  test('shows its results to everybody once they are released, in words and as tables', async () => {
    const released_at = new Date().toISOString();
    const { surveyId } = await survey({ state: 'closed', sheets: 6, released_at });
    const page = await browserOf().open(`/surveys/${surveyId}/results`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('共收到6份答案。');
    expect(page.text).toContain('选得最多的是“在家工作”，6份。');
    expect(page.html).toMatch(/<caption>第1题，每个选项有几份<\/caption>/);
    expect(page.text).toContain('平均是4.5，排在中间的是5。');
    expect(page.text).toContain('示例：第3句话。');
    expect((await browserOf().open('/surveys')).html).toContain(`/surveys/${surveyId}/results`);
    const silent = await survey({ state: 'closed', sheets: 6 });
    expect((await browserOf().open(`/surveys/${silent.surveyId}/results`)).status).toBe(404);
  });
});

test('a draft, a question that does not exist and a survey that does not exist are not found', async () => {
  const [draft, open] = [await survey({ state: 'draft' }), await survey()];
  for (const path of [
    ...['', '/questions/1', '/check', '/done', '/results'].map((rest) => `/surveys/${draft.surveyId}${rest}`),
    ...['/questions/0', '/questions/5', '/questions/01', '/questions/x'].map(
      (rest) => `/surveys/${open.surveyId}${rest}`,
    ),
    '/surveys/none',
  ])
    expect([path, (await browserOf().open(path)).status]).toEqual([path, 404]);
});

test('what staff and people write is shown as text, and every page arrives in one round trip', async () => {
  const markup = '<b>粗</b>“引号”';
  const { surveyId } = await survey({ title: markup });
  const [path, person] = [`/surveys/${surveyId}`, await aPerson({ agrees: true })];
  await fillIn(person, path, ['1', '', '', markup]);
  for (const rest of ['', '/questions/4', '/check']) {
    const page = await person.open(`${path}${rest}`);
    expect(page.markup).not.toContain('<b>');
    expect(gzipSync(page.html).length).toBeLessThan(13_000);
  }
});
