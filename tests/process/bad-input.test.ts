import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRunningServer } from './running-server.ts';
import type { Answer, RunningServer } from './running-server.ts';

/*
 * What nobody types by accident: each answer is a page in Chinese or an empty result, never a failure, and never
 * markup that came from outside.
 */
let server: RunningServer;
let job: string;

beforeAll(async () => {
  server = await startRunningServer();
  job = /\/jobs\/[0-9a-f-]{36}/.exec((await server.ask('/jobs')).body.toString())?.[0] ?? '';
  expect(job).not.toBe('');
});
afterAll(() => server.stop());

/** As they stand in an address or a form, percent-encoded. */
const encoded: readonly string[] = [
  ...[
    '',
    '   ',
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' OR 1=1; DROP TABLE job;--",
    '"a" OR "b" NEAR c*',
    '%_%\\',
    'a\u0000b',
    'a\u001b[31m',
    'a\r\nSet-Cookie: x=1',
    '__proto__',
    'constructor',
    '-1',
    '99999999999999999999',
    '2026-13-45',
    '../../etc/passwd',
    '\u202e客服\u200b\uffff',
    `e${'\u0301'.repeat(300)}`,
    '客 '.repeat(300),
    '长'.repeat(10_000),
  ].map(encodeURIComponent),
  // Half a character, and bytes that are no UTF-8.
  '%ED%A0%80',
  '%FF%FE',
];

function isFit({ status, headers, body }: Answer): boolean {
  const text = body.toString();
  const isPage = String(headers['content-type']).startsWith('text/html');
  // Within quotes of an attribute it is only text.
  const markup = isPage ? text.replace(/"[^"]*"/g, '""') : '';
  const isSaid = !isPage || /<h1[^>]*>[^<]*\p{Script=Han}/u.test(text);
  const isClean = !/<script>alert|<img src=x|<img src=""/.test(markup) && !/sqlite|syntax error/i.test(text);
  return status < 500 && (status === 303 || isSaid) && isClean && !String(headers['set-cookie']).includes('x=1');
}

test.each([
  ['/jobs', 'q region mode hours kind education graduate access access[] occupation page __proto__'],
  ['/jobs/feed.xml', 'q region mode access page'],
  ['/sitemap.xml', 'page'],
  ['/region', 'next saved'],
  ['/feedback', 'kind number page job'],
  ['/style-guide/button', 'example'],
])('an address of %s may hold anything', async (path, names) => {
  for (const name of names.split(' '))
    for (const value of encoded) {
      const asked = `${path}?${encodeURIComponent(name)}=${value}`;
      expect([asked, isFit(await server.ask(asked))]).toEqual([asked, true]);
    }
});

test('a part of a path may be anything', async () => {
  for (const path of [
    '/jobs/X',
    '/jobs/X/report',
    '/jobs/X/closing-date.ics',
    '/feedback/X',
    '/programmes/X/text',
    '/X',
  ])
    for (const value of encoded) {
      const asked = path.replace('X', value);
      expect([asked, isFit(await server.ask(asked))]).toEqual([asked, true]);
    }
});

test('the same name twice, names without a value and many names are no failure', async () => {
  for (const query of [
    'q=a&q=b',
    'region=450200&region=440400',
    'mode=remote&mode=onsite',
    'access=toilet&'.repeat(100),
    'q',
    '&&=&?',
    Array.from({ length: 300 }, (_, index) => `p${index}=1`).join('&'),
  ])
    expect([query, isFit(await server.ask(`/jobs?${query}`))]).toEqual([query, true]);
});

test('a cookie may hold anything', async () => {
  for (const value of [...encoded.filter(({ length }) => length < 4_000), '%', '"', 'a=b; region=440400'])
    for (const name of ['region', 'display']) {
      const cookie = `${name}=${value}`;
      const answer = await server.ask('/jobs', { headers: { cookie } });
      expect([cookie, answer.status]).toEqual([cookie, 200]);
    }
});

test.each([
  ['/feedback', 'kind region number key', 'message contact page'],
  ['/region', 'region', 'next'],
  ['/settings', 'theme size reset', 'next'],
  ['report', 'category key', 'message contact'],
])('the fields of the form %s may hold anything', async (form, chosen, written) => {
  const path = form === 'report' ? `${job}/report` : form;
  const headers = { origin: server.origin, 'content-type': 'application/x-www-form-urlencoded' };
  // The written fields alone get further than all of them.
  for (const names of [written, `${written} ${chosen} __proto__`])
    for (const value of encoded) {
      const right = new URLSearchParams({ kind: 'need', category: 'untrue', region: '450200' });
      right.set('key', crypto.randomUUID());
      const wrong = names.split(' ').map((name) => `${name}=${value}&${name}=${value}`);
      for (const name of names.split(' ')) right.delete(name);
      const body = [right.toString(), ...wrong].join('&');
      const answer = await server.ask(path, { method: 'POST', headers, body });
      expect([names, value, isFit(answer)]).toEqual([names, value, true]);
    }
});
