import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { makeDeskCode } from '#src/domain/account/make-desk-code.ts';
import { makeRecoveryCodes } from '#src/domain/account/make-recovery-codes.ts';
import { sayCode } from '#src/domain/account/one-time-code.ts';
import { verifyPassword } from '#src/domain/account/password.ts';
import { anAccount, cookieOf, giveApp } from '../account-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';

const password = '三棵树 七条河 一座桥';

let portal: Portal;
let db: Kysely<Database>;
beforeAll(async () => {
  // Each person comes from an address of their own.
  portal = await startPortal({ content: 'empty', environment: { TRUSTED_PROXY: '127.0.0.1' } });
  db = openDatabase(portal.databaseUrl);
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
});

let people = 0;

/** Somebody who forgot the password, at an address of their own. */
async function aPerson() {
  const account = await anAccount(db, portal.sealer);
  const row = await rowOf(account.accountId);
  people += 1;
  return { ...account, name: portal.sealer.unseal(row.sealed_sign_in_name), address: `192.0.2.${people}` };
}

const rowOf = (accountId: string) =>
  db.selectFrom('account').selectAll().where('account_id', '=', accountId).executeTakeFirstOrThrow();

const recoveryCode = async (accountId: string) =>
  (await makeRecoveryCodes(db, portal.sealer, accountId, new Date()))[0] ?? '';
const deskCode = (accountId: string) =>
  makeDeskCode(db, portal.sealer, { accountId, issuedBy: 'somebody', lifetime: 60 * 60_000 }, new Date());

const send = (path: string, fields: Record<string, string>, address: string, cookie = '') =>
  portal.submit(path, fields, { headers: { 'x-forwarded-for': address, ...(cookie ? { cookie } : {}) } });

/** Gives the name and the code, and returns the cookie that leads on. */
async function begin(person: { name: string; address: string }, code: string): Promise<string> {
  const response = await send('/recovery?step=code', { name: person.name, code }, person.address);
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/recovery#main');
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

describe('somebody who forgot the password', () => {
  test.each([
    ['a recovery code', recoveryCode],
    ['a code of a counsellor', deskCode],
  ])('sets a new one by %s, and everybody who was signed in is out', async (_, make) => {
    const person = await aPerson();
    const session = await cookieOf(db, person);
    const cookie = await begin(person, sayCode(await make(person.accountId)));
    const page = await readFormPage(await portal.visit('/recovery', { headers: { cookie } }));
    expect(page.headings[0]).toBe('写一个新密码');
    const done = await send('/recovery?step=password', { password }, person.address, cookie);
    expect(done.headers.get('location')).toBe('/recovery?step=done#main');
    expect(done.headers.get('set-cookie')).toMatch(/^recovery=deleted|^recovery=;/);
    expect(await verifyPassword((await rowOf(person.accountId)).password_hash, password)).toBe(true);
    const out = await portal.visit('/account/recovery-codes', { headers: { cookie: session } });
    expect(out.headers.get('location')).toMatch(/^\/sign-in\?/);
    expect((await readFormPage(await portal.visit('/recovery?step=done'))).headings[0]).toBe('新密码已经设好');
  });

  test('is led on by a cookie that no script and no other page can read, on pages that nobody keeps', async () => {
    const person = await aPerson();
    const code = await recoveryCode(person.accountId);
    const response = await send('/recovery?step=code', { name: person.name, code }, person.address);
    expect(response.headers.get('set-cookie')).toMatch(/Path=\/recovery/);
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly/);
    expect(response.headers.get('set-cookie')).toMatch(/SameSite=Lax/);
    const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const page = await portal.visit('/recovery', { headers: { cookie } });
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(await page.text()).not.toContain(person.name);
  });

  test('is told what is wrong with a new password, which is not repeated, and can go on', async () => {
    const person = await aPerson();
    const cookie = await begin(person, await recoveryCode(person.accountId));
    const page = await readFormPage(
      await send('/recovery?step=password', { password: 'k7#x' }, person.address, cookie),
    );
    expect(page.status).toBe(422);
    expect(page.errors['password']).toContain('最少8个字符');
    expect(page.html).not.toContain('k7#x');
    const named = await send('/recovery?step=password', { password: person.name }, person.address, cookie);
    expect((await readFormPage(named)).errors['password']).toContain('和登录名一样');
    expect((await send('/recovery?step=password', { password }, person.address, cookie)).status).toBe(303);
  });

  test('finds the code used up when the form is sent a second time', async () => {
    const person = await aPerson();
    const cookie = await begin(person, await recoveryCode(person.accountId));
    const statuses = await Promise.all(
      [1, 2, 3, 4].map(
        async () => (await send('/recovery?step=password', { password }, person.address, cookie)).status,
      ),
    );
    expect(statuses.toSorted((one, two) => one - two)).toEqual([303, 422, 422, 422]);
  });

  test('can begin again instead of going on with what somebody else began', async () => {
    const [before, person] = [await aPerson(), await aPerson()];
    const cookie = await begin(before, await recoveryCode(before.accountId));
    const page = await readFormPage(await portal.visit('/recovery?step=code', { headers: { cookie } }));
    expect(page.headings[0]).toBe('忘了密码');
    const code = await recoveryCode(person.accountId);
    const response = await send('/recovery?step=code', { name: person.name, code }, person.address, cookie);
    const own = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    await send('/recovery?step=password', { password }, person.address, own);
    expect((await rowOf(before.accountId)).password_hash).toBeNull();
    expect((await rowOf(person.accountId)).password_hash).not.toBeNull();
  });

  test('is asked about a lost app only with a code of a counsellor', async () => {
    const person = await aPerson();
    await giveApp(db, portal.sealer, person);
    const own = await begin(person, await recoveryCode(person.accountId));
    expect((await readFormPage(await portal.visit('/recovery', { headers: { cookie: own } }))).ids).not.toContain(
      'lost',
    );
    const given = await begin(person, await deskCode(person.accountId));
    expect((await readFormPage(await portal.visit('/recovery', { headers: { cookie: given } }))).ids).toContain('lost');
    await send('/recovery?step=password', { password, lost: 'yes' }, person.address, given);
    const left = await db
      .selectFrom('one_time_generator')
      .selectAll()
      .where('account_id', '=', person.accountId)
      .execute();
    expect(left).toEqual([]);
  });
});

describe('the page', () => {
  test('sent empty, names both mistakes', async () => {
    const page = await readFormPage(await send('/recovery?step=code', {}, '198.51.100.1'));
    expect(page.status).toBe(422);
    expect(page.errors).toEqual({ name: '请写登录名：手机号或者用户名。', code: '请写恢复码或者一次性码。' });
  });

  test('says the same for an account that exists and one that does not, and never repeats the code', async () => {
    const person = await aPerson();
    const code = '987654321098';
    const pages = await Promise.all(
      [person.name, '没有这个人'].map(async (name, index) => {
        const response = await send('/recovery?step=code', { name, code }, `198.51.100.${10 + index}`);
        const page = await readFormPage(response);
        expect(page.html).not.toContain(code);
        return [response.status, response.headers.get('set-cookie'), page.html.replaceAll(name, '某人')];
      }),
    );
    expect(pages[0]).toEqual(pages[1]);
    expect(pages[0]?.[0]).toBe(422);
  });

  test('keeps the name beside the mistake', async () => {
    const page = await readFormPage(
      await send('/recovery?step=code', { name: '小梅4821', code: '12' }, '198.51.100.20'),
    );
    expect(page.values).toMatchObject({ name: '小梅4821', code: '' });
    expect(page.errors['code']).toContain('一次性码是8个数字');
  });

  test('after too many guesses says how long to wait and what else to do', async () => {
    const person = await aPerson();
    const guess = () => send('/recovery?step=code', { name: person.name, code: '000000000000' }, '198.51.100.30');
    for (let guesses = 0; guesses < 5; guesses += 1) expect((await guess()).status).toBe(422);
    const response = await guess();
    expect(response.status).toBe(429);
    expect((await readFormPage(response)).errors['code']).toMatch(/请等\d+分钟.*就业辅导员/);
  });

  test('does not go on without the cookie, with a made-up one, or from another site', async () => {
    for (const cookie of ['', 'recovery=made-up']) {
      const page = await readFormPage(await send('/recovery?step=password', { password }, '198.51.100.40', cookie));
      expect(page.status).toBe(422);
      expect(page.headings).toContain('忘了密码');
    }
    const person = await aPerson();
    const cookie = await begin(person, await recoveryCode(person.accountId));
    const headers = { origin: 'https://evil.example', cookie };
    expect((await portal.submit('/recovery?step=password', { password }, { headers })).status).toBe(403);
    expect((await rowOf(person.accountId)).password_hash).toBeNull();
  });
});
