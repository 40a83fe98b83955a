import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { decide } from '#src/access.ts';
import type { Role, Visitor } from '#src/domain/account/account.ts';
import { findGenerator } from '#src/domain/account/generator-queries.ts';
import { generatorCode } from '#src/domain/account/generator.ts';
import { makeRecoveryCodes } from '#src/domain/account/make-recovery-codes.ts';
import { countRecoveryCodes } from '#src/domain/account/recovery-code-queries.ts';
import { anAccount, anOrganisation, cookieOf, giveApp } from '../account-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';

let portal: Portal;
let db: Kysely<Database>;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty' });
  db = openDatabase(portal.databaseUrl);
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
});

/** Somebody who has just given the password and nothing else. */
async function aPerson(role: Role = 'jobseeker') {
  const organisationId = role === 'counsellor' ? await anOrganisation(db) : undefined;
  const account = await anAccount(db, portal.sealer, { role, ...(organisationId ? { organisationId } : {}) });
  return { ...account, cookie: await cookieOf(db, account, { secondFactor: false }) };
}

/** The same with an app that was confirmed two minutes ago. */
async function aPersonWithApp(role: Role = 'jobseeker') {
  const account = await anAccount(db, portal.sealer, { role });
  const secret = await giveApp(db, portal.sealer, account);
  return { ...account, secret, cookie: await cookieOf(db, account, { secondFactor: false }) };
}

const open = async (path: string, cookie: string) => readFormPage(await portal.visit(path, { headers: { cookie } }));
const send = (path: string, fields: Record<string, string>, cookie: string) =>
  portal.submit(path, fields, { headers: { cookie } });
const codeNow = (secret: string) => generatorCode(secret, new Date());
const other = (code: string): string => code.replace(/./, (digit) => String((Number(digit) + 1) % 10));

describe('setting up an app', () => {
  test('shows the secret as text in groups of four, as a link, and nothing as a picture', async () => {
    const { cookie, accountId } = await aPerson();
    const page = await open('/account/generator', cookie);
    const { secret = '' } = (await findGenerator(db, portal.sealer, accountId)) ?? {};
    expect(page.headings[0]).toBe('设置动态码');
    expect(page.text).toMatch(/([A-Z2-7]{4} ){7}[A-Z2-7]{4}/);
    expect(page.html).toContain(`secret=${secret}`);
    expect(page.html).not.toMatch(/<img|<canvas/);
  });

  test('shows the same secret after a mistake, which is named', async () => {
    const { cookie } = await aPerson();
    const secret = /(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}/.exec((await open('/account/generator', cookie)).text)?.[0];
    const page = await readFormPage(await send('/account/generator', { code: '12345' }, cookie));
    expect(page.status).toBe(422);
    expect(page.errors['code']).toBe('动态码是6个数字。请看着应用再写一次。');
    expect(page.text).toContain(secret);
    expect(page.values['code']).toBe('');
  });

  test('takes the first code, however it was typed, and then shows the secret no more', async () => {
    const { cookie, accountId } = await aPerson();
    await open('/account/generator', cookie);
    const { secret = '' } = (await findGenerator(db, portal.sealer, accountId)) ?? {};
    const code = codeNow(secret);
    const response = await send('/account/generator', { code: `${code.slice(0, 3)} ${code.slice(3)}` }, cookie);
    expect(response.status).toBe(303);
    const page = await open('/account/generator', cookie);
    expect(page.headings[0]).toBe('动态码已经启用');
    expect(page.html).not.toContain(secret);
  });

  test('is ended by a code only', async () => {
    const { secret, cookie } = await aPersonWithApp();
    await send('/sign-in/second', { code: generatorCode(secret, new Date(Date.now() - 30_000)) }, cookie);
    const wrong = await send('/account/generator/removal', { code: other(codeNow(secret)) }, cookie);
    expect(wrong.status).toBe(422);
    const right = await send('/account/generator/removal', { code: codeNow(secret) }, cookie);
    expect(right.headers.get('location')).toBe('/account/generator#main');
    expect((await open('/account/generator', cookie)).headings[0]).toBe('设置动态码');
  });
});

describe('recovery codes', () => {
  test('are shown once, ten in a numbered list, and the page then says how many are left', async () => {
    const { cookie, accountId } = await aPerson();
    expect((await open('/account/recovery-codes', cookie)).text).toContain('您现在没有恢复码');
    const made = await readFormPage(await send('/account/recovery-codes', {}, cookie));
    expect(made.headings[0]).toBe('这是您的10个恢复码');
    const codes = [...made.html.matchAll(/<li>\s*(\d{4} \d{4} \d{4})\s*<\/li>/g)].map(([, code]) => code);
    expect(new Set(codes).size).toBe(10);
    const page = await open('/account/recovery-codes', cookie);
    expect(page.text).toContain('您还有10个恢复码没有用');
    expect(page.html).not.toMatch(/\d{4} \d{4} \d{4}/);
    expect(await countRecoveryCodes(db, accountId)).toBe(10);
  });
});

describe('after the password', () => {
  test('a private page asks for the second factor and is where one goes on afterwards', async () => {
    const { secret, cookie } = await aPersonWithApp();
    const asked = await portal.visit('/account/recovery-codes', { headers: { cookie } });
    expect(asked.status).toBe(303);
    const location = asked.headers.get('location') ?? '';
    expect(location).toBe('/sign-in/second?next=%2Faccount%2Frecovery-codes');
    const passed = await send(location, { code: codeNow(secret) }, cookie);
    expect(passed.headers.get('location')).toBe('/account/recovery-codes#main');
    expect((await open('/account/recovery-codes', cookie)).status).toBe(200);
  });

  test.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'never leads to %s',
    async (next) => {
      const { secret, cookie } = await aPersonWithApp();
      const path = `/sign-in/second?next=${encodeURIComponent(next)}`;
      const passed = await send(path, { code: codeNow(secret) }, cookie);
      expect(passed.headers.get('location')).toBe('/my#main');
    },
  );

  test('nothing of the account opens but the second question: no secret, no new app, no recovery codes', async () => {
    const { cookie, accountId } = await aPersonWithApp();
    for (const path of ['/account/generator', '/account/generator/removal', '/account/recovery-codes']) {
      for (const response of [await portal.visit(path, { headers: { cookie } }), await send(path, {}, cookie)]) {
        expect(response.status, path).toBe(303);
        expect(response.headers.get('location'), path).toMatch(/^\/sign-in\/second/);
      }
    }
    expect(await countRecoveryCodes(db, accountId)).toBe(0);
  });

  test('a recovery code does instead of the app, once', async () => {
    const { cookie, accountId } = await aPersonWithApp();
    const [code = ''] = await makeRecoveryCodes(db, portal.sealer, accountId, new Date());
    const again = await cookieOf(db, await roleOf(accountId), { secondFactor: false });
    expect((await send('/sign-in/second', { code }, cookie)).status).toBe(303);
    expect((await send('/sign-in/second', { code }, again)).status).toBe(422);
  });

  test('a wrong code is named and not repeated on the page', async () => {
    const { secret, cookie } = await aPersonWithApp();
    const code = other(codeNow(secret));
    const page = await readFormPage(await send('/sign-in/second', { code }, cookie));
    expect(page.status).toBe(422);
    expect(page.errors['code']).toContain('这个码不对');
    expect(page.html).not.toContain(code);
  });

  test('sent empty, it says what to write', async () => {
    const { cookie } = await aPersonWithApp();
    const page = await readFormPage(await send('/sign-in/second', {}, cookie));
    expect(page.errors).toEqual({ code: '请写动态码或者恢复码。' });
  });

  test('after too many wrong codes it says how long to wait', async () => {
    const { secret, cookie } = await aPersonWithApp();
    const code = other(codeNow(secret));
    for (let guesses = 0; guesses < 5; guesses += 1) await send('/sign-in/second', { code }, cookie);
    const response = await send('/sign-in/second', { code: codeNow(secret) }, cookie);
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await readFormPage(response)).errors['code']).toMatch(/请等\d+分钟/);
  });

  test('a member of staff without a second factor is led to set one up, and can', async () => {
    const { cookie, accountId } = await aPerson('counsellor');
    const asked = await portal.visit('/account/recovery-codes', { headers: { cookie } });
    const location = asked.headers.get('location') ?? '';
    expect(location).toBe('/account/generator?next=%2Faccount%2Frecovery-codes');
    expect((await open(location, cookie)).headings[0]).toBe('设置动态码');
    const { secret = '' } = (await findGenerator(db, portal.sealer, accountId)) ?? {};
    await send(location, { code: codeNow(secret) }, cookie);
    expect((await open('/account/recovery-codes', cookie)).status).toBe(200);
  });
});

describe('the rule', () => {
  const visitor = (changes: Partial<Visitor>, role: Role = 'jobseeker'): Visitor => {
    const held = {
      accountRoleId: '',
      role,
      organisationId: undefined,
      organisationName: undefined,
      regionCode: undefined,
    };
    const nothing = { mandateId: undefined, secondFactorAt: undefined, hasSecondFactor: false };
    return { accountId: '', sessionId: '', called: '', role: held, roles: [held], ...nothing, ...changes };
  };
  const at = '2026-11-23T02:00:00.000Z';

  test.each([
    ['a jobseeker without one', visitor({}), 'open', 'open'],
    ['a jobseeker who has one', visitor({ hasSecondFactor: true }), 'second factor', 'second factor'],
    ['a jobseeker who gave it', visitor({ hasSecondFactor: true, secondFactorAt: at }), 'open', 'open'],
    ['staff without one', visitor({}, 'counsellor'), 'second factor', 'open'],
    ['staff who have one', visitor({ hasSecondFactor: true }, 'employer'), 'second factor', 'second factor'],
    ['staff who gave it', visitor({ hasSecondFactor: true, secondFactorAt: at }, 'administrator'), 'open', 'open'],
  ])('%s', (_, who, page, setUp) => {
    expect(decide({ who: 'signed-in' }, who, undefined)).toBe(page);
    expect(decide({ who: 'signed-in', beforeSecondFactor: 'to set up' }, who, undefined)).toBe(setUp);
    expect(decide({ who: 'signed-in', beforeSecondFactor: 'always' }, who, undefined)).toBe('open');
  });

  test('who may not open a page is refused, with or without a second factor', () => {
    expect(decide({ who: ['administrator'] }, visitor({}, 'counsellor'), undefined)).toBe('refuse');
  });
});

async function roleOf(accountId: string) {
  const row = await db
    .selectFrom('account_role')
    .select('account_role_id')
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  return { accountId, accountRoleId: row.account_role_id };
}
