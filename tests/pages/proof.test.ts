import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { access, lacksProof, proofLifetime } from '#src/access.ts';
import type { Visitor } from '#src/domain/account/account.ts';
import { countRecoveryCodes } from '#src/domain/account/recovery-code-queries.ts';
import { recordSecurityEvent } from '#src/domain/account/record-security-event.ts';
import { aPhoneOwner, anAccount, cookieOf, givePasskey } from '../account-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';

const password = '三只白猫过河';
let portal: Portal;
let db: Kysely<Database>;
let numbers = 13_500_000_000;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty' });
  db = openDatabase(portal.databaseUrl);
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
});

const open = (path: string, cookie: string) => portal.visit(path, { headers: { cookie } });
const send = (path: string, fields: Record<string, string>, cookie: string) =>
  portal.submit(path, fields, { headers: { cookie } });
const where = (response: Response) => `${response.status} ${response.headers.get('location') ?? ''}`;

/** Somebody who gave the password an hour ago, on a device that somebody else may hold by now. */
async function aPersonForAnHour() {
  const person = await aPhoneOwner(db, portal.sealer, { number: String((numbers += 1)), password });
  const cookie = await cookieOf(db, person, { secondFactor: false });
  await db
    .updateTable('session')
    .set({ proved_at: new Date(Date.now() - 3_600_000).toISOString() })
    .where('account_id', '=', person.accountId)
    .execute();
  return { ...person, cookie };
}

describe('before a way into the account is changed', () => {
  test('the password is asked for again, on every page and for every form', async () => {
    const { cookie, accountId } = await aPersonForAnHour();
    const passkey = await givePasskey(db, { accountId });
    await db.updateTable('session').set({ second_factor_at: '2026-01-01T00:00:00.000Z' }).execute();
    const pages = [
      '/account/generator',
      '/account/generator/removal',
      '/account/passkeys',
      `/account/passkeys/${passkey}`,
      '/account/recovery-codes',
    ];
    for (const path of pages)
      for (const response of [await open(path, cookie), await send(path, { step: 'begin' }, cookie)])
        expect(where(response)).toBe(`303 /account/proof?next=${encodeURIComponent(path)}`);
    expect(await countRecoveryCodes(db, accountId)).toBe(0);
    expect(await db.selectFrom('passkey').select('passkey_id').where('account_id', '=', accountId).execute()).toEqual([
      { passkey_id: passkey },
    ]);
  });

  test('the right password leads on, a wrong one does not and is not shown', async () => {
    const { cookie } = await aPersonForAnHour();
    const asked = '/account/proof?next=%2Faccount%2Frecovery-codes';
    const page = await readFormPage(await send(asked, { password: '金丝雀密码' }, cookie));
    expect([page.status, page.errors]).toEqual([422, { password: '密码不对。请再写一次。' }]);
    expect(page.html).not.toContain('金丝雀');
    expect(where(await open('/account/recovery-codes', cookie))).toMatch(/^303/);
    expect(where(await send(asked, { password }, cookie))).toBe('303 /account/recovery-codes#main');
    expect((await open('/account/recovery-codes', cookie)).status).toBe(200);
  });

  test('guessing it is slowed down', async () => {
    const { cookie } = await aPersonForAnHour();
    for (let guess = 0; guess < 5; guess += 1) await send('/account/proof', { password: 'x' }, cookie);
    const page = await readFormPage(await send('/account/proof', { password }, cookie));
    expect(page.errors['password']).toBe('试的次数太多。请等1分钟再试。');
    expect(where(await open('/account/recovery-codes', cookie))).toMatch(/^303/);
  });

  test.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'it never leads to %s',
    async (next) => {
      const { cookie } = await aPersonForAnHour();
      const answer = await send(`/account/proof?next=${encodeURIComponent(next)}`, { password }, cookie);
      expect(where(answer)).toBe('303 /account#main');
    },
  );

  test('all other pages of the account stay open', async () => {
    const { cookie } = await aPersonForAnHour();
    for (const path of ['/account', '/account/devices', '/account/password', '/account/phone', '/my'])
      expect((await open(path, cookie)).status).toBe(200);
  });
});

describe('the rule', () => {
  const now = new Date('2026-11-23T02:00:00.000Z');
  const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds).toISOString();
  const visitor = (given: Partial<Visitor>) => given as Visitor;
  const rule = access['/account/passkeys'];

  test.each([
    ['a password just now', { provedAt: ago(0) }, false],
    ['a password up to ten minutes ago', { provedAt: ago(proofLifetime - 1) }, false],
    ['a password ten minutes ago', { provedAt: ago(proofLifetime) }, true],
    ['a second factor since', { provedAt: ago(proofLifetime), secondFactorAt: ago(60_000) }, false],
    ['a second factor of yesterday', { provedAt: ago(proofLifetime), secondFactorAt: ago(86_400_000) }, true],
    ['nothing', {}, true],
  ])('after %s', (_, given, lacks) => {
    expect(lacksProof(rule, visitor(given), now)).toBe(lacks);
    expect(lacksProof(access['/account'], visitor(given), now)).toBe(false);
  });
});

describe('what happened lately', () => {
  test('stands on the page of the account, and is warned of on the first page while no number is confirmed', async () => {
    const named = await anAccount(db, portal.sealer);
    const owner = await aPersonForAnHour();
    for (const { accountId } of [named, owner])
      await recordSecurityEvent(db, portal.sealer, { accountId, kind: 'passkey-added' }, new Date());
    const cookie = await cookieOf(db, named);
    const account = await readFormPage(await open('/account', cookie));
    expect(account.headings).toContain('最近发生的事');
    expect(account.text).toContain('添加了通行密钥。');
    expect((await readFormPage(await open('/my', cookie))).text).toContain('这个账号添加了通行密钥。不是您做的');
    expect((await readFormPage(await open('/my', owner.cookie))).text).not.toContain('不是您做的');
    const exported = await readFormPage(await open('/record/export', cookie));
    expect(exported.text).toContain('添加了通行密钥。');
  });
});

describe('a second role', () => {
  test('is added on the page of roles, and both are there afterwards', async () => {
    const helper = await anAccount(db, portal.sealer, { role: 'helper' });
    const cookie = await cookieOf(db, helper);
    expect((await readFormPage(await open('/account/role', cookie))).headings).toContain('再加一个身份');
    const added = await send('/account/role', { wish: 'add' }, cookie);
    expect(where(added)).toBe('303 /my#main');
    const fresh = (added.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect((await readFormPage(await open('/my', fresh))).text).toContain('您现在的身份：求职者');
    expect((await open('/record', fresh)).status).toBe(200);
    const page = await readFormPage(await open('/account/role', fresh));
    expect(page.headings).not.toContain('再加一个身份');
    expect((await send('/account/role', { wish: 'add' }, fresh)).status).toBe(422);
    expect((await open('/my', cookie)).status).toBe(303);
  });
});
