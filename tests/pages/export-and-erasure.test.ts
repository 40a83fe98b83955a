import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { hashPassword } from '#src/domain/account/password.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { listFileEvents } from '#src/domain/file/file-queries.ts';
import { recordEvent } from '#src/domain/file/record-event.ts';
import { sealPerson } from '#src/domain/jobseeker/person.ts';
import { anAccount, anOrganisation, cookieOf } from '../account-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';

const password = '示例密码很长很长';
const passwordHash = await hashPassword(password);

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

const identityNumber = '110101199003078515';

async function aVisitor() {
  const { sealer } = portal;
  const account = await anAccount(db, sealer, { called: '示例金女士', residenceRegion: '450200' });
  const { accountId, jobseekerId = '' } = account;
  await db.updateTable('account').set({ password_hash: passwordHash }).where('account_id', '=', accountId).execute();
  await db
    .updateTable('jobseeker')
    .set({
      sealed_person: sealPerson(sealer, {
        called: '示例金女士',
        name: '示例金一',
        phone: '138 0000 0000',
        identityNumber,
        certificate: { category: 'sight', grade: '1', number: `${identityNumber}11` },
      }),
    })
    .where('jobseeker_id', '=', jobseekerId)
    .execute();
  const headers = { cookie: await cookieOf(db, account) };
  return {
    accountId,
    jobseekerId,
    open: async (path: string) => readFormPage(await portal.visit(path, { headers })),
    send: (path: string, fields: Record<string, string>) => portal.submit(path, fields, { headers }),
  };
}

describe('the export', () => {
  test('shows on one page what is held: account, devices, record, consents, log, mandates', async () => {
    const { open, accountId, jobseekerId } = await aVisitor();
    const actor = { accountId, role: 'jobseeker' } as const;
    await giveConsent(db, portal.sealer, { jobseekerId, purpose: 'record', actor }, new Date());
    const organisationId = await anOrganisation(db);
    const counsellor = await anAccount(db, portal.sealer, { role: 'counsellor', called: '示例李老师', organisationId });
    const reader = { accountId: counsellor.accountId, role: 'counsellor', organisationId } as const;
    const reading = { jobseekerId, kind: 'read', subject: 'file', actor: reader, reason: '准备面谈' } as const;
    await recordEvent(db, portal.sealer, reading, new Date());
    const helper = await anAccount(db, portal.sealer, { role: 'helper', called: '示例妈妈' });
    const now = new Date().toISOString();
    await db
      .insertInto('mandate')
      .values({
        ...{ mandate_id: randomUUID(), jobseeker_id: jobseekerId, helper_id: helper.accountId, tasks: 'demand' },
        ...{ term: 'month', state: 'active', begun_by: 'person', code_fingerprint: null, sealed_code: null },
        ...{ code_expires_at: null, starts_at: now, ends_at: '2099-01-01T00:00:00.000Z', ended_at: null },
        ...{ ended_by: null, created_at: now },
      })
      .execute();

    const page = await open('/record/export');
    expect(page.status).toBe(200);
    expect(page.title).toBe('本站保存的我的信息，同途');
    for (const words of ['示例金女士', '示例金一', '138 0000 0000', '视力残疾', '求职者，', 'Chrome，Windows电脑'])
      expect(page.text).toContain(words);
    expect(page.text).toContain('保存我的档案：已经同意。');
    expect(page.text).toContain('示例李老师查看了整份档案。理由：“准备面谈”。');
    expect(page.text).toContain('帮您的人：示例妈妈。可以做：登记需求。');
    // Whole numbers stand on no page that opens by itself.
    expect(page.html).not.toContain(identityNumber);
  });

  test('downloads the same as a file that no browser or cache keeps, and says so in the log', async () => {
    const { send, jobseekerId } = await aVisitor();
    const response = await send('/record/export', {});
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="tongtu-export.json"');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const text = await response.text();
    expect(text).not.toContain(identityNumber);
    expect(JSON.parse(text)).toMatchObject({
      account: { called: '示例金女士' },
      record: { person: { name: '示例金一', identityNumber: '只写最后4位：8515' } },
      consents: expect.arrayContaining([expect.objectContaining({ purpose: '保存我的档案', state: '还没有同意' })]),
    });
    expect(await listFileEvents(db, portal.sealer, jobseekerId)).toMatchObject([{ kind: 'exported', isOwner: true }]);
  });

  test('holds whole numbers only when that is asked for, and the log says that too', async () => {
    const { send, jobseekerId } = await aVisitor();
    const text = await (await send('/record/export', { numbers: 'yes' })).text();
    expect(JSON.parse(text)).toMatchObject({ record: { person: { identityNumber } } });
    expect((await listFileEvents(db, portal.sealer, jobseekerId))[0]?.reason).toContain('完整的号码');
  });

  test('hands out nothing that signs in, and nothing of anybody else', async () => {
    const [first, second] = [await aVisitor(), await aVisitor()];
    const text = await (await first.send('/record/export', { numbers: 'yes' })).text();
    const rows = await db
      .selectFrom('session')
      .select('session_id')
      .where('account_id', '=', first.accountId)
      .execute();
    for (const secret of [passwordHash, 'argon2', ...rows.map((row) => row.session_id), second.jobseekerId])
      expect(text).not.toContain(secret);
  });

  test('is there for a helper too, who has no record', async () => {
    const helper = await anAccount(db, portal.sealer, { role: 'helper', called: '示例妈妈' });
    const headers = { cookie: await cookieOf(db, helper) };
    const page = await readFormPage(await portal.visit('/record/export', { headers }));
    expect(page.status).toBe(200);
    expect(page.headings).not.toContain('档案');
    expect((await portal.submit('/record/export', {}, { headers })).status).toBe(200);
  });
});

describe('the erasure', () => {
  test('says plainly what goes, what ends and what stays, before it asks for the password', async () => {
    const { open } = await aVisitor();
    const page = await open('/account/erasure');
    expect(page.headings).toEqual(expect.arrayContaining(['马上删除的', '马上结束的', '留下的，为什么留']));
    expect(page.text).toContain('法律要求保存多久：未知');
    expect(page.ids).toContain('password');
  });

  test('erases, signs out everywhere and leads to a page that says so', async () => {
    const { open, send, accountId, jobseekerId } = await aVisitor();
    const response = await send('/account/erasure', { password });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/account/erased#main']);
    expect(response.headers.get('set-cookie')).toMatch(/^session=deleted; .*Expires=Thu, 01 Jan 1970/);
    expect((await open('/account/erasure')).status).toBe(303);
    const said = await open('/account/erased');
    expect([said.status, said.headings[0]]).toEqual([200, '账号已经注销']);
    const account = await db
      .selectFrom('account')
      .selectAll()
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow();
    expect(account.deleted_at).not.toBeNull();
    const file = await db
      .selectFrom('jobseeker')
      .select(['erased_at', 'sealed_person'])
      .where('jobseeker_id', '=', jobseekerId)
      .executeTakeFirstOrThrow();
    expect(portal.sealer.unseal(file.sealed_person)).toBe('{"called":""}');
  });

  test.each([
    [{}, '请写您的密码。'],
    [{ password: '不对的密码' }, '密码不对。请再写一次。什么都没有删除。'],
    [{ password: '长'.repeat(1001) }, '密码不对。请再写一次。'],
  ])('with %j is refused, shows no password again and deletes nothing', async (fields, message) => {
    const { send, open } = await aVisitor();
    const page = await readFormPage(await send('/account/erasure', fields));
    expect(page.status).toBe(422);
    expect(page.errors).toEqual({ password: message });
    expect(page.values['password']).toBe('');
    expect((await open('/account/erasure')).status).toBe(200);
  });

  test('is not offered to staff', async () => {
    const organisationId = await anOrganisation(db);
    const counsellor = await anAccount(db, portal.sealer, { role: 'counsellor', organisationId });
    const headers = { cookie: await cookieOf(db, counsellor) };
    const page = await readFormPage(await portal.visit('/account/erasure', { headers }));
    expect(page.headings).toContain('现在不能注销');
    expect(page.ids).not.toContain('password');
    expect((await portal.submit('/account/erasure', { password }, { headers })).status).toBe(422);
  });

  test('cannot be asked for by another site', async () => {
    const { send, open } = await aVisitor();
    expect((await send('/account/erasure', { password: 'x' })).status).toBe(422);
    const { accountId } = await aVisitor();
    const cookie = await cookieOf(db, { accountId, accountRoleId: '' });
    const headers = { cookie, origin: 'https://evil.example' };
    expect((await portal.submit('/account/erasure', { password }, { headers })).status).toBe(403);
    expect((await open('/account/erasure')).status).toBe(200);
  });
});
