import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { anAccount, anOrganisation, cookieOf } from '../account-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';

let portal: Portal;
let db: Kysely<Database>;
let cookie: string;
let own: { accountId: string; accountRoleId: string };
let ownOrganisation: string;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty' });
  db = openDatabase(portal.databaseUrl);
  ownOrganisation = await anOrganisation(db, { name: '示例市残联' });
  own = await anAccount(db, portal.sealer, {
    role: 'administrator',
    called: '示例周宁',
    organisationId: ownOrganisation,
  });
  cookie = await cookieOf(db, own);
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
});

const open = async (path: string) => readFormPage(await portal.visit(path, { headers: { cookie } }));
const submit = (path: string, fields: Record<string, string>) => portal.submit(path, fields, { headers: { cookie } });
const afterwards = async (response: Response) => {
  expect(response.status).toBe(303);
  const location = new URL(response.headers.get('location') ?? '', portal.origin);
  expect(location.hash).toBe('#main');
  return { path: location.pathname, page: await open(location.pathname) };
};

/** A counsellor who is signed in somewhere. */
async function aCounsellor(called: string) {
  const organisationId = await anOrganisation(db, { name: `${called}的单位` });
  const account = await anAccount(db, portal.sealer, { role: 'counsellor', called, organisationId });
  const token = (await cookieOf(db, account)).slice('session='.length);
  const isSignedIn = async () => (await findVisitor(db, portal.sealer, token)) !== undefined;
  return { ...account, organisationId, isSignedIn, path: `/administration/accounts/${account.accountId}` };
}

describe('organisations', () => {
  test('have an office phone that people read beside their counsellor and on the contact page, 未知 until it is there', async () => {
    const { organisationId } = await aCounsellor('示例农老师');
    const path = `/administration/organisations/${organisationId}`;
    expect((await open(path)).text).toContain('办公电话未知');
    const wrong = await readFormPage(await submit(`${path}/contact`, { phone: '打给小李', hours: '' }));
    expect([wrong.status, Object.keys(wrong.errors), wrong.values['phone']]).toEqual([422, ['phone'], '打给小李']);
    const contact = { phone: '0772-1234567', hours: '星期一到星期五，上午' };
    expect((await submit(`${path}/contact`, contact)).status).toBe(303);
    expect((await open('/contact')).text).toContain('办公电话0772 123 4567，星期一到星期五，上午。');
    await submit(`${path}/contact`, { phone: '', hours: '' });
    expect((await open('/contact')).text).not.toContain('0772 123 4567');
  });

  test('are registered on a page that names every mistake, and are then listed', async () => {
    const empty = await readFormPage(await submit('/administration/organisations/new', {}));
    expect(empty.status).toBe(422);
    expect(empty.errors).toEqual({
      name: '请写单位的全称。',
      kind: '请选一项：是哪一类单位。',
      region: '请从列表里选一个地区。',
    });
    for (const field of Object.keys(empty.errors)) expect(empty.ids).toContain(field);
    const fields = { name: '示例城中区服务所', kind: 'service', region: '450202' };
    const { page } = await afterwards(await submit('/administration/organisations/new', fields));
    expect(page.headings[0]).toBe('示例城中区服务所');
    expect((await open('/administration/organisations')).text).toContain('就业服务机构，在柳州市城中区。正常使用。');
    const again = await readFormPage(await submit('/administration/organisations/new', fields));
    expect(again.errors['name']).toContain('同名');
    expect(again.values).toMatchObject(fields);
  });

  test('that are suspended, after a page that says what happens, sign their people out', async () => {
    const counsellor = await aCounsellor('示例陈兰');
    const path = `/administration/organisations/${counsellor.organisationId}`;
    const question = await open(`${path}/suspension`);
    expect(question.headings[0]).toBe('停用单位');
    expect(question.text).toContain('这里的1人马上退出登录');
    expect(await counsellor.isSignedIn()).toBe(true);
    expect((await readFormPage(await submit(`${path}/suspension`, {}))).errors).toEqual({ reason: '请写下理由。' });
    expect(await counsellor.isSignedIn()).toBe(true);
    const sent = { reason: '示例：撤并', wanted: 'suspend' };
    const { page } = await afterwards(await submit(`${path}/suspension`, sent));
    expect(page.text).toContain('恢复这个单位');
    expect(await counsellor.isSignedIn()).toBe(false);
    // The same form sent again from an old window does not undo it.
    await submit(`${path}/suspension`, sent);
    expect((await open(path)).text).toContain('恢复这个单位');
    await submit(`${path}/suspension`, { reason: '示例：弄错了', wanted: 'resume' });
    expect((await open(path)).text).toContain('正常使用');
  });

  test('of one’s own cannot be suspended, which would lock oneself out', async () => {
    const path = `/administration/organisations/${ownOrganisation}`;
    expect((await open(path)).html).not.toContain('/suspension');
    expect((await open(`${path}/suspension`)).status).toBe(404);
    expect((await submit(`${path}/suspension`, { reason: '示例', wanted: 'suspend' })).status).toBe(404);
    expect((await open('/administration')).status).toBe(200);
  });
});

describe('accounts of staff', () => {
  test('are made for one named person, with a code that is shown once, and never in an address', async () => {
    const empty = await readFormPage(await submit('/administration/accounts/new', {}));
    expect(empty.status).toBe(422);
    expect(Object.keys(empty.errors)).toEqual(['called', 'name', 'role', 'organisation']);
    expect(empty.errors['called']).toBe('请写本人的姓名。');
    for (const field of Object.keys(empty.errors)) expect(empty.ids).toContain(field);

    const fields = { called: '示例李红', name: '示例李红', role: 'counsellor', organisation: ownOrganisation };
    const response = await submit('/administration/accounts/new', fields);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const page = await readFormPage(response);
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/一次性码是\d{4} \d{4}。/);
    expect((await open('/administration/accounts')).text).toContain('示例李红');
    expect((await open('/administration/accounts')).text).toContain('本人还没有设密码');

    const again = await readFormPage(await submit('/administration/accounts/new', fields));
    expect(again.status).toBe(422);
    expect(again.errors).toEqual({ name: '这个登录名已经有人用。请换一个。' });
    const unfit = { ...fields, name: '示例单位人', role: 'employer' };
    expect((await readFormPage(await submit('/administration/accounts/new', unfit))).errors).toHaveProperty(
      'organisation',
    );
  });

  test('are suspended and resumed, each with a reason that stands in the log', async () => {
    const counsellor = await aCounsellor('示例赵梅');
    const sent = { reason: '示例：长期请假', wanted: 'suspend' };
    const { page } = await afterwards(await submit(`${counsellor.path}/suspension`, sent));
    expect(page.text).toContain('已经停用');
    expect(await counsellor.isSignedIn()).toBe(false);
    expect((await open(`${counsellor.path}/code`)).status).toBe(404);
    await submit(`${counsellor.path}/suspension`, { reason: '示例：回来了', wanted: 'resume' });
    const log = (await open('/administration/log')).text;
    expect(log).toContain('管理员示例周宁停用了示例赵梅的账号。');
    expect(log).toContain('理由：“示例：长期请假”。');
    expect(log.indexOf('恢复了示例赵梅')).toBeLessThan(log.indexOf('停用了示例赵梅'));
  });

  test('lose and get roles, and are signed out each time', async () => {
    const counsellor = await aCounsellor('示例孙莉');
    const rolePath = `${counsellor.path}/roles/${counsellor.accountRoleId}`;
    expect((await open(rolePath)).text).toContain('要取消的是示例孙莉的角色：就业辅导员');
    expect((await afterwards(await submit(rolePath, { reason: '示例：调走' }))).page.text).toContain('没有');
    expect(await counsellor.isSignedIn()).toBe(false);
    expect((await open(rolePath)).status).toBe(404);
    const fields = { role: 'counsellor', organisation: ownOrganisation, reason: '示例：调回' };
    const { page } = await afterwards(await submit(`${counsellor.path}/roles/new`, fields));
    expect(page.text).toContain('就业辅导员，在示例市残联');
    const again = await readFormPage(await submit(`${counsellor.path}/roles/new`, fields));
    expect(again.errors).toEqual({ role: '已经有这个角色。请选别的角色或者单位。' });
    expect((await open('/administration/log')).text).toContain('给示例孙莉增加了角色：“示例市残联”的就业辅导员');
  });

  test('of oneself cannot be shut by oneself, nor given a code', async () => {
    const path = `/administration/accounts/${own.accountId}`;
    expect((await open(path)).status).toBe(200);
    for (const action of ['suspension', 'code', 'roles/new', `roles/${own.accountRoleId}`]) {
      expect((await open(`${path}/${action}`)).status).toBe(404);
      expect((await submit(`${path}/${action}`, { reason: '示例', wanted: 'suspend' })).status).toBe(404);
    }
    expect((await open('/administration')).status).toBe(200);
  });

  test('are of staff: the account of a jobseeker is nowhere here', async () => {
    const jobseeker = await anAccount(db, portal.sealer, { called: '示例小林' });
    expect((await open('/administration/accounts')).text).not.toContain('示例小林');
    for (const action of ['', '/suspension', '/code', '/roles/new'])
      expect((await open(`/administration/accounts/${jobseeker.accountId}${action}`)).status).toBe(404);
  });

  test('get a new code that is shown once', async () => {
    const counsellor = await aCounsellor('示例吴静');
    const page = await readFormPage(await submit(`${counsellor.path}/code`, { reason: '示例：忘了密码' }));
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/一次性码是\d{4} \d{4}。/);
    expect((await open(`${counsellor.path}/code`)).text).not.toMatch(/\d{4} \d{4}/);
    expect((await open('/administration/log')).text).toContain('管理员示例周宁给示例吴静发了一次性码');
  });
});

describe('the log', () => {
  test('is turned page by page and back, and begins again for a place that is none', async () => {
    for (let count = 0; count < 25; count += 1)
      await submit('/administration/organisations/new', {
        name: `示例单位${count}`,
        kind: 'training',
        region: '450200',
      });
    const first = await open('/administration/log');
    const next = /href="(\/administration\/log\?page=older[^"]*)"/.exec(first.html)?.[1] ?? '';
    const second = await open(next);
    expect(second.status).toBe(200);
    expect(second.text).not.toContain('“示例单位24”');
    expect(second.text).toContain('“示例单位0”');
    const back = /href="(\/administration\/log\?page=newer[^"]*)"/.exec(second.html)?.[1] ?? '';
    expect((await open(back)).text).toContain('“示例单位24”');
    expect((await open('/administration/log?page=gibberish')).text).toContain('“示例单位24”');
  });
});
