import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { listFileEvents } from '#src/domain/file/file-queries.ts';
import { sealPerson } from '#src/domain/jobseeker/person.ts';
import { anAccount, anOrganisation, cookieOf } from '../account-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';

const certificate = '45020019900307851541';
const name = '示例梁文';

let portal: Portal;
let db: Kysely<Database>;
let counsellor: { accountId: string; cookie: string };
let elsewhere: { accountId: string; cookie: string };
beforeAll(async () => {
  portal = await startPortal({ content: 'empty' });
  db = openDatabase(portal.databaseUrl);
  const staff = async (regionCode: string) => {
    const organisationId = await anOrganisation(db, { regionCode });
    const account = await anAccount(db, portal.sealer, { role: 'counsellor', called: '示例老师', organisationId });
    return { ...account, cookie: await cookieOf(db, account) };
  };
  counsellor = await staff('450200');
  elsewhere = await staff('420200');
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
});

const open = async (path: string, { cookie } = counsellor) =>
  readFormPage(await portal.visit(path, { headers: { cookie } }));
const submit = (path: string, fields: Record<string, string | readonly string[]>, { cookie } = counsellor) =>
  portal.submit(path, fields, { headers: { cookie } });

async function aPerson({ agrees = true, onCaseload = false } = {}) {
  const person = await anAccount(db, portal.sealer, {
    called: '示例小梁',
    residenceRegion: '450200',
    ...(onCaseload ? { counsellorId: counsellor.accountId } : {}),
  });
  const jobseekerId = person.jobseekerId ?? '';
  const actor = { accountId: person.accountId, role: 'jobseeker' } as const;
  const [print] = portal.sealer.fingerprints('certificate-number', certificate);
  const full = { called: '示例小梁', name, certificate: { number: certificate } };
  await db
    .updateTable('jobseeker')
    .set({ certificate_fingerprint: null })
    .where('certificate_fingerprint', '=', print)
    .execute();
  await db
    .updateTable('jobseeker')
    .set({ certificate_fingerprint: print, sealed_person: sealPerson(portal.sealer, full) })
    .where('jobseeker_id', '=', jobseekerId)
    .execute();
  if (agrees)
    for (const purpose of ['record', 'counsellor'] as const)
      await giveConsent(db, portal.sealer, { jobseekerId, purpose, actor }, new Date());
  return { jobseekerId, path: `/files/${jobseekerId}` };
}

const reads = async (jobseekerId: string) =>
  (await listFileEvents(db, portal.sealer, jobseekerId)).filter(({ kind }) => kind === 'read');

describe('the caseload', () => {
  test('names people by how they want to be addressed, and says neither name nor number', async () => {
    const { path } = await aPerson({ onCaseload: true });
    const page = await open('/files');
    expect(page.html).toContain(`href="${path}"`);
    expect(page.text).toContain('示例小梁');
    expect(page.text).toContain('居住地：柳州市');
    expect(page.html).not.toContain(name);
    expect(page.html).not.toContain(certificate);
    expect((await open('/files', elsewhere)).text).toContain('现在没有由您负责的人');
  });

  test('finds a person by the number, which stands in no address, and not from another region', async () => {
    const { path } = await aPerson();
    const response = await submit('/files', { number: certificate });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`${path}#main`);
    const none = await readFormPage(await submit('/files', { number: certificate }, elsewhere));
    expect(none.status).toBe(422);
    expect(none.errors['number']).toContain('没有这个人的档案');
    expect((await readFormPage(await submit('/files', {}))).errors).toEqual({
      number: '请写残疾人证号、身份证号或者登录名。',
    });
  });
});

describe('a file', () => {
  test('of one’s own caseload opens at once, on record, with numbers masked and no name in the title', async () => {
    const { jobseekerId, path } = await aPerson({ onCaseload: true });
    const page = await open(path);
    expect(page.status).toBe(200);
    expect(page.title).toBe('档案，同途');
    expect(page.text).toContain(name);
    expect(page.html).not.toContain(certificate);
    expect(await reads(jobseekerId)).toHaveLength(1);
  });

  test('of somebody else’s asks for a reason first and shows nothing until there is one', async () => {
    const { jobseekerId, path } = await aPerson();
    const question = await open(path);
    expect(question.headings[0]).toBe('打开档案要写理由');
    expect(question.html).not.toContain(name);
    expect(question.html).not.toContain('示例小梁');
    const empty = await readFormPage(await submit(path, {}));
    expect(empty.status).toBe(422);
    expect(empty.errors).toEqual({ reason: '请写下理由。' });
    expect(await reads(jobseekerId)).toEqual([]);
    const page = await readFormPage(await submit(path, { reason: '示例：本人来窗口' }));
    expect(page.status).toBe(200);
    expect(page.text).toContain(name);
    expect(await reads(jobseekerId)).toMatchObject([{ reason: '示例：本人来窗口' }]);
    // The next opening asks again.
    expect((await open(path)).headings[0]).toBe('打开档案要写理由');
  });

  test('shows nothing of a person who has not agreed', async () => {
    const { jobseekerId, path } = await aPerson({ agrees: false, onCaseload: true });
    for (const page of [await open(path), await readFormPage(await submit(path, { reason: '示例' }))]) {
      expect(page.headings[0]).toBe('本人没有同意');
      expect(page.html).not.toContain(name);
      expect(page.html).not.toContain('示例小梁');
    }
    expect((await open(`${path}/counsellor`)).status).toBe(404);
    expect(await reads(jobseekerId)).toEqual([]);
  });

  test('of another region does not exist', async () => {
    const { jobseekerId, path } = await aPerson();
    for (const page of ['', '/code', '/counsellor']) {
      expect((await open(`${path}${page}`, elsewhere)).status).toBe(404);
      const sent = { reason: '示例', papers: 'identity', wanted: 'take' };
      expect((await submit(`${path}${page}`, sent, elsewhere)).status).toBe(404);
    }
    expect(await reads(jobseekerId)).toEqual([]);
  });

  test('comes onto the caseload and leaves it with a reason', async () => {
    const { path } = await aPerson();
    expect((await open(`${path}/counsellor`)).headings[0]).toBe('由我负责');
    expect((await submit(`${path}/counsellor`, { wanted: 'take' })).status).toBe(422);
    const taken = await submit(`${path}/counsellor`, { wanted: 'take', reason: '示例：住在本街道' });
    expect(taken.headers.get('location')).toBe(`${path}#main`);
    expect((await open(path)).headings[0]).toBe('档案');
    await submit(`${path}/counsellor`, { wanted: 'leave', reason: '示例：搬走了' });
    expect((await open(path)).headings[0]).toBe('打开档案要写理由');
  });
});

describe('a code of the desk', () => {
  test('is given out after papers were checked, is shown once, and lets the person in at the recovery page', async () => {
    const { jobseekerId, path } = await aPerson({ agrees: false });
    const empty = await readFormPage(await submit(`${path}/code`, {}));
    expect(empty.status).toBe(422);
    expect(Object.keys(empty.errors)).toEqual(['papers', 'reason']);
    for (const field of Object.keys(empty.errors)) expect(empty.ids).toContain(field);
    const sent = { papers: ['identity', 'certificate'], reason: '示例：忘了密码' };
    const response = await submit(`${path}/code`, sent);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const page = await readFormPage(response);
    const [, code = ''] = /一次性码是(\d{4} \d{4})。/.exec(page.text) ?? [];
    expect(code).not.toBe('');
    expect((await open(`${path}/code`)).html).not.toContain(code);

    const { sealed_sign_in_name } = await db
      .selectFrom('account')
      .innerJoin('jobseeker', 'jobseeker.account_id', 'account.account_id')
      .select('sealed_sign_in_name')
      .where('jobseeker_id', '=', jobseekerId)
      .executeTakeFirstOrThrow();
    const signInName = portal.sealer.unseal(sealed_sign_in_name);
    const recovered = await portal.submit('/recovery?step=code', { name: signInName, code });
    expect(recovered.status).toBe(303);
    expect(recovered.headers.get('set-cookie')).toContain('recovery=');
  });
});
