import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';

let portal: Portal;

beforeAll(async () => {
  portal = await startPortal();
});

afterAll(() => portal.stop());

const page = async (path: string, init?: RequestInit) => {
  const response = await portal.visit(path, init);
  return { status: response.status, html: await response.text() };
};
const titles = (html: string) => [...html.matchAll(/<h2><a href="\/jobs\/[^"]+">([^<]+)</g)].map(([, title]) => title);
const links = (html: string) => [...html.matchAll(/<h2><a href="(\/jobs\/[^"]+)">/g)].map(([, href]) => href ?? '');
const countOf = (html: string) => Number(/<h1>[^<]*共(\d+)/.exec(html)?.[1]);
const next = (html: string) => /<a href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
const previous = (html: string) => /<a href="([^"]+)" rel="prev"/.exec(html)?.[1]?.replaceAll('&amp;', '&');

test('a person finds home-based customer service in Liuzhou by a shareable address', async () => {
  const { status, html } = await page('/jobs?q=客服&region=450200&mode=remote');
  expect(status).toBe(200);
  expect(countOf(html)).toBeGreaterThanOrEqual(3);
  expect(html).toContain('<title>客服，柳州市，居家办公，共');
  for (const facts of html.matchAll(/<li class="card">(.*?)<\/li>/gs)) {
    expect(facts[1]).toContain('柳州市');
    expect(facts[1]).toContain('居家办公');
  }
});

test('a wrong homophone still finds customer service, and the page says that it searched by sound', async () => {
  const { html } = await page('/jobs?q=客福');
  expect(html).toContain('按读音');
  expect(titles(html).some((title) => title?.includes('客服'))).toBe(true);
});

test('paging hears every job once, forwards and back', async () => {
  const first = await page('/jobs?region=450200');
  const seen = [...links(first.html)];
  let { html } = first;
  for (let address = next(html); address; address = next(html)) {
    html = (await page(address)).html;
    seen.push(...links(html));
  }
  expect(seen.length).toBe(countOf(first.html));
  expect(new Set(seen).size).toBe(seen.length);
  for (let address = previous(html); address; address = previous(html)) html = (await page(address)).html;
  expect(links(html)).toEqual(links(first.html));
});

test('each applied filter is a link that removes just that filter', async () => {
  const { html } = await page('/jobs?q=客服&region=450200&mode=remote');
  const without = /<a [^>]*href="([^"]+)">去掉居家办公<\/a>/.exec(html)?.[1]?.replaceAll('&amp;', '&');
  const address = new URL(without ?? '', portal.origin);
  expect(Object.fromEntries(address.searchParams)).toEqual({ q: '客服', region: '450200' });
});

test('nothing found is a heading with at least three ways on', async () => {
  const { status, html } = await page('/jobs?q=火星驾驶员&mode=remote');
  expect(status).toBe(200);
  expect(html).toContain('<h1>火星驾驶员，居家办公，没有找到岗位</h1>');
  const ways = html.slice(html.indexOf('没有找到岗位</h1>')).match(/<ul>(.*?)<\/ul>/s)?.[1] ?? '';
  expect(ways.match(/<a /g)?.length).toBeGreaterThanOrEqual(3);
});

test('the region chosen for the site narrows the list, says so, and can be left', async () => {
  const headers = { cookie: 'region=420200' };
  const { html } = await page('/jobs', { headers });
  expect(html).toContain('您选的地区是黄石市');
  const everywhere = await page('/jobs?region=all', { headers });
  expect(countOf(everywhere.html)).toBeGreaterThan(countOf(html));
  expect(everywhere.html).not.toContain('您选的地区是黄石市，所以');
});

test.each([
  ['region=999999', '地区'],
  ['region=%27%3Bdrop%20table%20job%3B--', '地区'],
  ['kind=<script>alert(1)</script>', '选项'],
  ['page=zzz!', '地址不完整'],
  [`q=${'长'.repeat(10_000 / 100)}${'长'.repeat(10)}`, '太长'],
])('a wrong parameter gets a 400 that says what is wrong: %s', async (query, message) => {
  const { status, html } = await page(`/jobs?${query}`);
  expect(status).toBe(400);
  expect(html).toContain('<title>错误：找岗位');
  expect(html).toContain(message);
  expect(html).not.toContain('<script>alert(1)');
});

test.each([
  '" OR 1=1 --',
  "'; drop table job; --",
  '<img src=x onerror=alert(1)>',
  'NEAR(客 服)',
  '*',
  '"',
  '\\',
  '客',
])('a hostile or odd search is only a search: %s', async (q) => {
  const { status, html } = await page(`/jobs?q=${encodeURIComponent(q)}`);
  expect(status).toBe(200);
  // Inside a quoted attribute `<` is only a character.
  const elements = html.replace(/"[^"]*"/g, '""');
  expect(elements).not.toMatch(/<img|<[^>]*onerror=/);
});

test('a job page says the facts first, then access with who confirmed it, then the text', async () => {
  const list = await page('/jobs?region=450200&access=software');
  const { status, html } = await page(links(list.html)[0] ?? '');
  expect(status).toBe(200);
  const order = ['<h1>', '易读介绍', '岗位要点', '无障碍：', '岗位介绍', '选拔步骤', '怎么应聘', '举报这个岗位'];
  const places = order.map((text) => html.indexOf(text));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(Math.min(...places)).toBeGreaterThan(0);
  expect(html).toMatch(/支持读屏的工作软件：(有|部分)。/);
  expect(html).toContain('这是示例岗位');
});

test('the structured data of a job is one valid JobPosting that cannot end its element', async () => {
  const list = await page('/jobs');
  const { html } = await page(links(list.html)[0] ?? '');
  const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
  const posting = JSON.parse(json);
  expect(posting['@type']).toBe('JobPosting');
  expect(posting.title).toBe(titles(list.html)[0]);
  expect(json).not.toContain('<');
});

test('an unknown job is a page that says so', async () => {
  for (const id of ['nope', '%E5%B2%97', '00000000-0000-4000-8000-000000000000']) {
    const { status, html } = await page(`/jobs/${id}`);
    expect(status, id).toBe(404);
    expect(html).toContain('<h1>');
  }
});

test('the closing date goes to a calendar as a whole day', async () => {
  const list = await page('/jobs');
  const closing = links(list.html).find((_, index) =>
    (list.html.split('<li class="card">')[index + 1] ?? '').includes('日截止'),
  );
  const response = await portal.visit(`${closing}/closing-date.ics`);
  const text = await response.text();
  expect(response.headers.get('content-type')).toContain('text/calendar');
  expect(text).toMatch(/DTSTART;VALUE=DATE:\d{8}\r\n/);
  expect(text).toContain('应聘截止');
});

test('every search has an Atom feed with the same jobs', async () => {
  const list = await page('/jobs?q=客服&region=450200');
  const feed = await page('/jobs/feed.xml?q=客服&region=450200');
  expect(feed.html).toContain('<feed xmlns="http://www.w3.org/2005/Atom"');
  expect([...feed.html.matchAll(/<entry>/g)].length).toBe(links(list.html).length);
  expect((await page('/jobs/feed.xml?region=nowhere')).status).toBe(400);
});
