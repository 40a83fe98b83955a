import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { consentPurposes } from '#src/domain/consent/consent.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { listFileEvents } from '#src/domain/file/file-queries.ts';
import { checkDigit } from '#src/domain/jobseeker/identity-number.ts';
import { recordParts } from '#src/domain/jobseeker/jobseeker.ts';
import { findFile } from '#src/domain/jobseeker/jobseeker-queries.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount, cookieOf } from '../account-factories.ts';
import type { MadeAccount } from '../account-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { startRunningServer } from '../process/running-server.ts';
import { readFormPage } from './form-page.ts';

const key = randomBytes(32);
const sealer = createSealer(key);
const first = '45020219900307381';
const identity = first + checkDigit(first);
const certificate = `${identity}12`;
const parts = Object.keys(recordParts);

let portal: Portal;
let db: Kysely<Database>;
let person: MadeAccount;
let jobseekerId: string;
let cookie: string;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty', environment: { FIELD_KEY: key.toString('base64') } });
  db = openDatabase(portal.databaseUrl);
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
});
beforeEach(async () => {
  await db.updateTable('jobseeker').set({ identity_fingerprint: null, certificate_fingerprint: null }).execute();
  person = await anAccount(db, sealer);
  jobseekerId = person.jobseekerId ?? '';
  cookie = await cookieOf(db, person);
});

const agree = async (...purposes: readonly (typeof consentPurposes)[number][]) => {
  const actor = { accountId: person.accountId, role: 'jobseeker' } as const;
  for (const purpose of purposes) await giveConsent(db, sealer, { jobseekerId, purpose, actor }, new Date());
};
const open = async (path: string, as = cookie) => readFormPage(await portal.visit(path, { headers: { cookie: as } }));
const send = (path: string, fields: Record<string, string>, as = cookie) =>
  portal.submit(path, fields, { headers: { cookie: as } });
const save = async (path: string, fields: Record<string, string>) => {
  const response = await send(path, fields);
  expect(response.status).toBe(303);
  return response.headers.get('location');
};
const kept = async () => (await findFile(db, sealer, jobseekerId))?.person;
const kinds = async () => (await listFileEvents(db, sealer, jobseekerId)).map(({ kind }) => kind);
const helping = async (tasks: string) => {
  const helper = await anAccount(db, sealer, { role: 'helper', called: '示例妈妈' });
  const mandateId = randomUUID();
  const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  await db
    .insertInto('mandate')
    .values({
      ...{ mandate_id: mandateId, jobseeker_id: jobseekerId, helper_id: helper.accountId, tasks, term: 'month' },
      ...{ state: 'active', begun_by: 'person', starts_at: at(-1), ends_at: at(20), created_at: at(-1) },
    })
    .execute();
  return cookieOf(db, helper, { mandateId });
};

describe('my record', () => {
  test('says 未知 for what nobody told, and leads to a form for each part', async () => {
    const page = await open('/record');
    expect(page.status).toBe(200);
    expect(page.headings).toEqual(['我的档案', ...Object.values(recordParts), '您的权利']);
    expect(page.html.match(/<dd[^>]*>未知<\/dd>/g)).toHaveLength(18);
    for (const part of parts) expect(page.html).toContain(`href="/record/${part}"`);
  });

  test('is kept by no cache and no search engine', async () => {
    const response = await portal.visit('/record', { headers: { cookie } });
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toContain('noindex');
  });

  test('is nobody’s but its owner’s: others sign in, are refused, or see their own', async () => {
    await agree('record');
    await save('/record/contact', { phone: '138 1234 5678' });
    const paths = ['/record', '/record/contact', '/record/identity/number', '/record/log'];
    for (const path of paths) {
      const signedOut = await portal.visit(path);
      expect([path, signedOut.status]).toEqual([path, 303]);
      for (const role of ['helper', 'counsellor', 'employer', 'administrator'] as const) {
        const other = await portal.visit(path, {
          headers: { cookie: await cookieOf(db, await anAccount(db, sealer, { role })) },
        });
        expect([path, role, other.status]).toEqual([path, role, 403]);
      }
    }
    const another = await open('/record', await cookieOf(db, await anAccount(db, sealer)));
    expect(another.html).not.toContain('138 1234 5678');
    const part = await portal.visit('/record/moon', { headers: { cookie } });
    expect(part.status).toBe(404);
  });
});

describe('a part of my record', () => {
  test.each(parts)('%s asks for consent first, and comes back after it', async (part) => {
    const purpose = { identity: 'identity', certificate: 'disability' }[part] ?? 'record';
    const to = (wanted: string) => `/consents/${wanted}?next=${encodeURIComponent(`/record/${part}`)}`;
    const location = async () =>
      (await portal.visit(`/record/${part}`, { headers: { cookie } })).headers.get('location');
    expect(await location()).toBe(to('record'));
    const sent = await send(`/record/${part}`, { called: '示例', number: identity, category: 'sight', grade: '2' });
    expect(sent.headers.get('location')).toBe(to('record'));
    await agree('record');
    if (purpose !== 'record') expect(await location()).toBe(to(purpose));
    await agree(purpose as 'record');
    expect(await location()).toBeNull();
    expect(Object.keys((await kept()) ?? {})).toEqual(['called']);
  });

  test('is filled in with what is kept, saved, and confirmed where one arrives', async () => {
    await agree('record');
    const contact = { phone: '13812345678', address: '示例路1号', contactWay: 'post' };
    expect(await save('/record/contact', contact)).toBe('/record?changed=contact#main');
    const record = await open('/record?changed=contact');
    expect(record.text).toContain('已保存：联系方式');
    expect(record.text).toMatch(/电话 ?138 1234 5678/);
    const form = await open('/record/contact');
    expect(form.values).toEqual({ ...contact, phone: '138 1234 5678', for: '' });
    expect(await kinds()).toEqual(['changed', 'consent']);
  });

  test.each([
    { part: 'name', typed: { called: '', name: '名'.repeat(31) }, wrong: ['called', 'name'] },
    { part: 'contact', typed: { phone: '138 1234', address: '示例路', contactWay: 'phone' }, wrong: ['phone'] },
    {
      part: 'region',
      typed: { residenceRegion: '450202', registrationRegion: '999999' },
      wrong: ['registrationRegion'],
    },
    { part: 'background', typed: { bornOn: '1990年2月30日', gender: 'male' }, wrong: ['bornOn'] },
    { part: 'studies', typed: { school: '示例大学', graduatesOn: '明年夏天' }, wrong: ['graduatesOn'] },
    { part: 'identity', typed: { number: identity.slice(0, 17) }, wrong: ['number'] },
    { part: 'certificate', typed: { number: certificate, category: 'hearing', grade: '2' }, wrong: ['number'] },
    { part: 'certificate', typed: { number: certificate }, wrong: ['category', 'grade'] },
  ])('$part with mistakes names each and keeps what was typed: $wrong', async ({ part, typed, wrong }) => {
    await agree('record', 'disability', 'identity');
    const page = await readFormPage(await send(`/record/${part}`, typed));
    expect(page.status).toBe(422);
    expect(page.title).toMatch(/^错误：更改/);
    expect(Object.keys(page.errors)).toEqual(wrong);
    for (const field of wrong) expect(page.ids).toContain(field);
    const { registrationRegion: _, ...shown } = typed as Record<string, string>;
    expect(page.values).toMatchObject(shown);
    expect(await kinds()).not.toContain('changed');
  });

  test('turns nothing that was typed into markup', async () => {
    await agree('record');
    const typed = '"><script>alert(1)</script>';
    const page = await readFormPage(await send('/record/name', { called: typed.repeat(3), name: typed }));
    expect(page.markup).not.toMatch(/<script>(?!'serviceWorker')/);
    await save('/record/name', { called: '<b>示例</b>', name: '<b>示例</b>' });
    expect((await open('/record')).markup).not.toContain('<b>');
  });

  test('keeps no certificate number without its own consent, but category and grade', async () => {
    await agree('record', 'disability');
    const form = await open('/record/certificate');
    expect(form.ids).not.toContain('number');
    await save('/record/certificate', { category: 'sight', grade: '2', number: certificate });
    expect((await kept())?.certificate).toEqual({ category: 'sight', grade: '2' });
  });
});

describe('a number', () => {
  beforeEach(() => agree('record', 'disability', 'identity'));

  test('is masked on every page, and in full only after pressing the button, with an event', async () => {
    await save('/record/identity', { number: identity });
    await save('/record/certificate', { category: 'sight', grade: '2', number: certificate });
    const pages = ['/record', '/record/identity', '/record/certificate', '/record/identity/number', '/record/log'];
    for (const path of pages) expect((await open(path)).html.replace(/\s/g, '')).not.toContain(identity.slice(0, 14));
    expect((await open('/record')).text).toContain(`最后4位是${[...identity.slice(-4)].join('、')}`);

    const shown = await readFormPage(await send('/record/certificate/number', {}));
    expect(shown.text).toContain('450202 19900307 ');
    expect(shown.title).toBe('您的完整残疾人证号，同途');
    expect((await kinds())[0]).toBe('revealed');
    expect((await open('/record/log')).text).toContain('您显示了完整的残疾人证');
  });

  test('that is not there cannot be shown', async () => {
    expect((await open('/record/identity/number')).status).toBe(404);
    expect((await send('/record/identity/number', {})).status).toBe(404);
    expect((await open('/record/name/number')).status).toBe(404);
  });

  test('is not shown to a form of another site', async () => {
    await save('/record/identity', { number: identity });
    const response = await portal.submit(
      '/record/identity/number',
      {},
      { headers: { cookie, origin: 'https://evil.example' } },
    );
    expect(response.status).toBe(403);
    expect(await kinds()).not.toContain('revealed');
  });

  test('is taken in full width and in groups, and removed when that is asked for', async () => {
    const wide = identity.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    await save('/record/identity', { number: `${wide.slice(0, 6)}　${wide.slice(6, 14)} ${wide.slice(14)}` });
    expect((await kept())?.identityNumber).toBe(identity);
    expect(await save('/record/identity', { number: '' })).toBe('/record#main');
    await save('/record/identity', { number: '', remove: 'yes' });
    expect((await kept())?.identityNumber).toBeUndefined();
  });

  test('that another file has is not saved, and nobody is told why', async () => {
    await save('/record/identity', { number: identity });
    person = await anAccount(db, sealer);
    [jobseekerId, cookie] = [person.jobseekerId ?? '', await cookieOf(db, person)];
    await agree('record', 'identity');
    const page = await readFormPage(await send('/record/identity', { number: identity }));
    expect(page.status).toBe(422);
    expect(page.errors['number']).toBe('这个号码现在不能保存。请联系就业辅导员，请他们看着证件核对。');
    expect(page.text).not.toMatch(/别人|其他人|已被|重复/);
    expect((await kept())?.identityNumber).toBeUndefined();
  });
});

describe('a helper with a mandate', () => {
  test('fills in the record; the person hears who did it, and that it was read', async () => {
    await agree('record');
    const helper = await helping('demand');
    const record = await open('/record', helper);
    expect(record.headings[0]).toContain('示例小林的档案');
    await send('/record/contact', { phone: '13812345678' }, helper);
    expect((await open('/record')).text).toMatch(/由家属示例妈妈代填，\d{4}年\d+月\d+日/);
    const log = await open('/record/log');
    expect(log.text).toContain('家属示例妈妈受您委托，更改了联系方式');
    expect(log.text).toContain('家属示例妈妈受您委托，查看了整份档案');
    await open('/record', helper);
    expect((await kinds()).filter((kind) => kind === 'read')).toHaveLength(1);
  });

  test('cannot agree for the person, see a full number, the log, or anything without the task', async () => {
    await agree('record', 'identity');
    await save('/record/identity', { number: identity });
    const helper = await helping('demand,message');
    const certificatePage = await open('/record/certificate', helper);
    expect(certificatePage.text).toContain('本人还没有同意');
    expect(certificatePage.ids).not.toContain('category');
    expect((await open('/record/identity/number', helper)).status).toBe(403);
    expect((await send('/record/identity/number', {}, helper)).status).toBe(403);
    expect((await open('/record/log', helper)).status).toBe(403);
    const other = await helping('message');
    expect((await open('/record', other)).status).toBe(403);
    expect((await send('/record/contact', { phone: '13812345678' }, other)).status).toBe(403);
    expect(await kept()).not.toHaveProperty('phone');
  });
});

describe('the log of my record', () => {
  test('begins with nothing to tell, and can be read on page by page', async () => {
    expect((await open('/record/log')).text).toContain('还没有记录');
    await agree('record');
    for (let count = 0; count < 52; count += 1) await save('/record/contact', { address: `示例路${count}号` });
    const log = await open('/record/log');
    expect(log.text).toContain('共53条记录');
    expect(log.html).toContain('href="/record/log?before=4"');
    const older = await open('/record/log?before=4');
    expect(older.html.replace(/>\s+/g, '>').match(/<li>\d+点/g)).toHaveLength(3);
    for (const before of ['0', '-1', 'x', '1e3', '99999999999'])
      expect((await open(`/record/log?before=${before}`)).status).toBe(404);
  });

  test('says so when a record was taken out', async () => {
    await agree('record');
    await save('/record/contact', { address: '示例路1号' });
    await save('/record/contact', { address: '示例路2号' });
    await db.deleteFrom('file_event').where('jobseeker_id', '=', jobseekerId).where('place', '=', 2).execute();
    expect((await open('/record/log')).text).toContain('从第2条开始，有记录不见了');
  });
});

test('no number, name or phone gets into the log of the server, an address or a title, whatever goes wrong', async () => {
  vi.stubEnv('FIELD_KEY', key.toString('base64'));
  const server = await startRunningServer({ databaseUrl: portal.databaseUrl });
  try {
    await agree('record', 'disability', 'identity');
    const secrets = [identity, certificate, '13812345678', '138 1234 5678', '金丝雀', '示例小林'];
    const fields: [string, Record<string, string>][] = [
      ['/record/identity', { number: identity }],
      ['/record/identity', { number: `${identity}1` }],
      ['/record/certificate', { number: certificate, category: 'sight', grade: '2' }],
      ['/record/certificate', { number: certificate, category: 'sight', grade: '3' }],
      ['/record/contact', { phone: '13812345678', address: '金丝雀' }],
      ['/record/name', { called: '金丝雀', name: '金丝雀' }],
      ['/record/identity/number', {}],
      ['/record/moon', { number: identity }],
    ];
    for (const [path, typed] of fields) {
      const answer = await server.submit(path, typed, { cookie });
      const title = /<title>[^]*?<\/title>/.exec(answer.body.toString())?.[0] ?? '';
      for (const secret of secrets) expect(`${title}${answer.headers.location ?? ''}`).not.toContain(secret);
    }
    // What is kept cannot be opened any more: the page fails, and says nothing of it in the log.
    await db
      .updateTable('jobseeker')
      .set({ sealed_person: `broken ${identity}` })
      .where('jobseeker_id', '=', jobseekerId)
      .execute();
    const failed = await server.ask('/record', { headers: { cookie } });
    expect(failed.status).toBe(500);
    expect(failed.body.toString()).not.toContain(identity);
    const lines = JSON.stringify(await server.lines());
    expect(lines).toContain('/record/[part]/number');
    for (const secret of secrets) expect(lines).not.toContain(secret);
  } finally {
    vi.unstubAllEnvs();
    await server.stop();
  }
});
