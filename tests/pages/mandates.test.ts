import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { anAccount, cookieOf } from '../account-factories.ts';
import type { MadeAccount } from '../account-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';
import type { FormPage } from './form-page.ts';

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

/** Somebody signed in on a device. */
interface SignedIn {
  account: MadeAccount;
  open: (path: string) => Promise<FormPage>;
  send: (path: string, fields?: Record<string, string | readonly string[]>) => Promise<Response>;
  /** Sends a form that has to be taken, and opens what comes next. */
  go: (path: string, fields?: Record<string, string | readonly string[]>) => Promise<FormPage & { path: string }>;
}

async function signIn(role: MadeRole, called: string, known?: MadeAccount): Promise<SignedIn> {
  const account = known ?? (await anAccount(db, portal.sealer, { role, called }));
  const headers = { cookie: await cookieOf(db, account) };
  const open = async (path: string) => readFormPage(await portal.visit(path, { headers }));
  const send = (path: string, fields = {}) => portal.submit(path, fields, { headers });
  return {
    account,
    open,
    send,
    async go(path, fields) {
      const response = await send(path, fields);
      expect([path, response.status]).toEqual([path, 303]);
      const next = new URL(response.headers.get('location') ?? '', portal.origin);
      return { ...(await open(next.pathname + next.search)), path: next.pathname };
    },
  };
}
type MadeRole = 'jobseeker' | 'helper' | 'counsellor' | 'employer' | 'administrator';

const codeOn = (page: FormPage): string => /\d{4} \d{4}/.exec(page.title)?.[0] ?? '';

/** A mandate that holds. */
async function mandateBetween(person: SignedIn, helper: SignedIn, tasks: readonly string[] = ['demand']) {
  const invitation = await person.go('/mandates/new', { tasks, term: 'month' });
  return (await helper.go('/mandates/code', { code: codeOn(invitation) })).path;
}

describe('inviting a helper', () => {
  test('sent blank asks for tasks and term at once', async () => {
    const person = await signIn('jobseeker', '示例小林');
    const page = await readFormPage(await person.send('/mandates/new'));
    expect(page.status).toBe(422);
    expect(page.title).toMatch(/^错误：邀请家属帮忙/);
    expect(Object.keys(page.errors)).toEqual(['tasks', 'term']);
  });

  test('keeps what was ticked where the term is missing', async () => {
    const person = await signIn('jobseeker', '示例小林');
    const page = await readFormPage(await person.send('/mandates/new', { tasks: ['plan', 'subsidy'] }));
    expect(page.html).toMatch(/value="plan" checked/);
    expect(page.html).toMatch(/value="subsidy" checked/);
    expect(page.html).not.toMatch(/value="demand" checked/);
  });

  test('shows the code to the person, also later, with a text to send, and to nobody else', async () => {
    const person = await signIn('jobseeker', '示例小林');
    const page = await person.go('/mandates/new', { tasks: ['demand'], term: 'day' });
    const code = codeOn(page);
    expect(page.headings[0]).toBe(`号码是${code}`);
    expect(page.text).toContain(`填写邀请号码${code}`);
    expect(codeOn(await person.open(page.path))).toBe(code);
    for (const role of ['jobseeker', 'helper', 'counsellor'] as const) {
      const other = await signIn(role, '示例别人');
      expect((await other.open(page.path)).status).toBe(404);
      expect((await other.open(`${page.path}/end`)).status).toBe(404);
      expect((await other.send(`${page.path}/end`)).status).toBe(404);
    }
    expect(codeOn(await person.open(page.path))).toBe(code);
  });

  test('a wrong code says so in words, does not stand in the field again, and the sixth has to wait', async () => {
    const helper = await signIn('helper', '示例妈妈');
    const wrong = await readFormPage(await helper.send('/mandates/code', { code: '1234 5678' }));
    expect(wrong.status).toBe(422);
    expect(wrong.errors['code']).toMatch(/^这个号码用不了/);
    expect(wrong.values['code']).toBe('');
    for (let guess = 0; guess < 4; guess += 1) await helper.send('/mandates/code', { code: '12345678' });
    const blocked = await readFormPage(await helper.send('/mandates/code', { code: '12345678' }));
    expect(blocked.errors['code']).toMatch(/^填错了5次。请在\d+年\d+月\d+日\d+点\d+分以后再填/);
  });

  test('a mistyped code does not count as a wrong one', async () => {
    const helper = await signIn('helper', '示例妈妈');
    for (let slip = 0; slip < 8; slip += 1) {
      const page = await readFormPage(await helper.send('/mandates/code', { code: '1234 567' }));
      expect(page.errors['code']).toBe('请填写8个数字的号码。');
    }
  });
});

describe('a helper who asks', () => {
  test('waits until the person has chosen on their own device', async () => {
    const [person, helper] = [await signIn('jobseeker', '示例小林'), await signIn('helper', '示例妈妈')];
    const asked = await helper.go('/mandates');
    const claimed = await person.go('/mandates/code', { code: codeOn(asked) });
    expect(claimed.headings[0]).toBe('同意家属帮忙');
    expect(claimed.text).toContain('示例妈妈想帮您办事');
    expect((await helper.send('/acting', { mandate: asked.path.split('/')[2] ?? '' })).status).toBe(404);
    const empty = await readFormPage(await person.send(claimed.path));
    expect(Object.keys(empty.errors)).toEqual(['tasks', 'term']);
    const agreed = await person.go(claimed.path, { tasks: ['message'], term: 'year' });
    expect(agreed.text).toContain('收发消息');
    expect((await helper.open('/mandates')).text).toContain('为示例小林办理');
  });

  test('cannot agree, narrow or invite for the person', async () => {
    const [person, helper] = [await signIn('jobseeker', '示例小林'), await signIn('helper', '示例妈妈')];
    const asked = await helper.go('/mandates');
    await person.go('/mandates/code', { code: codeOn(asked) });
    expect((await helper.send(asked.path, { tasks: 'plan', term: 'year' })).status).toBe(403);
    expect((await helper.send('/mandates/new', { tasks: 'plan', term: 'year' })).status).toBe(403);
    expect((await person.send('/mandates')).status).toBe(403);
  });
});

describe('acting', () => {
  test('says for whom in the title and before the heading of every page, and mistakes come first', async () => {
    const [person, helper] = [await signIn('jobseeker', '示例阿明'), await signIn('helper', '示例妈妈')];
    const path = await mandateBetween(person, helper);
    const acting = await helper.go('/acting', { mandate: path.split('/')[2] ?? '' });
    expect(acting.title).toBe('正在为示例阿明办理：这次可以办的事，同途');
    expect(acting.text).toMatch(/^正在为示例阿明办理。结束办理/);
    expect(acting.text).toContain('登记需求');
    const after = await helper.go('/acting');
    expect(after.path).toBe('/mandates');
    expect(after.title).toBe('我帮的人，同途');
    expect((await helper.open('/acting')).text).not.toContain('示例阿明');
  });

  test('shuts every private page that the mandate does not open, the helper’s own too', async () => {
    const [person, helper] = [await signIn('jobseeker', '示例阿明'), await signIn('helper', '示例妈妈')];
    const path = await mandateBetween(person, helper, ['message']);
    await helper.go('/acting', { mandate: path.split('/')[2] ?? '' });
    for (const shut of ['/mandates', path, `${path}/end`, '/mandates/code', '/mandates/new']) {
      expect([shut, (await helper.open(shut)).status]).toEqual([shut, 403]);
      expect([shut, (await helper.send(shut)).status]).toEqual([shut, 403]);
    }
    expect((await helper.open('/mandates')).text).toContain('请先结束办理');
  });

  test.each(['person', 'helper'] as const)('ends at the next request when the %s ends it elsewhere', async (side) => {
    const [person, helper] = [await signIn('jobseeker', '示例阿明'), await signIn('helper', '示例妈妈')];
    const path = await mandateBetween(person, helper);
    const elsewhere = await signIn('helper', '示例妈妈', helper.account);
    await helper.go('/acting', { mandate: path.split('/')[2] ?? '' });
    const ended = await (side === 'person' ? person : elsewhere).go(`${path}/end`);
    expect(ended.text).toContain(`已结束，由${side === 'person' ? '求职者' : '家属'}结束`);
    const told = await helper.go('/acting');
    expect(told.path).toBe('/mandates');
    expect(told.headings[0]).toBe('委托已经结束');
    expect((await helper.open('/mandates')).headings[0]).toBe('我帮的人');
    expect((await helper.send('/acting', { mandate: path.split('/')[2] ?? '' })).status).toBe(404);
  });

  test('under somebody else’s mandate is not found', async () => {
    const [person, helper] = [await signIn('jobseeker', '示例阿明'), await signIn('helper', '示例妈妈')];
    const mandate = (await mandateBetween(person, helper)).split('/')[2] ?? '';
    expect((await (await signIn('helper', '示例别人')).send('/acting', { mandate })).status).toBe(404);
    expect((await person.send('/acting', { mandate })).status).toBe(403);
    expect((await (await signIn('employer', '示例单位')).send('/acting', { mandate })).status).toBe(403);
  });

  test('for the next person shows nothing of the one before, at no address of theirs, and is kept by no browser', async () => {
    const canary = '示例金丝雀甲';
    const [first, second] = [await signIn('jobseeker', canary), await signIn('jobseeker', '示例乙')];
    const helper = await signIn('helper', '示例妈妈');
    const paths = [await mandateBetween(first, helper), await mandateBetween(second, helper)];
    const [one = '', two = ''] = paths.map((path) => path.split('/')[2] ?? '');
    expect((await helper.go('/acting', { mandate: one })).text).toContain(canary);
    const visited = ['/acting', '/record', '/record/name', '/record/contact', ...paths, '/mandates', '/'];
    for (const path of visited) await helper.open(path);
    await helper.go('/acting', { mandate: two });
    for (const path of visited) {
      const page = await helper.open(path);
      expect([path, page.html.includes(canary)]).toEqual([path, false]);
    }
    const headers = { cookie: await cookieOf(db, helper.account, { mandateId: two }) };
    for (const path of ['/acting', '/record']) {
      const response = await portal.visit(path, { headers });
      expect([path, response.status, response.headers.get('cache-control')]).toEqual([path, 200, 'no-store']);
    }
  });
});

describe('what a helper enters', () => {
  /** The person has agreed to keep a record, without which nobody may fill it in. */
  const agreeToRecord = async (person: SignedIn) => {
    await person.go('/consents/record', { wish: 'give' });
  };

  test('is shown as theirs, told to the person with what stood there before, and undone on their word', async () => {
    const [person, helper] = [await signIn('jobseeker', '示例阿明'), await signIn('helper', '示例妈妈')];
    await agreeToRecord(person);
    const path = await mandateBetween(person, helper);
    await helper.go('/acting', { mandate: path.split('/')[2] ?? '' });
    const form = await helper.open('/record/contact');
    expect(form.title).toMatch(/^正在为示例阿明办理：/);
    const mistake = await readFormPage(await helper.send('/record/contact', { phone: '12' }));
    expect(mistake.title).toMatch(/^错误：正在为示例阿明办理：/);
    const saved = await helper.go('/record/contact', { phone: '13800000000' });
    expect(saved.text).toContain('由家属示例妈妈代填');

    expect((await person.open('/mandates')).text).toContain('家属填了1处内容，等您看');
    const link = /href="(\/mandates\/[^"]*\/changes\/[^"]*)"/.exec((await person.open(path)).html)?.[1] ?? '';
    const change = await person.open(link);
    expect(change.headings.slice(0, 3)).toEqual(['家属更改了联系方式', '更改以前', '更改以后']);
    expect((await readFormPage(await person.send(link))).errors['answer']).toBe('请选一项：您的意见。');
    expect((await person.go(link, { answer: 'undo' })).text).toContain('已经改回更改以前的内容');
    expect((await person.open('/record')).text).not.toContain('138 0000 0000');
    expect((await person.open('/mandates')).text).not.toContain('等您看');
  });

  test('on a page left open for one person never reaches the next', async () => {
    const helper = await signIn('helper', '示例妈妈');
    const people = [await signIn('jobseeker', '示例甲'), await signIn('jobseeker', '示例乙')];
    const mandates: string[] = [];
    for (const person of people) {
      await agreeToRecord(person);
      mandates.push((await mandateBetween(person, helper)).split('/')[2] ?? '');
    }
    await helper.go('/acting', { mandate: mandates[0] ?? '' });
    const { values } = await helper.open('/record/contact');
    await helper.go('/acting', { mandate: mandates[1] ?? '' });
    const refused = await helper.go('/record/contact', { ...values, phone: '13800000000' });
    expect(refused.headings[0]).toBe('没有保存');
    expect(refused.title).toMatch(/^正在为示例乙办理：/);
    for (const person of people) expect((await person.open('/record')).text).not.toContain('138 0000 0000');
    const current = await helper.open('/record/contact');
    await helper.go('/record/contact', { ...current.values, phone: '13800000000' });
    expect((await people[1]?.open('/record'))?.text).toContain('138 0000 0000');
  });

  test('is answered by nobody else', async () => {
    const [person, helper] = [await signIn('jobseeker', '示例阿明'), await signIn('helper', '示例妈妈')];
    await agreeToRecord(person);
    const path = await mandateBetween(person, helper);
    await helper.go('/acting', { mandate: path.split('/')[2] ?? '' });
    await helper.go('/record/contact', { phone: '13800000000' });
    const link = /href="(\/mandates\/[^"]*\/changes\/[^"]*)"/.exec((await person.open(path)).html)?.[1] ?? '';
    const other = await signIn('jobseeker', '示例别人');
    expect((await other.open(link)).status).toBe(404);
    expect((await other.send(link, { answer: 'undo' })).status).toBe(404);
    expect((await helper.send(link, { answer: 'undo' })).status).toBe(403);
    const own = await mandateBetween(other, await signIn('helper', '示例妈妈', helper.account));
    expect((await other.open(link.replace(path, own))).status).toBe(404);
    expect((await person.open('/record')).text).toContain('138 0000 0000');
  });
});

describe('taking tasks back', () => {
  test('leaves the helper with fewer at once, and says so when nothing changed', async () => {
    const [person, helper] = [await signIn('jobseeker', '示例阿明'), await signIn('helper', '示例妈妈')];
    const path = await mandateBetween(person, helper, ['demand', 'message']);
    const acting = await helper.go('/acting', { mandate: path.split('/')[2] ?? '' });
    expect(acting.text).toContain('登记需求');
    const same = await readFormPage(await person.send(path, { tasks: ['demand', 'message'] }));
    expect(same.errors['tasks']).toMatch(/^范围没有变小/);
    expect((await person.go(path, { tasks: ['message'] })).text).not.toContain('登记需求');
    expect((await helper.open('/acting')).text).not.toContain('登记需求');
    expect((await helper.open('/record')).status).toBe(403);
  });
});
