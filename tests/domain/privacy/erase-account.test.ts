import { randomBytes, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '#src/domain/account/account.ts';
import { hashPassword } from '#src/domain/account/password.ts';
import { sessionIdOf } from '#src/domain/account/session.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { checkFileChain, listFileEvents } from '#src/domain/file/file-queries.ts';
import { recordEvent } from '#src/domain/file/record-event.ts';
import { sealPerson } from '#src/domain/jobseeker/person.ts';
import { queueMessage } from '#src/domain/message/queue-message.ts';
import { eraseAccount } from '#src/domain/privacy/erase-account.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount, anOrganisation, cookieOf } from '../../account-factories.ts';
import type { MadeAccount } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';

const sealer = createSealer(randomBytes(32));
const monday = new Date('2026-11-23T02:00:00.000Z');
const tuesday = new Date('2026-11-24T02:00:00.000Z');
const password = '示例密码很长很长';
const canary = '金丝雀';
const passwordHash = await hashPassword(password);

let db: Kysely<Database>;
beforeEach(async () => {
  db = await freshDatabase();
});

async function signIn(account: MadeAccount): Promise<{ visitor: Visitor; token: string }> {
  const token = (await cookieOf(db, account)).replace('session=', '');
  const visitor = await findVisitor(db, sealer, token);
  if (!visitor) throw new Error('The account cannot sign in');
  return { visitor, token };
}

async function aPerson(called = `${canary}称呼`) {
  const account = await anAccount(db, sealer, { called, residenceRegion: '450200' });
  await db
    .updateTable('account')
    .set({
      password_hash: passwordHash,
      sealed_sign_in_name: sealer.seal(`${canary}登录名`),
      sign_in_fingerprint: sealer.fingerprints('sign-in', called)[0],
      phone_confirmed_at: monday.toISOString(),
    })
    .where('account_id', '=', account.accountId)
    .execute();
  return { ...account, jobseekerId: account.jobseekerId ?? '', ...(await signIn(account)) };
}

async function aMandate(jobseekerId: string, helperId: string): Promise<string> {
  const mandate_id = randomUUID();
  await db
    .insertInto('mandate')
    .values({
      ...{
        mandate_id,
        jobseeker_id: jobseekerId,
        helper_id: helperId,
        tasks: 'demand',
        term: 'month',
        state: 'active',
      },
      ...{ begun_by: 'person', code_fingerprint: null, sealed_code: null, code_expires_at: null },
      ...{ starts_at: monday.toISOString(), ends_at: '2027-01-01T00:00:00.000Z', ended_at: null, ended_by: null },
      created_at: monday.toISOString(),
    })
    .execute();
  return mandate_id;
}

/** Every value of every table, sealed ones opened. */
async function everythingKept(): Promise<Record<string, string[]>> {
  const tables = await db.introspection.getTables();
  const kept: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = (await db
      .selectFrom(name as keyof Database)
      .selectAll()
      .execute()) as Record<string, unknown>[];
    kept[name] = rows.flatMap((row) =>
      Object.values(row)
        .map(String)
        .map((value) => (value.startsWith('sealed.') ? sealer.unseal(value) : value)),
    );
  }
  return kept;
}

const tablesWith = async (text: string): Promise<string[]> =>
  Object.entries(await everythingKept())
    .filter(([, values]) => values.some((value) => value.includes(text)))
    .map(([name]) => name)
    .sort();

/** A person of whom something is kept in every table that can keep it. */
async function aPersonEverywhere() {
  const person = await aPerson();
  const { accountId, jobseekerId } = person;
  const helper = await anAccount(db, sealer, { role: 'helper', called: '示例家属' });
  const counsellor = await anAccount(db, sealer, { role: 'counsellor', organisationId: await anOrganisation(db) });
  const sealed = sealer.seal(`${canary}文字`);
  const at = monday.toISOString();
  const actor = { accountId, role: 'jobseeker' } as const;
  await db
    .updateTable('jobseeker')
    .set({
      sealed_person: sealPerson(sealer, {
        called: `${canary}称呼`,
        name: `${canary}姓名`,
        phone: '138 0000 0000',
        bornOn: '2020-03-07',
        identityNumber: '110101202003070000',
        certificate: { category: 'sight', grade: '1', number: '11010120200307000011' },
      }),
      counsellor_id: counsellor.accountId,
      identity_fingerprint: `${canary}身份证`,
      certificate_fingerprint: `${canary}残疾人证`,
      education: `${canary}学历`,
      contact_way: `${canary}方式`,
    })
    .where('jobseeker_id', '=', jobseekerId)
    .execute();
  const guardian = { name: `${canary}监护人`, relation: 'parent' } as const;
  await giveConsent(db, sealer, { jobseekerId, purpose: 'record', actor, guardian }, monday);
  const reader = { accountId: counsellor.accountId, role: 'counsellor' } as const;
  const reading = { jobseekerId, kind: 'read', subject: 'file', actor: reader, reason: `${canary}理由` } as const;
  await recordEvent(db, sealer, reading, monday);
  const mandateId = await aMandate(jobseekerId, helper.accountId);
  await db
    .insertInto('mandate_event')
    .values({
      ...{ mandate_event_id: randomUUID(), mandate_id: mandateId, kind: 'changed', subject: 'name' },
      ...{ sealed_before: sealed, sealed_after: sealed, actor_id: helper.accountId, happened_at: at },
      ...{ answered_at: null, answer: null },
    })
    .execute();
  await db.updateTable('mandate').set({ sealed_code: sealed, code_fingerprint: canary }).execute();
  await db
    .insertInto('passkey')
    .values({
      ...{ passkey_id: canary, account_id: accountId, public_key: canary, counter: 0, transports: '' },
      ...{ name: `${canary}手机`, created_at: at, used_at: null },
    })
    .execute();
  await db
    .insertInto('one_time_generator')
    .values({ account_id: accountId, sealed_secret: sealed, created_at: at, confirmed_at: at, last_step: 0 })
    .execute();
  await db
    .insertInto('one_time_code')
    .values({
      ...{ one_time_code_id: randomUUID(), account_id: accountId, kind: 'phone', fingerprint: canary },
      ...{ phone_fingerprint: canary, issued_by: null, created_at: at, expires_at: at, tries: 0, used_at: null },
    })
    .execute();
  await db
    .insertInto('kept_answers')
    .values({
      kept_answers_id: randomUUID(),
      account_id: accountId,
      path: canary,
      sealed_answers: sealed,
      expires_at: at,
    })
    .execute();
  await db
    .insertInto('security_event')
    .values({ security_event_id: randomUUID(), account_id: accountId, kind: canary, happened_at: at })
    .execute();
  const message = { messageId: randomUUID(), accountId, recipient: `${canary}号码`, text: canary, expiresAt: tuesday };
  await queueMessage(db, sealer, message, monday);
  await db
    .insertInto('staff_event')
    .values({
      ...{ staff_event_id: randomUUID(), kind: 'code', actor_id: counsellor.accountId, account_id: accountId },
      ...{ organisation_id: null, sealed_reason: sealed, happened_at: at },
    })
    .execute();
  return { ...person, mandateId };
}

describe('erasing an account', () => {
  test('leaves nothing of the person in any table, sealed or not', async () => {
    const { visitor, accountId, jobseekerId } = await aPersonEverywhere();
    await db
      .updateTable('session')
      .set({ device: `${canary}设备` })
      .where('account_id', '=', accountId)
      .execute();
    const where = ['account', 'consent_event', 'file_event', 'jobseeker', 'kept_answers', 'mandate', 'mandate_event'];
    const more = ['one_time_code', 'one_time_generator', 'outgoing_message', 'passkey', 'security_event', 'session'];
    // Otherwise the search below would find nothing anyway.
    expect(await tablesWith(canary)).toEqual([...where, ...more, 'staff_event']);

    expect(await eraseAccount(db, sealer, { visitor, password }, tuesday)).toEqual({ kind: 'erased' });
    expect(await tablesWith(canary)).toEqual([]);
    for (const trace of ['138 0000 0000', '110101202003070000', '450200', 'sight'])
      expect((await tablesWith(trace)).filter((table) => table !== 'organisation')).toEqual([]);
    expect(await tablesWith(jobseekerId)).toEqual(['consent_event', 'file_event', 'jobseeker', 'mandate']);
  });

  test('keeps who looked and what was agreed to, in a chain that still holds', async () => {
    const { visitor, jobseekerId } = await aPersonEverywhere();
    await eraseAccount(db, sealer, { visitor, password }, tuesday);
    const events = await listFileEvents(db, sealer, jobseekerId);
    expect(events.map(({ kind, subject, reason }) => `${kind} ${subject}${reason}`)).toEqual([
      'erased file',
      'mandate ended',
      'read file',
      'consent given',
    ]);
    expect(await checkFileChain(db, sealer, jobseekerId)).toEqual({ isWhole: true, events: 4 });
    expect(await db.selectFrom('consent_event').select(['purpose', 'state']).execute()).toEqual([
      { purpose: 'record', state: 'given' },
    ]);
  });

  test('ends every session and every mandate at once, and the name can be taken again', async () => {
    const { visitor, token, mandateId } = await aPersonEverywhere();
    await eraseAccount(db, sealer, { visitor, password }, tuesday);
    expect(await findVisitor(db, sealer, token)).toBeUndefined();
    expect(
      await db.selectFrom('session').select('session_id').where('session_id', '=', sessionIdOf(token)).execute(),
    ).toEqual([]);
    expect(await db.selectFrom('mandate').selectAll().where('mandate_id', '=', mandateId).execute()).toMatchObject([
      { state: 'ended', ended_by: 'person', ended_at: tuesday.toISOString(), sealed_code: null },
    ]);
    await expect(aPerson()).resolves.toBeDefined();
  });

  test('of a helper ends what they hold, and whom they helped reads so', async () => {
    const person = await aPerson('示例小林');
    const helper = await anAccount(db, sealer, { role: 'helper', called: `${canary}家属` });
    await db
      .updateTable('account')
      .set({ password_hash: passwordHash })
      .where('account_id', '=', helper.accountId)
      .execute();
    const mandateId = await aMandate(person.jobseekerId, helper.accountId);
    const { visitor } = await signIn(helper);
    expect(await eraseAccount(db, sealer, { visitor, password }, tuesday)).toEqual({ kind: 'erased' });
    expect(
      await db.selectFrom('mandate').select(['state', 'ended_by']).where('mandate_id', '=', mandateId).execute(),
    ).toEqual([{ state: 'ended', ended_by: 'helper' }]);
    expect(await listFileEvents(db, sealer, person.jobseekerId)).toMatchObject([
      { kind: 'mandate', subject: 'ended', role: 'helper', called: '' },
    ]);
    expect((await findVisitor(db, sealer, person.token))?.called).toBe('示例小林');
  });

  test('of one person leaves the next one alone', async () => {
    const [first, second] = [await aPerson('示例甲'), await aPerson('示例乙')];
    const before = await everythingKept();
    await eraseAccount(db, sealer, { visitor: first.visitor, password }, tuesday);
    const after = await everythingKept();
    const ofSecond = (kept: Record<string, string[]>) => kept['account']?.filter((value) => value === '示例乙').length;
    expect(ofSecond(after)).toBe(ofSecond(before));
    expect(await findVisitor(db, sealer, second.token)).toBeDefined();
  });

  test('needs the password, and guessing it is slowed down', async () => {
    const { visitor, token } = await aPerson();
    for (let guess = 0; guess < 5; guess += 1)
      expect(await eraseAccount(db, sealer, { visitor, password: `猜${guess}` }, monday)).toEqual({ kind: 'wrong' });
    await eraseAccount(db, sealer, { visitor, password: '再猜' }, monday);
    expect(await eraseAccount(db, sealer, { visitor, password }, monday)).toMatchObject({ kind: 'wait' });
    expect(await findVisitor(db, sealer, token)).toBeDefined();
    expect(await eraseAccount(db, sealer, { visitor, password }, tuesday)).toEqual({ kind: 'erased' });
  });

  test('is not for staff, whose roles an administrator ends first', async () => {
    const counsellor = await anAccount(db, sealer, { role: 'counsellor', organisationId: await anOrganisation(db) });
    const { visitor, token } = await signIn(counsellor);
    expect(await eraseAccount(db, sealer, { visitor, password }, tuesday)).toEqual({ kind: 'staff' });
    expect(await findVisitor(db, sealer, token)).toBeDefined();
  });
});
