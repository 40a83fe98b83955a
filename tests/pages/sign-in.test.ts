import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { freeFailures } from '#src/domain/account/sign-in.ts';
import { aPhoneOwner, anAccount, cookieOf } from '../account-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';

const password = '三只白猫过河';
let portal: Portal;
let db: Kysely<Database>;
let numbers = 13_700_000_000;
beforeAll(async () => {
  // The tests come from one address; what they say of others they say by X-Forwarded-For.
  portal = await startPortal({ content: 'empty', environment: { TRUSTED_PROXY: '127.0.0.1' } });
  db = openDatabase(portal.databaseUrl);
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
});

let addresses = 0;
const elsewhere = (): Record<string, string> => {
  addresses += 1;
  return { 'x-forwarded-for': `10.${addresses >> 8}.${addresses & 255}.1` };
};
const submit = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  portal.submit(path, fields, { headers: { ...elsewhere(), ...headers } });
const cookiesOf = (response: Response): Record<string, string> =>
  Object.fromEntries(
    response.headers
      .getSetCookie()
      .map((line) => (line.split(';')[0] ?? '').split('=') as [string, string])
      .filter(([, value]) => value !== '' && value !== 'deleted'),
  );
const send = (cookies: Record<string, string>): Record<string, string> => ({
  cookie: Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; '),
});

/** Somebody who has signed up with a phone number. */
async function aPerson(): Promise<string> {
  const phone = String((numbers += 1));
  await aPhoneOwner(db, portal.sealer, { number: phone, password });
  return phone;
}
async function signedIn(phone: string): Promise<Record<string, string>> {
  const response = await submit('/sign-in', { name: phone, password });
  expect(response.status).toBe(303);
  return cookiesOf(response);
}

describe('signing up', () => {
  async function walk(
    name: string,
    role = 'jobseeker',
  ): Promise<{ pages: string[]; text: string; cookies: Record<string, string> }> {
    let cookies: Record<string, string> = {};
    const pages: string[] = [];
    const steps: [string, Record<string, string>][] = [
      ['/sign-up', { name }],
      ['/sign-up/called', { called: '示例李女士', role }],
      ['/sign-up/password', { password: '四只黑狗爬上高山' }],
    ];
    for (const [path, fields] of steps) {
      const response = await submit(path, fields, send(cookies));
      cookies = { ...cookies, ...cookiesOf(response) };
      pages.push(`${response.status} ${response.headers.get('location')} ${response.headers.get('cache-control')}`);
    }
    const done = await readFormPage(await portal.visit('/sign-up/done', { headers: send(cookies) }));
    return { pages, text: done.text, cookies };
  }

  test('takes three pages, says the name with its digits, and puts it into the sign-in form', async () => {
    const { pages, text, cookies } = await walk('示例小梅');
    expect(pages).toEqual([
      '303 /sign-up/called#main no-store',
      '303 /sign-up/password#main no-store',
      '303 /sign-up/done#main no-store',
    ]);
    const name = /示例小梅\d{4}/.exec(text)?.[0] ?? '';
    expect(text).toContain(`示例小梅，${[...name.slice(4)].join('、')}`);
    const page = await readFormPage(await portal.visit('/sign-in', { headers: send(cookies) }));
    expect(page.values['name']).toBe(name);
    const response = await submit('/sign-in', { name, password: '四只黑狗爬上高山' }, send(cookies));
    expect(response.headers.get('location')).toBe('/my#main');
    const my = await readFormPage(await portal.visit('/my', { headers: send(cookiesOf(response)) }));
    expect(my.text).toContain('您好，示例李女士。您现在的身份：求职者。');
    expect(my.title).not.toContain('李女士');
  });

  test('makes a helper of somebody who comes for a relative', async () => {
    const { text } = await walk('示例家人', 'helper');
    const name = /示例家人\d{4}/.exec(text)?.[0] ?? '';
    const response = await submit('/sign-in', { name, password: '四只黑狗爬上高山' });
    const my = await readFormPage(await portal.visit('/my', { headers: send(cookiesOf(response)) }));
    expect(my.text).toContain('您现在的身份：家属。');
  });

  test('shows what was said when one goes back, to nobody without the cookie, and not in the address', async () => {
    const cookies = cookiesOf(await submit('/sign-up', { name: '示例小梅' }));
    const back = await readFormPage(await portal.visit('/sign-up', { headers: send(cookies) }));
    expect(back.values['name']).toBe('示例小梅');
    expect((await readFormPage(await portal.visit('/sign-up'))).values['name']).toBe('');
    const [kept] = await db.selectFrom('kept_answers').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain('示例');
  });

  test('begins again when nothing is known any more', async () => {
    const response = await submit('/sign-up/password', { password: '四只黑狗爬上高山' });
    expect(response.headers.get('location')).toBe('/sign-up?again=1#main');
    const done = await portal.visit('/sign-up/done');
    expect((await readFormPage(done)).text).toContain('显示1小时');
  });
});

describe('signing in', () => {
  test('answers an unknown name as a known one: the same status, words and about the same time', async () => {
    const known = await aPerson();
    const unknown = String((numbers += 1));
    const wrong = async (name: string) => {
      const times: number[] = [];
      let page = '';
      for (let round = 0; round < 4; round += 1) {
        const start = performance.now();
        const response = await submit('/sign-in', { name, password: 'wrong' });
        times.push(performance.now() - start);
        page = `${response.status} ${response.headers.getSetCookie().join()} ${(await response.text()).replaceAll(name, '')}`;
      }
      return { page, time: Math.min(...times) };
    };
    const [one, other] = [await wrong(known), await wrong(unknown)];
    expect(one.page).toMatch(/^422 /);
    expect(one.page).toContain('登录名或者密码不对');
    expect(one.page).toBe(other.page);
    expect(one.time / other.time).toBeGreaterThan(0.4);
    expect(one.time / other.time).toBeLessThan(2.5);
  });

  test('never shows a password again', async () => {
    const page = await readFormPage(await submit('/sign-in', { name: '小梅4821', password: '金丝雀密码' }));
    expect(page.html).not.toContain('金丝雀');
    expect(page.values['name']).toBe('小梅4821');
  });

  test('makes whoever guesses wait, says how long and what else to do, and lets the owner in', async () => {
    const phone = await aPerson();
    const owner = await signedIn(phone);
    const here = elsewhere();
    for (let round = 0; round < freeFailures.here; round += 1)
      expect((await submit('/sign-in', { name: phone, password: 'x' }, here)).status).toBe(422);
    const page = await readFormPage(await submit('/sign-in', { name: phone, password }, here));
    expect(page.status).toBe(422);
    expect(page.errors['name']).toBe('试的次数太多。请等1分钟再登录。');
    expect(page.text).toContain('忘了密码');
    expect((await submit('/sign-in', { name: phone, password }, { ...here, ...send(owner) })).status).toBe(303);
    const nobody = elsewhere();
    for (let round = 0; round < freeFailures.here; round += 1)
      await submit('/sign-in', { name: '13700000000', password: 'x' }, nobody);
    const same = await readFormPage(await submit('/sign-in', { name: '13700000000', password }, nobody));
    expect(same.html).toBe(page.html.replaceAll(phone, '13700000000'));
  });

  test('from many addresses waits too', async () => {
    const phone = await aPerson();
    const statuses: string[] = [];
    for (let round = 0; round <= freeFailures.account; round += 1)
      statuses.push(
        (await readFormPage(await submit('/sign-in', { name: phone, password: 'x' }))).errors['name'] ?? '',
      );
    expect(statuses.at(-1)).toContain('请等');
    expect(statuses.filter((message) => message.includes('请等'))).toHaveLength(1);
  });

  test('is not fooled by an address that the client makes up before the one of the proxy', async () => {
    const phone = await aPerson();
    const last = '10.200.0.1';
    const answers: string[] = [];
    for (let round = 0; round <= freeFailures.here; round += 1) {
      const headers = { 'x-forwarded-for': `192.0.2.${round}, ${last}` };
      answers.push(
        (await readFormPage(await submit('/sign-in', { name: phone, password: 'x' }, headers))).errors['name'] ?? '',
      );
    }
    expect(answers.at(-1)).toContain('请等');
  });

  test('never goes on with a token that the browser had before', async () => {
    const phone = await aPerson();
    const planted = 'a'.repeat(40);
    const response = await submit('/sign-in', { name: phone, password }, send({ session: planted }));
    const { session = '' } = cookiesOf(response);
    expect(session).toMatch(/^[a-z0-9]{40}$/);
    expect(session).not.toBe(planted);
    // Also a token that holds: of somebody else who signed in on this browser.
    const other = await signedIn(await aPerson());
    const again = cookiesOf(await submit('/sign-in', { name: phone, password }, send(other)));
    expect(again['session']).not.toBe(other['session']);
    expect((await portal.visit('/my', { headers: send(other) })).status).toBe(303);
  });

  test('keeps its cookies from scripts and other sites', async () => {
    const response = await submit('/sign-in', { name: await aPerson(), password });
    const lines = response.headers.getSetCookie();
    expect(lines.map((line) => line.split('=')[0]).sort()).toEqual(['device', 'session']);
    for (const line of lines) expect(line).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/i);
    expect(lines.find((line) => line.startsWith('device'))).toContain('Path=/sign-in');
  });

  test('takes nothing from another site', async () => {
    const phone = await aPerson();
    const response = await submit('/sign-in', { name: phone, password }, { origin: 'https://evil.example' });
    expect(response.status).toBe(403);
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  test.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/%09/evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/.//evil.example',
    'evil.example',
    '/my\r\nset-cookie: a=b',
  ])('goes nowhere else after %j', async (next) => {
    const response = await submit('/sign-in', { name: await aPerson(), password, next });
    const location = response.headers.get('location') ?? '';
    expect(new URL(location, portal.origin).origin).toBe(portal.origin);
    expect(location).toMatch(/^\/(?![/\\])/);
    expect(cookiesOf(response)['a']).toBeUndefined();
    const page = await readFormPage(
      await portal.visit(`/sign-in?next=${encodeURIComponent(next.replace(/[\r\n\t]/g, ''))}`),
    );
    expect(page.values['next'] ?? '').not.toContain('//');
  });

  test('goes on to the page that was asked for', async () => {
    const asked = await portal.visit('/account/devices?x=1');
    expect(asked.headers.get('location')).toBe('/sign-in?next=%2Faccount%2Fdevices%3Fx%3D1');
    const page = await readFormPage(await portal.visit(asked.headers.get('location') ?? ''));
    const response = await submit('/sign-in', { name: await aPerson(), password, next: page.values['next'] ?? '' });
    expect(response.headers.get('location')).toBe('/account/devices?x=1#main');
  });
});

describe('signing out', () => {
  test('asks first, then ends this session, and the way back shows nothing', async () => {
    const cookies = await signedIn(await aPerson());
    const asked = await portal.visit('/sign-out', { headers: send(cookies) });
    expect((await readFormPage(asked)).headings).toContain('要退出登录吗');
    expect((await portal.visit('/my', { headers: send(cookies) })).headers.get('cache-control')).toBe('no-store');
    const response = await submit('/sign-out', {}, send(cookies));
    expect(response.headers.get('set-cookie')).toContain('session=');
    expect((await portal.visit('/my', { headers: send(cookies) })).status).toBe(303);
  });
});

describe('the account', () => {
  test('ends one device, never one of somebody else, and all the others', async () => {
    const phone = await aPerson();
    const [here, other, third] = [await signedIn(phone), await signedIn(phone), await signedIn(phone)];
    const stranger = await signedIn(await aPerson());
    const page = await portal.visit('/account/devices', { headers: send(here) });
    expect((await readFormPage(page)).text).toContain('另外还有2台');
    const ids = (await db.selectFrom('session').select('session_id').execute()).map((row) => row.session_id);
    const isIn = async (cookies: Record<string, string>) =>
      (await portal.visit('/my', { headers: send(cookies) })).status === 200;
    for (const session of ids) await submit('/account/devices', { session }, send(stranger));
    expect([await isIn(here), await isIn(other), await isIn(third)]).toEqual([true, true, true]);
    await submit('/account/devices', {}, send(here));
    expect([await isIn(here), await isIn(other), await isIn(third)]).toEqual([true, false, false]);
  });

  test('gives a new token with a new password, and the old one is dead', async () => {
    const phone = await aPerson();
    const [here, other] = [await signedIn(phone), await signedIn(phone)];
    const wrong = await readFormPage(
      await submit('/account/password', { old: 'x', password: '四只黑狗爬上高山' }, send(here)),
    );
    expect(wrong.errors).toEqual({ old: '现在的密码不对。请再写一次。' });
    expect(wrong.html).not.toContain('四只黑狗');
    const response = await submit('/account/password', { old: password, password: '四只黑狗爬上高山' }, send(here));
    expect(response.headers.get('location')).toBe('/account?saved=password#main');
    expect((await portal.visit('/my', { headers: send(cookiesOf(response)) })).status).toBe(200);
    for (const old of [here, other]) expect((await portal.visit('/my', { headers: send(old) })).status).toBe(303);
  });

  test('gives a new token with another role, and no role of somebody else', async () => {
    const account = await anAccount(db, portal.sealer, { role: 'jobseeker' });
    const administrator = await anAccount(db, portal.sealer, { role: 'administrator' });
    const cookie = await cookieOf(db, account);
    const refused = await submit('/account/role', { role: administrator.accountRoleId }, { cookie });
    expect(refused.status).toBe(422);
    const response = await submit('/account/role', { role: account.accountRoleId }, { cookie });
    expect(response.status).toBe(303);
    expect((await portal.visit('/my', { headers: { cookie } })).status).toBe(303);
    expect((await portal.visit('/my', { headers: send(cookiesOf(response)) })).status).toBe(200);
  });
});

describe('what was typed when the session had ended', () => {
  /** Sends a form of a private page after the session has run out, and signs in again. */
  async function afterwards(phone: string, as: string): Promise<Record<string, string>> {
    const before = await signedIn(phone);
    const { account_id, account_role_id } = await db
      .selectFrom('session')
      .select(['account_id', 'account_role_id'])
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow();
    const typed = { role: account_role_id ?? '', password: '金丝雀' };
    await db
      .updateTable('session')
      .set({ expires_at: '2026-01-01T00:00:00.000Z' })
      .where('account_id', '=', account_id)
      .execute();
    const sent = await submit('/account/role', typed, send(before));
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/sign-in?next=%2Faccount%2Frole']);
    const { kept = '' } = cookiesOf(sent);
    expect(kept).not.toBe('');
    const page = await readFormPage(await portal.visit('/sign-in?next=%2Faccount%2Frole', { headers: send({ kept }) }));
    expect(page.text).toContain('您填的内容还在');
    const response = await submit('/sign-in', { name: as, password, next: '/account/role' }, send({ kept }));
    return { ...cookiesOf(response), kept };
  }

  test('is on the page again for the same person, without secrets, and nowhere in clear', async () => {
    const phone = await aPerson();
    const cookies = await afterwards(phone, phone);
    const page = await readFormPage(await portal.visit('/account/role', { headers: send(cookies) }));
    expect(page.text).toContain('填过的内容还在');
    expect(page.values['role']).toMatch(/^[0-9a-f-]{36}$/);
    const rows = await db.selectFrom('kept_answers').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(page.values['role']);
    expect(
      rows.some((row) => row.path === '/account/role' && portal.sealer.unseal(row.sealed_answers).includes('金丝雀')),
    ).toBe(false);
    expect((await readFormPage(await portal.visit('/account', { headers: send(cookies) }))).text).not.toContain('还在');
  });

  test('is shown to nobody else who signs in on this device', async () => {
    const cookies = await afterwards(await aPerson(), await aPerson());
    const page = await readFormPage(await portal.visit('/account/role', { headers: send(cookies) }));
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('还在');
  });

  test('is forgotten once it was sent', async () => {
    const phone = await aPerson();
    const cookies = await afterwards(phone, phone);
    const page = await readFormPage(await portal.visit('/account/role', { headers: send(cookies) }));
    const role = /<input type="radio" id="role" name="role" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
    const sent = await submit('/account/role', { role }, send(cookies));
    expect(sent.status).toBe(303);
    expect(sent.headers.getSetCookie().some((line) => line.startsWith('kept='))).toBe(true);
    const after = await readFormPage(
      await portal.visit('/account/role', { headers: send({ ...cookies, ...cookiesOf(sent) }) }),
    );
    expect(after.text).not.toContain('还在');
  });
});
