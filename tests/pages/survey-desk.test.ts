import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { addDays, chinaDay, sayDay } from '#src/domain/day/day.ts';
import { anAccount, anOrganisation, cookieOf } from '../account-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { aSurvey } from '../survey-factories.ts';
import { readFormPage } from './form-page.ts';

let portal: Portal;
let db: Kysely<Database>;
let organisationId: string;
let counsellor: string;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty' });
  db = openDatabase(portal.databaseUrl);
  organisationId = await anOrganisation(db);
  counsellor = await staff('counsellor', organisationId);
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
});

async function staff(role: 'counsellor' | 'administrator', organisation?: string): Promise<string> {
  const wanted = { role, ...(organisation ? { organisationId: organisation } : {}) };
  return cookieOf(db, await anAccount(db, portal.sealer, wanted));
}

const open = async (path: string, cookie = counsellor) =>
  readFormPage(await portal.visit(path, { headers: { cookie } }));
const send = (path: string, fields: Record<string, string> = {}, cookie = counsellor) =>
  portal.submit(path, fields, { headers: { cookie } });
const locationOf = (response: Response): string => response.headers.get('location') ?? '';
const inAMonth = sayDay(addDays(chinaDay(new Date()), 30));

test('staff write a survey from facts and questions, put them in order, look at each, publish and end it', async () => {
  const empty = await readFormPage(await send('/surveys/desk/new'));
  expect(empty.status).toBe(422);
  expect(Object.keys(empty.errors)).toEqual(['title', 'purpose', 'readers', 'regionCode', 'closesOn']);
  for (const field of Object.keys(empty.errors)) expect(empty.ids).toContain(field);
  const facts = {
    title: '示例问卷',
    purpose: '示例：为什么',
    readers: '示例：谁',
    regionCode: '450202',
    closesOn: inAMonth,
  };
  const made = locationOf(await send('/surveys/desk/new', facts)).replace('#main', '');
  expect(made).toMatch(/^\/surveys\/desk\/[\da-f-]{36}$/);
  expect((await open(made)).text).toContain('还没有题');

  const none = await readFormPage(await send(`${made}/publication`));
  expect([none.status, none.text.includes('还没有题。请先加题，再发布。')]).toEqual([422, true]);
  const question = (wording: string, others: Record<string, string> = {}) =>
    send(`${made}/questions/new`, { wording, kind: 'text', ...others });
  const few = await readFormPage(await question('去哪里', { kind: 'one', options: '在家' }));
  expect(few.errors).toEqual({ options: '请至少写两个选项，一行写一个。' });
  expect(few.values).toMatchObject({ wording: '去哪里', options: '在家' });
  await question('去哪里', { kind: 'one', options: '在家\n出门', needed: 'yes' });
  await question('学什么');
  await question('写错了');
  const page = await open(made);
  expect(page.headings.filter((heading) => heading.startsWith('第'))).toEqual([
    '第1题：去哪里',
    '第2题：学什么',
    '第3题：写错了',
  ]);
  const ids = [...page.html.matchAll(/questions\/([\da-f-]{36})\/preview/g)].map(([, id = '']) => id);
  const [first, second, third] = ids;
  expect(locationOf(await send(made, { question: second ?? '', way: 'up' }))).toBe(`${made}?moved=1#main`);
  expect((await open(`${made}?moved=1`)).headings).toContain('现在是第1题');
  expect(locationOf(await send(`${made}/questions/${third}`, { wish: 'remove' }))).toBe(`${made}?saved=removed#main`);
  expect(locationOf(await send(`${made}/questions/${second}`, { wording: '想学什么', kind: 'text' }))).toContain(
    'saved',
  );

  const preview = await open(`${made}/questions/${first}/preview`);
  expect(preview.headings[0]).toBe('第2题，共2题：去哪里');
  expect(preview.text).toContain('在家');
  const tried = await readFormPage(await send(`${made}/questions/${first}/preview`));
  expect([tried.status, tried.errors]).toEqual([422, { answer: '请选一项，再继续。' }]);
  const fine = await readFormPage(await send(`${made}/questions/${first}/preview`, { answer: '2' }));
  expect([fine.status, fine.headings.includes('这样填可以')]).toEqual([200, true]);

  expect(locationOf(await send(`${made}/publication`))).toBe(`${made}?saved=published#main`);
  const published = await open(made);
  expect(published.text).toContain('正在进行');
  expect(published.html).not.toContain('上移');
  for (const path of ['/facts', '/questions/new', `/questions/${first}`, '/publication'])
    expect(locationOf(await portal.visit(`${made}${path}`, { headers: { cookie: counsellor } }))).toBe(`${made}#main`);
  // What a person then sees is what was shown before.
  const seen = await open(made.replace('/desk', '') + '/questions/2');
  expect(seen.headings[0]).toBe(preview.headings[0]);
  expect((await open(`${made}/end`)).headings[0]).toBe('要提前结束问卷吗');
  expect(locationOf(await send(`${made}/end`))).toBe(`${made}?saved=ended#main`);
  expect((await open(made)).text).toContain('已经结束');
});

test('a draft is thrown away after a question whether to', async () => {
  const { surveyId } = await aSurvey(db, portal.sealer, { organisationId, state: 'draft' });
  expect((await open(`/surveys/desk/${surveyId}/end`)).headings[0]).toBe('要删除问卷的草稿吗');
  expect(locationOf(await send(`/surveys/desk/${surveyId}/end`))).toBe('/surveys/desk?deleted=true#main');
  expect((await open(`/surveys/desk/${surveyId}`)).status).toBe(404);
});

describe('results', () => {
  const desk = async (wanted: { state: 'open' | 'closed'; sheets: number }) =>
    `/surveys/desk/${(await aSurvey(db, portal.sealer, { organisationId, ...wanted })).surveyId}`;

  test('are not shown while the survey is open, only how many have come', async () => {
    const path = await desk({ state: 'open', sheets: 7 });
    const page = await open(`${path}/results`);
    expect(page.text).toContain('已经收到7份。问卷结束以后才有结果');
    expect(page.html).not.toContain('<table');
    expect((await open(`${path}/results.csv`)).status).toBe(404);
    expect((await send(`${path}/results`, { wish: 'release' })).status).toBe(422);
  });

  test('of fewer than five answers are not shown, said so, and cannot be downloaded or released', async () => {
    const path = await desk({ state: 'closed', sheets: 4 });
    const page = await open(`${path}/results`);
    expect(page.text).toContain('答案不到5份，什么也不显示。');
    expect(page.text).not.toContain('第1句话');
    expect((await open(`${path}/results.csv`)).status).toBe(404);
    const refused = await readFormPage(await send(`${path}/results`, { wish: 'release' }));
    expect([refused.status, refused.text.includes('答案不到5份，不能公布。')]).toEqual([422, true]);
  });

  test('are read as text and table, downloaded, released to everybody and taken back', async () => {
    const path = await desk({ state: 'closed', sheets: 5 });
    const page = await open(`${path}/results`);
    expect(page.text).toContain('共收到5份答案。');
    expect(page.text).toContain('在家工作5份');
    const file = await portal.visit(`${path}/results.csv`, { headers: { cookie: counsellor } });
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(file.headers.get('content-disposition')).toContain('survey.csv');
    expect(file.headers.get('cache-control')).toBe('no-store');
    expect(await file.text()).toContain('1,您想在哪里上班？,选一项,在家工作,5');
    const everybody = path.replace('/desk', '');
    expect((await portal.visit(`${everybody}/results`)).status).toBe(404);
    expect(locationOf(await send(`${path}/results`, { wish: 'release' }))).toBe(`${path}/results?done=release#main`);
    expect((await portal.visit(`${everybody}/results`)).status).toBe(200);
    await send(`${path}/results`, { wish: 'withdraw' });
    expect((await portal.visit(`${everybody}/results`)).status).toBe(404);
  });
});

test('staff of another organisation find nothing, and staff of none are told why they cannot ask', async () => {
  const { surveyId } = await aSurvey(db, portal.sealer, { organisationId, state: 'closed', sheets: 6 });
  const others = [
    await staff('counsellor', await anOrganisation(db)),
    await staff('administrator', await anOrganisation(db, { regionCode: '420200' })),
    await staff('administrator'),
  ];
  for (const cookie of others)
    for (const rest of ['', '/end', '/facts', '/publication', '/questions/new', '/results', '/results.csv'])
      expect([rest, (await open(`/surveys/desk/${surveyId}${rest}`, cookie)).status]).toEqual([rest, 404]);
  const without = await open('/surveys/desk', others[2]);
  expect(without.text).toContain('不属于任何单位，不能做问卷');
  const asked = await portal.visit('/surveys/desk/new', { headers: { cookie: others[2] ?? '' } });
  expect(locationOf(asked)).toBe('/surveys/desk#main');
});
