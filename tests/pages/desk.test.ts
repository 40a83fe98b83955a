import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { listFileEvents } from '#src/domain/file/file-queries.ts';
import { sealPerson } from '#src/domain/jobseeker/person.ts';
import { anAccount, anOrganisation, cookieOf } from '../account-factories.ts';
import type { MadeAccount } from '../account-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';
import type { FormPage } from './form-page.ts';

type Fields = Record<string, string | readonly string[]>;

/** Somebody signed in on a device. */
interface SignedIn {
  account: MadeAccount;
  open: (path: string) => Promise<FormPage>;
  send: (path: string, fields?: Fields) => Promise<FormPage & { next: string }>;
  /** Sends a form that has to be taken, and opens what comes next. */
  go: (path: string, fields?: Fields) => Promise<FormPage & { path: string }>;
}

let portal: Portal;
let db: Kysely<Database>;
let counsellor: SignedIn;
let elsewhere: SignedIn;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty' });
  db = openDatabase(portal.databaseUrl);
  const staff = async (regionCode: string) => {
    const organisationId = await anOrganisation(db, { regionCode });
    return signIn(await anAccount(db, portal.sealer, { role: 'counsellor', called: '示例老师', organisationId }));
  };
  counsellor = await staff('450200');
  elsewhere = await staff('420200');
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
});

async function signIn(account: MadeAccount): Promise<SignedIn> {
  const headers = { cookie: await cookieOf(db, account) };
  const open = async (path: string) => readFormPage(await portal.visit(path, { headers }));
  const post = (path: string, fields: Fields) => portal.submit(path, fields, { headers });
  return {
    account,
    open,
    async send(path, fields = {}) {
      const response = await post(path, fields);
      return { ...(await readFormPage(response)), next: response.headers.get('location') ?? '' };
    },
    async go(path, fields = {}) {
      const response = await post(path, fields);
      if (response.status !== 303) throw new Error(`${path}: ${JSON.stringify(await readFormPage(response))}`);
      const next = new URL(response.headers.get('location') ?? '', portal.origin);
      return { ...(await open(next.pathname + next.search)), path: next.pathname };
    },
  };
}

const aHelper = async () => signIn(await anAccount(db, portal.sealer, { role: 'helper', called: '示例妈妈' }));

/** Somebody of the counsellor's caseload who can be called. */
async function aPerson() {
  const account = await anAccount(db, portal.sealer, {
    called: '示例小梁',
    residenceRegion: '450202',
    counsellorId: counsellor.account.accountId,
  });
  const { accountId, jobseekerId = '' } = account;
  for (const purpose of ['record', 'counsellor'] as const)
    await giveConsent(
      db,
      portal.sealer,
      { jobseekerId, purpose, actor: { accountId, role: 'jobseeker' } },
      new Date(Date.now() - 1000),
    );
  await db
    .updateTable('jobseeker')
    .set({ sealed_person: sealPerson(portal.sealer, { called: '示例小梁', phone: '138 0000 1234' }) })
    .where('jobseeker_id', '=', jobseekerId)
    .execute();
  return { ...(await signIn(account)), jobseekerId, file: `/files/${jobseekerId}` };
}

const present = { way: 'present', papers: ['identity', 'certificate'] };
const codeOn = (page: FormPage): string => /\d{4} \d{4}/.exec(page.title)?.[0] ?? '';
const nameOf = async ({ account: { accountId } }: SignedIn): Promise<string> => {
  const account = db.selectFrom('account').select('sealed_sign_in_name').where('account_id', '=', accountId);
  return portal.sealer.unseal((await account.executeTakeFirstOrThrow()).sealed_sign_in_name);
};

describe('a mandate at the desk', () => {
  test('is written down after the statement was read, and the helper begins with a code', async () => {
    const [person, helper] = [await aPerson(), await aHelper()];
    const path = `${person.file}/mandates/new`;
    const blank = await counsellor.open(path);
    expect(blank.text).toContain('您随时可以结束');
    expect(blank.text).toContain('档案里的电话是138 0000 1234');
    const opened = await counsellor.go(path, { ...blank.values, tasks: ['demand', 'plan'], term: 'month', ...present });
    expect(opened.title).toMatch(/^号码是\d{4} \d{4}/);
    expect(opened.text).toContain('读给家属听');
    // The person reads the same code, and that a counsellor wrote it down.
    const own = await person.open(opened.path);
    expect(codeOn(own)).toBe(codeOn(opened));
    const accepted = await helper.go('/mandates/code', { code: codeOn(opened) });
    expect(accepted.text).toContain('由工作人员按本人说的记下的');
    expect((await counsellor.open(`${person.file}/mandates`)).text).toContain('家属示例妈妈，有效');
    const log = await person.open('/record/log');
    expect(log.text).toContain('本人在场，核对了身份证、残疾人证。听了说明，当面说同意');
  });

  test('says each thing that is missing, beside its field, and keeps what was typed', async () => {
    const path = `${(await aPerson()).file}/mandates/new`;
    const empty = await counsellor.send(path);
    expect(empty.status).toBe(422);
    expect(Object.keys(empty.errors).sort()).toEqual(['tasks', 'term', 'way']);
    for (const field of Object.keys(empty.errors)) expect(empty.ids).toContain(field);
    const call = { tasks: 'demand', term: 'month', way: 'call', calledOn: '2999年1月1日', calledAt: '10:00' };
    const wrong = await counsellor.send(path, { ...call, code: '123', helperName: '示例妈妈1234' });
    expect(Object.keys(wrong.errors).sort()).toEqual(['calledAt', 'code', 'speaker']);
    expect(wrong.values).toMatchObject({ helperName: '示例妈妈1234', calledOn: '2999年1月1日', term: 'month' });
  });

  test('answers alike for a name that a helper has and one that nobody has', async () => {
    const [person, helper] = [await aPerson(), await aHelper()];
    const path = `${person.file}/mandates/new`;
    const set = async (helperName: string) => {
      const page = await counsellor.go(path, { tasks: 'demand', term: 'day', helperName, ...present });
      const plain = page.text.replace(/\d{4} \d{4}/g, 'code').replace(/\d+点\d+分/g, 'time');
      return { plain, path: page.path };
    };
    const [known, unknown] = [await set(await nameOf(helper)), await set('示例没有这个人0000')];
    expect(known.plain).toBe(unknown.plain);
    const offer = await helper.open(known.path);
    expect(offer.text).toContain('示例小梁请您帮忙');
    expect((await helper.open(unknown.path)).status).toBe(404);
    expect((await helper.go(known.path)).text).toContain('有效');
  });

  test('begins at once with the code that a helper made, also by a recorded call', async () => {
    const [person, helper] = [await aPerson(), await aHelper()];
    const asked = await helper.go('/mandates');
    const at = new Date(Date.now() - 3_600_000 + 8 * 3_600_000).toISOString();
    const call = { way: 'call', calledOn: at.slice(0, 10), calledAt: at.slice(11, 16), speaker: 'relayed' };
    const path = `${person.file}/mandates/new`;
    const held = await counsellor.go(path, { tasks: 'demand', term: 'year', code: codeOn(asked), ...call });
    expect(held.title).toContain('有效');
    const again = await counsellor.send(path, { tasks: 'demand', term: 'year', code: codeOn(asked), ...call });
    expect(again.errors['code']).toContain('这个号码用不了');
    const [event] = (await listFileEvents(db, portal.sealer, person.jobseekerId)).filter(
      ({ subject }) => subject === 'begun',
    );
    expect(event?.reason).toContain('最后4位是1、2、3、4');
  });

  test('is ended by the counsellor at the person’s word', async () => {
    const person = await aPerson();
    const set = { tasks: 'demand', term: 'year', ...present };
    const { path } = await counsellor.go(`${person.file}/mandates/new`, set);
    expect((await counsellor.go(`${path}/end`)).text).toContain('由工作人员结束');
    expect((await person.open(path)).text).toContain('由工作人员结束');
  });
});

describe('a counsellor who acts at the desk', () => {
  test('hears for whom, leaves entries of staff, and is back with one tap', async () => {
    const person = await aPerson();
    const path = `${person.file}/acting`;
    const empty = await counsellor.send(path);
    expect(Object.keys(empty.errors).sort()).toEqual(['papers', 'present', 'reason', 'tasks']);
    const start = { tasks: ['demand'], papers: 'identity', present: 'yes', reason: '示例：手不方便' };
    const began = await counsellor.go(path, start);
    expect(began.title).toBe('正在为示例小梁办理：这次可以办的事，同途');
    expect(began.text).toContain('注明由工作人员代填');
    // Nothing else is open meanwhile.
    expect((await counsellor.open('/files')).status).toBe(403);
    const form = await counsellor.open('/record/contact');
    const saved = await counsellor.go('/record/contact', { ...form.values, address: '示例路1号' });
    expect(saved.text).toContain('由工作人员示例老师代填');
    const ended = await counsellor.go('/acting');
    expect(ended.path).toBe(`${person.file}/mandates`);
    expect((await counsellor.open('/record')).status).toBe(403);
    const [, mandate = ''] = /href="(\/mandates\/[\da-f-]{36})"/.exec(ended.html) ?? [];
    expect((await counsellor.send('/acting', { mandate: mandate.split('/').at(-1) ?? '' })).status).toBe(404);

    const own = await person.open(mandate);
    expect(own.text).toContain('工作人员填过的内容');
    const [, change = ''] = new RegExp(`href="(${mandate}/changes/[^"]+)"`).exec(own.html) ?? [];
    expect((await person.open(change)).title).toContain('工作人员更改了联系方式');
    expect((await person.go(change, { answer: 'undo' })).text).toContain('已经改回');
    const log = await person.open('/record/log');
    expect(log.text).toContain('示例：手不方便');
  });
});

describe('a person without an account', () => {
  const file = {
    record: 'yes',
    counsellor: 'yes',
    called: '示例阿婆',
    phone: '138 0000 5678',
    contactWay: 'phone',
    residenceRegion: '450202',
    ...present,
  };
  const made = async () => {
    const { key = '' } = (await counsellor.open('/files/new')).values;
    return counsellor.go('/files/new', { ...file, key });
  };

  test('gets a file after the statements were read and agreed to', async () => {
    const blank = await counsellor.open('/files/new');
    expect(blank.text).toContain('念给本人听：保存我的档案');
    const empty = await counsellor.send('/files/new', { key: blank.values['key'] ?? '' });
    expect(Object.keys(empty.errors).sort()).toEqual(['called', 'counsellor', 'record', 'way']);
    for (const field of Object.keys(empty.errors)) expect(empty.ids).toContain(field);
    const far = await counsellor.send('/files/new', {
      ...file,
      residenceRegion: '420200',
      key: blank.values['key'] ?? '',
    });
    expect(far.errors['residenceRegion']).toContain('不归您的单位');
    const page = await counsellor.go('/files/new', { ...file, key: far.values['key'] ?? '' });
    expect(page.text).toContain('示例阿婆');
    expect(page.text).toContain('由工作人员示例老师代填');
    expect((await counsellor.open('/files')).html).toContain(page.path);
    expect((await elsewhere.open(page.path)).status).toBe(404);
  });

  test('agrees by word of mouth, so that an unusual number of a certificate can be kept', async () => {
    const { path } = await made();
    expect((await counsellor.open(`${path}/certificate`)).text).toContain(
      '还没有同意“保存残疾类别和等级”和“保存身份证号',
    );
    for (const purpose of ['disability', 'identity']) {
      const consent = await counsellor.go(`${path}/consents/${purpose}`, { wish: 'give', ...present });
      expect(consent.text).toContain('已经记下');
    }
    expect((await counsellor.open(`${path}/consents/identity`)).text).toContain('是口头说的，示例老师听到的');
    const blank = await counsellor.send(`${path}/certificate`, { category: 'sight', grade: '1' });
    expect(Object.keys(blank.errors)).toEqual(['seen', 'number']);
    const number = '45020219900307851511B1';
    const saved = await counsellor.go(`${path}/certificate`, { category: 'sight', grade: '1', number, seen: 'yes' });
    expect(saved.text).toContain('已保存，最后4位是1、1、B、1');
    expect(saved.html).not.toContain(number);
    const events = await listFileEvents(db, portal.sealer, path.split('/').at(-1) ?? '');
    expect(events.find(({ kind }) => kind === 'changed')?.reason).toContain('看着证件原件填的');
  });

  test('takes the file over with a code, and reads who had heard what', async () => {
    const { path } = await made();
    const helper = await aHelper();
    const opened = await counsellor.go(`${path}/mandates/new`, { tasks: 'demand', term: 'month', ...present });
    const mandate = await helper.go('/mandates/code', { code: codeOn(opened) });
    const question = await counsellor.open(`${path}/account`);
    expect(question.text).toContain('示例妈妈：登记需求');
    expect(Object.keys((await counsellor.send(`${path}/account`)).errors)).toEqual(['userName', 'papers']);
    const handed = await counsellor.send(`${path}/account`, { userName: '阿婆', papers: 'identity' });
    expect(handed.status).toBe(200);
    const [, code = ''] = /一次性码是(\d{4} \d{4})。/.exec(handed.text) ?? [];
    const [, digits = ''] = /用户名是阿婆，([\d、]+)。/.exec(handed.text) ?? [];
    const name = `阿婆${digits.replaceAll('、', '')}`;
    expect((await helper.open(mandate.path)).text).toContain('由求职者结束');
    expect((await counsellor.open(`${path}/account`)).status).toBe(404);
    expect((await counsellor.open(`${path}/consents`)).status).toBe(404);

    const recovered = await portal.submit('/recovery?step=code', { name, code });
    expect(recovered.status).toBe(303);
    const { account_id: accountId, account_role_id: accountRoleId } = await db
      .selectFrom('account_role')
      .innerJoin('jobseeker', 'jobseeker.account_id', 'account_role.account_id')
      .select(['account_role.account_id', 'account_role_id'])
      .where('jobseeker_id', '=', path.split('/').at(-1) ?? '')
      .executeTakeFirstOrThrow();
    const person = await signIn({ accountId, accountRoleId, called: '示例阿婆', jobseekerId: undefined });
    expect((await person.open('/record')).text).toContain('138 0000 5678');
    const log = await person.open('/record/log');
    expect(log.text).toContain('核对证件，把档案交给了您');
    expect(log.text).toContain('建立了整份档案');
    expect((await person.open('/consents/record')).text).toContain('同意了，是口头说的，工作人员示例老师听到的。');
  });

  test('takes everything back by word of mouth: the file is gone', async () => {
    const { path } = await made();
    const question = await counsellor.open(`${path}/consents/record`);
    expect(question.text).toContain('整份档案马上删除');
    expect((await counsellor.go(`${path}/consents/record`, { wish: 'withdraw', ...present })).path).toBe('/files');
    expect((await counsellor.open(path)).status).toBe(404);
  });
});

test('a helper gets a one-time code at the desk, and whether a name is known is not to be seen', async () => {
  const helper = await aHelper();
  const empty = await counsellor.send('/files/helper-code');
  expect(Object.keys(empty.errors)).toEqual(['name', 'papers', 'reason']);
  const ask = async (name: string) => {
    const page = await counsellor.send('/files/helper-code', { name, papers: 'identity', reason: '示例：忘了密码' });
    return {
      code: /一次性码是(\d{4} \d{4})。/.exec(page.text)?.[1] ?? '',
      plain: page.html.replace(/\d{4} \d{4}/g, ''),
    };
  };
  const name = await nameOf(helper);
  const [known, unknown] = [await ask(name), await ask('示例没有这个人0000')];
  expect(known.plain).toBe(unknown.plain);
  expect((await portal.submit('/recovery?step=code', { name, code: known.code })).status).toBe(303);
  expect((await portal.submit('/recovery?step=code', { name, code: unknown.code })).status).toBe(422);
});
