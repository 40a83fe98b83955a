import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { makeCourses } from '../../accessibility/course-samples.ts';
import type { CourseSamples } from '../../accessibility/course-samples.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';

let portal: Portal;
let db: Kysely<Database>;
let samples: CourseSamples;

beforeAll(async () => {
  portal = await startPortal();
  db = openDatabase(portal.databaseUrl);
  samples = await makeCourses(db, portal.sealer);
});

afterAll(async () => {
  await portal.stop();
  await db.destroy();
});

const page = async (path: string, init?: RequestInit) => {
  const response = await portal.visit(path, init);
  return { status: response.status, html: await response.text() };
};
const headingOf = (html: string) => /<h1>([^<]*)</.exec(html)?.[1];
/** What a page says, without its markup. */
const wordsOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, '');

test('a person finds what can be enrolled in by words and filters in a shareable address', async () => {
  const { status, html } = await page('/courses?q=剪辑&region=450200&way=online&fact=readable');
  expect(status).toBe(200);
  expect(headingOf(html)).toMatch(/^培训：剪辑，柳州市，在线上课，电子教材，读屏能读，共\d+个班次$/);
  const card = /<li class="card">(.*?)<\/li>/s.exec(html)?.[1] ?? '';
  for (const said of ['柳州市', '名额', '有：电子教材']) expect(wordsOf(card)).toContain(said);
  const without = /href="([^"]+)">去掉在线上课</.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(Object.fromEntries(new URL(without, portal.origin).searchParams)).toEqual({
    ...{ q: '剪辑', region: '450200', fact: 'readable' },
  });
});

test('what cannot be enrolled in is in no list, and a full session says so', async () => {
  const { html } = await page('/courses?q=的课');
  const titles = [...html.matchAll(/<h2><a href="\/sessions\/[^"]+">(?:<span[^>]*>)?\s*([^<]*)</g)].map(([, title]) =>
    title?.trim(),
  );
  expect(titles).not.toContain('取消了的课（示例）');
  const full = await page('/courses?q=满员');
  expect(wordsOf(full.html)).toContain('已满，可以排候补，有2人在排');
});

test('nothing found says what to do next, and a wrong filter says which', async () => {
  const nothing = await page('/courses?q=火星驾驶&kind=rural');
  expect(headingOf(nothing.html)).toContain('没有找到能报名的班次');
  for (const link of ['去掉所有条件', '不限关键词', '提需求']) expect(nothing.html).toContain(link);
  const wrong = await page('/courses?kind=moon');
  expect(wrong.status).toBe(400);
  expect(wrong.html).toContain('没有“moon”这个选项');
});

test('the region that was chosen for the site narrows the list, and can be left', async () => {
  const headers = { cookie: 'region=440400' };
  const { html } = await page('/courses', { headers });
  expect(html).toContain('您选的地区是珠海市');
  expect(headingOf(html)).toContain('珠海市');
  const everywhere = await page('/courses?region=all', { headers });
  expect(everywhere.html).not.toContain('您选的地区是');
});

test('a session says its stage first, and only an open one how many seats are left', async () => {
  const { openSession, fullSession, closedSession, runningSession, overSession, cancelledSession } = samples;
  for (const [id, heading] of [
    [closedSession, '停止报名了'],
    [runningSession, '已经开课'],
    [overSession, '已经结束'],
    [cancelledSession, '取消了'],
  ] as const) {
    const { html } = await page(`/sessions/${id}`);
    expect(html.indexOf(heading)).toBeLessThan(html.indexOf('<h1>'));
    expect(html.slice(html.indexOf('<main'))).toContain(heading);
    expect(html).not.toContain('还有2个名额');
  }
  expect((await page(`/sessions/${cancelledSession}`)).html).toContain('老师病了');
  expect(wordsOf((await page(`/sessions/${openSession}`)).html)).toContain('还有40个名额');
  expect(wordsOf((await page(`/sessions/${fullSession}`)).html)).toContain('有2人在排');
});

test('a session says when, where and how it can be taken part in, and 未知 where nobody said', async () => {
  const open = wordsOf((await page(`/sessions/${samples.openSession}`)).html);
  for (const said of ['9点00分到11点00分', '电子教材，读屏能读：有。', '无障碍出入口和电梯：有。', '示例黄老师'])
    expect(open).toContain(said);
  expect(open).toContain('链接在前一天发短信');
  const unknown = wordsOf((await page(`/sessions/${samples.unknownSession}`)).html);
  expect(unknown).toContain('未知：电子教材，读屏能读；');
  expect(unknown).toContain('老师未知');
});

test('what was not announced is not there', async () => {
  expect((await page(`/sessions/${samples.draftSession}`)).status).toBe(404);
  expect((await page(`/sessions/${samples.draftSession}/dates.ics`)).status).toBe(404);
  const { course_id: courseId } = await db
    .selectFrom('course_session')
    .select('course_id')
    .where('course_session_id', '=', samples.draftSession)
    .executeTakeFirstOrThrow();
  expect((await page(`/courses/${courseId}`)).status).toBe(404);
});

test('a course leads to its sessions, and one that was taken down to other courses', async () => {
  const { html } = await page(`/courses/${samples.course}`);
  expect(html).toContain(`/sessions/${samples.openSession}`);
  const gone = await page(`/courses/${samples.withdrawnCourse}`);
  expect(gone.html).toContain('这门课已经撤下');
  expect(gone.html).toContain('noindex');
});

test('the calendar holds every date with a reminder, and says of a cancelled session that it is', async () => {
  const calendar = await (await portal.visit(`/sessions/${samples.longSession}/dates.ics`)).text();
  expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(60);
  expect(calendar.match(/BEGIN:VALARM/g)).toHaveLength(60);
  expect(calendar).toContain('T010000Z');
  const cancelled = await (await portal.visit(`/sessions/${samples.cancelledSession}/dates.ics`)).text();
  expect(cancelled.match(/STATUS:CANCELLED/g)).toHaveLength(2);
  expect(cancelled).not.toContain('VALARM');
});

test('a base says what was confirmed there and which courses it holds; one that left says so first', async () => {
  const { html } = await page(`/bases/${samples.base}`);
  expect(html).toContain('无障碍：1项有，1项没有，1项部分');
  expect(html).toContain(`/sessions/${samples.openSession}`);
  const left = await page(`/bases/${samples.leftBase}`);
  expect(left.html.indexOf('这里已经不是基地')).toBeLessThan(left.html.indexOf('<h1>'));
  expect(left.html).toContain('场地到期');
  const list = await page('/bases?region=450200');
  expect(list.html.indexOf('示例音频实训基地')).toBeLessThan(list.html.indexOf('示例退出的实训基地'));
});

test('the home page, the site map and the map for search engines lead to the courses', async () => {
  for (const path of ['/', '/site-map', '/sitemap.xml']) expect((await page(path)).html).toContain('/courses');
});
