import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { phoneCodePause } from '#src/domain/account/phone-code.ts';
import { aPhoneOwner } from '../account-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';

const password = '三只白猫过河';
const chosen = '四只黑狗爬上高山';

let portal: Portal;
let silent: Portal;
let db: Kysely<Database>;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty', environment: { TRUSTED_PROXY: '127.0.0.1' } });
  silent = await startPortal({ content: 'empty', environment: { MESSAGES: 'none' } });
  db = openDatabase(portal.databaseUrl);
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
  await silent.stop();
});

let numbers = 13_600_000_000;
const aNumber = (): string => String((numbers += 1));

/** Somebody at an address of their own, with a browser that keeps cookies. */
function aBrowser() {
  const address = `10.${numbers % 250}.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`;
  const cookies = new Map<string, string>();
  const headers = () => ({
    'x-forwarded-for': address,
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
  });
  const keep = (response: Response): Response => {
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      if (value === '' || value === 'deleted') cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  return {
    open: async (path: string) => readFormPage(keep(await portal.visit(path, { headers: headers() }))),
    send: async (path: string, fields: Record<string, string>) =>
      keep(await portal.submit(path, fields, { headers: headers() })),
  };
}
type Browser = ReturnType<typeof aBrowser>;

/** What was texted to a number, oldest first. */
async function texts(number: string): Promise<string[]> {
  const rows = await db
    .selectFrom('outgoing_message')
    .selectAll()
    .where('sealed_recipient', '!=', '')
    .orderBy('created_at')
    .execute();
  return rows
    .filter((row) => portal.sealer.unseal(row.sealed_recipient) === number)
    .map((row) => portal.sealer.unseal(row.sealed_text));
}
const codeFor = async (number: string) => /\d{6}/.exec((await texts(number)).at(-1) ?? '')?.[0] ?? '';
const wrongFor = (code: string) => String((Number(code || 0) + 1) % 1_000_000).padStart(6, '0');
const where = (response: Response) => `${response.status} ${response.headers.get('location') ?? ''}`;

/** Goes through the pages of signing up as far as the code. */
async function signUpTo(browser: Browser, number: string): Promise<string[]> {
  const steps: [string, Record<string, string>][] = [
    ['/sign-up', { name: number }],
    ['/sign-up/called', { called: '示例李女士', role: 'jobseeker' }],
    ['/sign-up/password', { password: chosen }],
  ];
  const pages: string[] = [];
  for (const [path, fields] of steps) pages.push(where(await browser.send(path, fields)));
  return pages;
}

describe('signing up with a phone number', () => {
  test('asks for the code that was texted, and then the password signs in', async () => {
    const [browser, number] = [aBrowser(), aNumber()];
    expect((await signUpTo(browser, number)).at(-1)).toBe('303 /sign-up/code#main');
    const page = await browser.open('/sign-up/code');
    expect(page.title).toBe('注册：写短信验证码，同途');
    expect(page.text).toContain('改用用户名');
    expect(page.html).not.toContain(await codeFor(number));
    const early = await browser.send('/sign-in', { name: number, password: chosen });
    expect(early.status).toBe(422);
    const code = await codeFor(number);
    const done = await browser.send('/sign-up/code', { wish: 'confirm', code: `${code.slice(0, 3)} ${code.slice(3)}` });
    expect(where(done)).toBe('303 /sign-up/done#main');
    expect((await browser.open('/sign-up/done')).text).toContain('手机号确认好了');
    expect((await browser.send('/sign-in', { name: number, password: chosen })).status).toBe(303);
    expect((await browser.open('/account/phone')).text).toContain('确认过，是您的手机');
  });

  test('with a number that has an account looks, answers and takes as long as with a new one', async () => {
    const known = aNumber();
    await aPhoneOwner(db, portal.sealer, { number: known, password });
    const before = await db.selectFrom('account').selectAll().execute();
    const walk = async (number: string) => {
      const browser = aBrowser();
      const begun = performance.now();
      const pages = await signUpTo(browser, number);
      const asked = performance.now();
      pages.push((await browser.open('/sign-up/code')).html);
      for (let tries = 0; tries < 6; tries += 1) {
        const fields = { wish: 'confirm', code: wrongFor(await codeFor(number)) };
        pages.push((await readFormPage(await browser.send('/sign-up/code', fields))).html);
      }
      const ended = performance.now();
      const said = `${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`;
      return {
        pages: pages.map((page) => page.replaceAll(number, '').replaceAll(said, '')),
        times: [asked - begun, ended - asked],
      };
    };
    await walk(aNumber());
    const [one, other] = [await walk(known), await walk(aNumber())];
    expect(one.pages).toEqual(other.pages);
    for (const [index, time] of one.times.entries())
      // On a busy machine everything takes longer, and differs by more.
      expect(Math.abs(time - (other.times[index] ?? 0))).toBeLessThan(Math.max(400, time / 2));
    expect((await texts(known)).at(-1)).toContain('已经有账号');
    const after = await db.selectFrom('account').selectAll().execute();
    expect(after).toEqual(before);
  });

  test('says how often a wrong code may still be tried, and never shows one again', async () => {
    const [browser, number] = [aBrowser(), aNumber()];
    await signUpTo(browser, number);
    const wrong = wrongFor(await codeFor(number));
    const page = await readFormPage(await browser.send('/sign-up/code', { wish: 'confirm', code: wrong }));
    expect([page.status, page.errors['code']]).toEqual([422, '验证码不对。还可以试4次。']);
    expect(page.html).not.toContain(wrong);
    const short = await readFormPage(await browser.send('/sign-up/code', { wish: 'confirm', code: '12' }));
    expect(short.errors['code']).toBe('验证码是6个数字。请对照短信再写一次。');
  });

  test('sends no second code within a minute and says how long to wait', async () => {
    const [browser, number] = [aBrowser(), aNumber()];
    await signUpTo(browser, number);
    const page = await readFormPage(await browser.send('/sign-up/code', { wish: 'send' }));
    expect([page.status, phoneCodePause]).toEqual([422, 60]);
    expect(page.text).toContain('请等1分钟再要');
    expect(await texts(number)).toHaveLength(1);
  });

  test('shuts nobody out who gets no text: a user name from the first page, with what was said kept', async () => {
    const [browser, number] = [aBrowser(), aNumber()];
    await signUpTo(browser, number);
    expect(where(await browser.send('/sign-up', { name: '示例小梅' }))).toBe('303 /sign-up/called#main');
    expect((await browser.open('/sign-up/called')).values).toMatchObject({ called: '示例李女士', role: 'jobseeker' });
    // The code was for the number, not for the name.
    const code = await codeFor(number);
    expect(where(await browser.send('/sign-up/code', { wish: 'confirm', code }))).toBe('303 /sign-up?again=1#main');
    await browser.send('/sign-up/called', { called: '示例李女士', role: 'jobseeker' });
    expect(where(await browser.send('/sign-up/password', { password: chosen }))).toBe('303 /sign-up/done#main');
    expect((await browser.open('/sign-up/done')).text).toMatch(/示例小梅\d{4}/);
  });

  test('takes no code of one number for another that was put in its place', async () => {
    const [browser, mine, theirs] = [aBrowser(), aNumber(), aNumber()];
    await signUpTo(browser, mine);
    const code = await codeFor(mine);
    await browser.send('/sign-up', { name: theirs });
    expect(where(await browser.send('/sign-up/code', { wish: 'confirm', code }))).toBe('303 /sign-up?again=1#main');
    expect((await browser.send('/sign-in', { name: theirs, password: chosen })).status).toBe(422);
  });

  test('keeps the password and the code of nobody in the clear', async () => {
    const [browser, number] = [aBrowser(), aNumber()];
    await signUpTo(browser, number);
    const kept = await db.selectFrom('kept_answers').selectAll().execute();
    expect(JSON.stringify(kept)).not.toMatch(/argon2|四只黑狗|136\d{8}/);
  });

  test('is not offered where no texts are sent, and a user name is', async () => {
    const page = await readFormPage(await silent.submit('/sign-up', { name: aNumber() }));
    expect(page.errors['name']).toBe('本站现在不能发短信，不能用手机号注册。请起一个用户名。');
    expect((await silent.submit('/sign-up', { name: '示例小梅' })).status).toBe(303);
  });

  test('has nothing to type for whoever comes from nowhere', async () => {
    const page = await aBrowser().open('/sign-up/code');
    expect([page.status, page.ids.includes('code')]).toEqual([200, false]);
  });
});

describe('recovering by a code that is texted', () => {
  test('leads to a new password, and everybody who was signed in is out', async () => {
    const number = aNumber();
    await aPhoneOwner(db, portal.sealer, { number, password });
    const [elsewhere, browser] = [aBrowser(), aBrowser()];
    expect((await elsewhere.send('/sign-in', { name: number, password })).status).toBe(303);
    expect(where(await browser.send('/recovery/phone', { number }))).toBe('303 /recovery/code#main');
    const right = await browser.send('/recovery/code', { wish: 'confirm', code: await codeFor(number) });
    expect(where(right)).toBe('303 /recovery#main');
    expect((await browser.open('/recovery')).headings[0]).toBe('写一个新密码');
    const done = await browser.send('/recovery?step=password', { password: chosen });
    expect(where(done)).toBe('303 /recovery?step=done#main');
    expect((await elsewhere.open('/my')).status).toBe(303);
    expect((await browser.send('/sign-in', { name: number, password: chosen })).status).toBe(303);
    expect((await texts(number)).at(-1)).toContain('重新设了密码');
  });

  test('answers a number without an account like one with an account, in the same time', async () => {
    const known = aNumber();
    await aPhoneOwner(db, portal.sealer, { number: known, password });
    const walk = async (number: string) => {
      const browser = aBrowser();
      const pages: string[] = [];
      const begun = performance.now();
      const asked = await browser.send('/recovery/phone', { number });
      pages.push(`${where(asked)} ${asked.headers.getSetCookie().map((line) => line.replace(/=[^;]*/, ''))}`);
      const between = performance.now();
      pages.push((await browser.open('/recovery/code')).html);
      for (let tries = 0; tries < 6; tries += 1) {
        const fields = { wish: 'confirm', code: wrongFor(await codeFor(number)) };
        pages.push((await readFormPage(await browser.send('/recovery/code', fields))).html);
      }
      pages.push((await readFormPage(await browser.send('/recovery/code', { wish: 'send' }))).html);
      const said = `${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`;
      const times = [between - begun, performance.now() - between];
      return { pages: pages.map((page) => page.replaceAll(number, '').replaceAll(said, '')), times };
    };
    await walk(aNumber());
    const [one, other] = [await walk(known), await walk(aNumber())];
    expect(one.pages).toEqual(other.pages);
    expect(Math.min(...[one, other].map(({ times }) => times[0] ?? 0))).toBeGreaterThan(295);
    for (const [index, time] of one.times.entries())
      expect(Math.abs(time - (other.times[index] ?? 0))).toBeLessThan(400);
  });

  test('sent twice within a minute leads to the code that is on its way', async () => {
    const number = aNumber();
    await aPhoneOwner(db, portal.sealer, { number, password });
    const browser = aBrowser();
    await browser.send('/recovery/phone', { number });
    expect(where(await browser.send('/recovery/phone', { number }))).toBe('303 /recovery/code#main');
    expect(await texts(number)).toHaveLength(1);
    const right = await browser.send('/recovery/code', { wish: 'confirm', code: await codeFor(number) });
    expect(where(right)).toBe('303 /recovery#main');
  });

  test('names a number that is none and keeps what was typed', async () => {
    const page = await readFormPage(await aBrowser().send('/recovery/phone', { number: '138' }));
    expect(page.status).toBe(422);
    expect(page.errors['number']).toBe('手机号是11个数字，第一个是1。请对照手机号再写一次。');
    expect(page.values['number']).toBe('138');
  });

  test('is not offered where no texts are sent', async () => {
    const page = await readFormPage(await silent.visit('/recovery/phone'));
    expect(page.headings).toContain('现在不能发短信');
    expect(page.ids).not.toContain('number');
    expect((await silent.submit('/recovery/phone', { number: aNumber() })).status).toBe(422);
  });
});
