import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { answerFeedback } from '#src/domain/feedback/answer-feedback.ts';
import { readFeedback } from '#src/domain/feedback/read-feedback.ts';
import { createSealer } from '#src/sealing.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';

const key = randomBytes(32);
const sealer = createSealer(key);

let portal: Portal;
let db: Kysely<Database>;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty', environment: { FIELD_KEY: key.toString('base64') } });
  db = openDatabase(portal.databaseUrl);
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
});

const open = async (path: string) => readFormPage(await portal.visit(path));
const submit = (fields: Record<string, string>) => portal.submit('/feedback', fields);
const kept = async () =>
  (await db.selectFrom('feedback').select(db.fn.countAll<number>().as('rows')).executeTakeFirstOrThrow()).rows;
const need = { kind: 'need', message: '我想学音频编辑，哪里有班？', contact: '138 0000 0000', region: '450200' };
const receiptOf = async (fields: Record<string, string>): Promise<string> => {
  const response = await submit(fields);
  expect(response.status).toBe(303);
  const location = new URL(response.headers.get('location') ?? '', portal.origin);
  // The form posts to #errors; the receipt must not inherit that.
  expect(location.hash).toBe('#main');
  return location.pathname;
};

describe('the feedback form', () => {
  test('says in its heading and title what can be told', async () => {
    const page = await open('/feedback');
    expect(page.status).toBe(200);
    expect(page.headings[0]).toBe('提需求，提问题');
    expect(page.title).toBe('提需求，提问题，同途');
    expect(page.values['region']).toBe('');
  });

  test('has a key of its own at every visit, so that two people with the same words get two receipts', async () => {
    const keys = [await open('/feedback'), await open('/feedback')].map(({ values }) => values['key']);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[0]).not.toBe(keys[1]);
  });

  test('is filled in by the link that led to it', async () => {
    const page = await open('/feedback?kind=barrier&page=/jobs%3Fq%3D%E6%8C%89%E6%91%A9');
    expect(page.values).toMatchObject({ kind: 'barrier', page: '/jobs?q=按摩' });
  });

  test('knows the region that was chosen for the site', async () => {
    const page = await readFormPage(await portal.visit('/feedback', { headers: { cookie: 'region=440400' } }));
    expect(page.values['region']).toBe('440400');
  });

  test('sent blank, names every mistake, with a link to each field', async () => {
    const before = await kept();
    const page = await readFormPage(await submit({}));
    expect(page.status).toBe(422);
    expect(page.title).toBe('错误：提需求，提问题，同途');
    expect(page.headings[0]).toBe('有2处错误，请改正');
    expect(page.errors).toEqual({
      kind: '请选一项：是什么事。',
      message: '请写下您想说的事。',
    });
    for (const field of Object.keys(page.errors)) expect(page.ids).toContain(field);
    expect(await kept()).toBe(before);
  });

  test('keeps everything that was typed beside the mistakes', async () => {
    const typed = { ...need, kind: 'x', contact: '联'.repeat(101), page: '/jobs', region: '999999', key: randomUUID() };
    const page = await readFormPage(await submit(typed));
    expect(page.status).toBe(422);
    expect(Object.keys(page.errors)).toEqual(['kind', 'contact', 'region']);
    expect(page.values).toMatchObject({
      message: need.message,
      contact: typed.contact,
      page: '/jobs',
      key: typed.key,
    });
  });

  test('says how much to take away from a text that is too long, and loses none of it', async () => {
    const message = '很长的话'.repeat(2500);
    const page = await readFormPage(await submit({ ...need, message }));
    expect(page.errors['message']).toBe('最多写2000个字。您写了10000个字，请删去8000个字。');
    expect(page.values['message']).toBe(message);
  });

  test('turns nothing that was typed into markup', async () => {
    const typed = '</textarea><script>alert(1)</script>"><img src=x onerror=alert(1)>';
    const page = await readFormPage(
      await submit({ kind: typed, message: typed, contact: typed.repeat(3), page: typed }),
    );
    expect(page.markup).not.toMatch(/<script>(?!'serviceWorker')|<img/);
    expect(page.values).toMatchObject({ message: typed, page: typed });
    const asked = await open(`/feedback?kind=${encodeURIComponent(typed)}&page=${encodeURIComponent(typed)}`);
    expect(asked.markup).not.toMatch(/<script>(?!'serviceWorker')|<img/);
  });

  test('takes hostile text as text, without control characters', async () => {
    const location = await receiptOf({ ...need, message: '<script>alert(1)</script>\u0000\u001b[31m\u202e', key: '' });
    const page = await open(location);
    expect(page.status).toBe(200);
    expect(page.html).not.toContain('alert(1)');
  });

  test.each(['PUT', 'PATCH', 'DELETE'])('does nothing for %s', async (method) => {
    const before = await kept();
    await portal.visit('/feedback', { method, body: new URLSearchParams(need), headers: { origin: portal.origin } });
    expect(await kept()).toBe(before);
  });

  test('takes nothing from another site', async () => {
    const before = await kept();
    const response = await portal.submit('/feedback', need, { headers: { origin: 'https://evil.example' } });
    expect(response.status).toBe(403);
    expect(await kept()).toBe(before);
  });
});

describe('the receipt', () => {
  test('is what one arrives at, with the number in groups and the day of our promise', async () => {
    const location = await receiptOf(need);
    expect(location).toMatch(/^\/feedback\/\d{12}$/);
    const response = await portal.visit(location);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const page = await readFormPage(response);
    expect(page.headings[0]).toMatch(/^回执号\d{4} \d{4} \d{4}，已收到$/);
    expect(page.title).toBe(`${page.headings[0]}，同途`);
    expect(page.text).toMatch(/最晚\d{4}年\d+月\d+日/);
    expect(page.text).toContain('还没有答复');
    expect(page.html).toContain('noindex');
  });

  test('tells nothing of the message or the contact', async () => {
    const page = await open(await receiptOf({ ...need, message: '金丝雀一号', contact: '金丝雀二号' }));
    expect(page.html).not.toContain('金丝雀');
  });

  test('tells who read the message, who answered, and what', async () => {
    const location = await receiptOf(need);
    const receiptNumber = location.slice('/feedback/'.length);
    await readFeedback(db, sealer, { receiptNumber, actor: '王某' }, new Date());
    const answer = '下周有一个班。\n<b>请带上耳机。</b>';
    const later = new Date(Date.now() + 60_000);
    await answerFeedback(db, sealer, { receiptNumber, state: 'answered', answer, actor: '李某' }, later);
    const page = await open(location);
    expect(page.headings[0]).toMatch(/，已答复$/);
    expect(page.headings[2]).toMatch(/^李某在\d{4}年\d+月\d+日\d+点\d\d分的答复$/);
    expect(page.text).toContain('下周有一个班。<b>请带上耳机。</b>');
    expect(page.text).toMatch(/本站收到了您写的内容。.*王某读了您写的内容。.*李某答复了。/);
    expect(page.markup).not.toContain('<b>');
  });

  test('is the same for a form that was sent twice, and the message is kept once', async () => {
    const before = await kept();
    const form = { ...need, key: (await open('/feedback')).values['key'] ?? '' };
    expect(form.key).not.toBe('');
    const first = await receiptOf(form);
    expect(await receiptOf(form)).toBe(first);
    expect(await kept()).toBe(before + 1);
  });

  test.each(['', ' ', '-'])('is found by its number, groups joined by "%s"', async (between) => {
    const location = await receiptOf(need);
    const groups = location.match(/\d{4}/g)?.join(between) ?? '';
    const response = await portal.visit(`/feedback?number=${encodeURIComponent(groups)}`);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(location);
  });

  test('that does not exist is not found, and the number can be mended', async () => {
    const page = await open('/feedback?number=1234+5678+9012');
    expect(page.status).toBe(404);
    expect(page.title).toMatch(/^错误：/);
    expect(page.errors['number']).toContain('没有找到这个回执号');
    expect(page.values['number']).toBe('1234 5678 9012');
    const response = await portal.visit('/feedback/123456789012');
    expect(response.headers.get('location')).toBe('/feedback?number=123456789012#errors');
  });

  test('number of the wrong length is told how long it is', async () => {
    const page = await open('/feedback?number=12a');
    expect(page.status).toBe(404);
    expect(page.errors['number']).toContain('12个数字');
    expect(page.values['number']).toBe('12a');
  });
});
