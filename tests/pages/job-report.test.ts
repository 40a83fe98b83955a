import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database, JobTable } from '#db/schema.ts';
import { aJob } from '../factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';

let portal: Portal;
let db: Kysely<Database>;
let job: JobTable;
let path: string;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty' });
  db = openDatabase(portal.databaseUrl);
  job = await aJob(db, { title: '语音客服（示例）' });
  path = `/jobs/${job.job_id}/report`;
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
});

describe('reporting a job', () => {
  test('names the job and the employer, and needs no account', async () => {
    const page = await readFormPage(await portal.visit(path));
    expect(page.status).toBe(200);
    expect(page.headings[0]).toBe('举报岗位：语音客服（示例）');
    expect(page.title).toBe('举报岗位：语音客服（示例），同途');
    expect(page.text).toContain('单位是示例星光公司');
    expect(page.text).toContain('不用登录');
  });

  test.each(['GET', 'POST'])('that does not exist is not found by %s', async (method) => {
    const nowhere = '/jobs/00000000-0000-4000-8000-000000000000/report';
    const response = method === 'GET' ? await portal.visit(nowhere) : await portal.submit(nowhere, { category: 'fee' });
    expect(response.status).toBe(404);
  });

  test('sent blank, asks for the one thing that is needed', async () => {
    const page = await readFormPage(await portal.submit(path, {}));
    expect(page.status).toBe(422);
    expect(page.title).toMatch(/^错误：举报岗位/);
    expect(page.errors).toEqual({ category: '请选一项：这个岗位哪里有问题。' });
    expect(page.ids).toContain('category');
  });

  test('asks for words where the choice says nothing, with every other mistake at once, and keeps what was typed', async () => {
    const typed = { category: 'other', message: ' ', contact: '<b>'.repeat(40) };
    const page = await readFormPage(await portal.submit(path, typed));
    expect(page.status).toBe(422);
    expect(Object.keys(page.errors).sort()).toEqual(['contact', 'message']);
    expect(page.values).toMatchObject({ category: 'other', contact: typed.contact });
    expect(page.markup).not.toContain('<b>');
  });

  test('gives a receipt that leads back to the job', async () => {
    const response = await portal.submit(path, { category: 'exclusion', message: '', contact: '' });
    expect(response.status).toBe(303);
    const receipt = await readFormPage(await portal.visit(response.headers.get('location') ?? ''));
    expect(receipt.text).toContain('举报岗位');
    expect(receipt.html).toContain(`<a href="/jobs/${job.job_id}">语音客服（示例）</a>`);
    const kept = await db.selectFrom('feedback').select(['kind', 'category', 'job_id', 'region_code']).execute();
    expect(kept).toEqual([{ kind: 'job', category: 'exclusion', job_id: job.job_id, region_code: '450200' }]);
  });

  test('has a key of its own at every visit, so that two people who choose the same are two reports', async () => {
    const keys = [await portal.visit(path), await portal.visit(path)].map(readFormPage);
    const [first, second] = await Promise.all(keys);
    expect(first?.values['key']).not.toBe(second?.values['key']);
  });

  test('twice with the same form is one report', async () => {
    const { key = '' } = (await readFormPage(await portal.visit(path))).values;
    const report = { category: 'fee', message: '要交押金', contact: '', key };
    const first = await portal.submit(path, report);
    const second = await portal.submit(path, report);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
  });
});
