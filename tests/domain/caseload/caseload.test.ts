import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '#src/domain/account/account.ts';
import { deskCodeFingerprints, deskCodeLifetime } from '#src/domain/account/desk-code.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { deskCodeForm } from '#src/domain/caseload/caseload-form.ts';
import { listCaseload } from '#src/domain/caseload/caseload-list-queries.ts';
import { findServedFile } from '#src/domain/caseload/caseload-queries.ts';
import { issueDeskCode } from '#src/domain/caseload/issue-desk-code.ts';
import { lookAfterFile } from '#src/domain/caseload/look-after-file.ts';
import { openFile } from '#src/domain/caseload/open-file.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import { checkFileChain, listFileEvents } from '#src/domain/file/file-queries.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount, anOrganisation, cookieOf } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';

const sealer = createSealer(randomBytes(32));
const now = new Date();
const reason = '示例：本人来窗口';
const certificate = '45020019900307851541';

let db: Kysely<Database>;
let counsellor: Visitor;
let elsewhere: Visitor;
let inDistrict: Visitor;
let employer: Visitor;
beforeAll(async () => {
  db = await freshDatabase();
  const staff = async (role: 'counsellor' | 'employer', regionCode: string) => {
    const organisationId = await anOrganisation(db, { regionCode, kind: role === 'employer' ? 'employer' : 'service' });
    const cookie = await cookieOf(db, await anAccount(db, sealer, { role, organisationId, called: '示例老师' }));
    const visitor = await findVisitor(db, sealer, cookie.slice('session='.length));
    if (!visitor) throw new Error('Nobody has signed in');
    return visitor;
  };
  counsellor = await staff('counsellor', '450200');
  inDistrict = await staff('counsellor', '450202');
  elsewhere = await staff('counsellor', '420200');
  employer = await staff('employer', '450200');
});

/** A jobseeker in 柳州, who agrees to counsellors reading the file unless said. */
async function aPerson({ agrees = true, region = '450200', onCaseload = false } = {}) {
  const person = await anAccount(db, sealer, {
    called: '示例小梁',
    ...(region ? { residenceRegion: region } : {}),
    ...(onCaseload ? { counsellorId: counsellor.accountId } : {}),
  });
  const jobseekerId = person.jobseekerId ?? '';
  const actor = { accountId: person.accountId, role: 'jobseeker' } as const;
  if (agrees)
    for (const purpose of ['record', 'counsellor'] as const)
      await giveConsent(db, sealer, { jobseekerId, purpose, actor }, new Date(now.getTime() - 1000));
  const eventsBefore = (await listFileEvents(db, sealer, jobseekerId)).length;
  const events = async () => {
    const all = await listFileEvents(db, sealer, jobseekerId);
    return all.slice(0, all.length - eventsBefore);
  };
  return { ...person, jobseekerId, actor, events };
}

describe('opening a file', () => {
  test('of one’s own caseload needs no reason, and stands in the log', async () => {
    const { jobseekerId, events } = await aPerson({ onCaseload: true });
    const opened = await openFile(db, sealer, counsellor, { jobseekerId }, now);
    expect(opened).toMatchObject({ state: 'open', isOnCaseload: true, file: { person: { called: '示例小梁' } } });
    expect(await events()).toMatchObject([{ kind: 'read', subject: 'file', called: '示例老师', reason: '' }]);
  });

  test('of somebody else’s needs a reason, which the person can read', async () => {
    const { jobseekerId, events } = await aPerson();
    expect(await openFile(db, sealer, counsellor, { jobseekerId }, now)).toEqual({ state: 'reason needed' });
    expect(await openFile(db, sealer, counsellor, { jobseekerId, reason: '' }, now)).toEqual({
      state: 'reason needed',
    });
    expect(await events()).toEqual([]);
    expect((await openFile(db, sealer, counsellor, { jobseekerId, reason }, now)).state).toBe('open');
    expect(await events()).toMatchObject([{ kind: 'read', reason }]);
    expect(await checkFileChain(db, sealer, jobseekerId)).toMatchObject({ isWhole: true });
  });

  test('of another region, of nobody, and by somebody who is no counsellor finds nothing', async () => {
    const { jobseekerId, events } = await aPerson();
    for (const visitor of [elsewhere, inDistrict, employer])
      expect(await openFile(db, sealer, visitor, { jobseekerId, reason }, now)).toEqual({ state: 'missing' });
    for (const id of [randomUUID(), '', counsellor.accountId])
      expect(await openFile(db, sealer, counsellor, { jobseekerId: id, reason }, now)).toEqual({ state: 'missing' });
    expect(await events()).toEqual([]);
  });

  test('of a district is open to the city above it, and not the other way round', async () => {
    const { jobseekerId } = await aPerson({ region: '450202' });
    for (const visitor of [counsellor, inDistrict])
      expect((await openFile(db, sealer, visitor, { jobseekerId, reason }, now)).state).toBe('open');
  });

  test('shows nothing without the person’s consent, and nothing any more once it is withdrawn', async () => {
    const silent = await aPerson({ agrees: false, onCaseload: true });
    const opened = await openFile(db, sealer, counsellor, { jobseekerId: silent.jobseekerId, reason }, now);
    expect(opened).toEqual({ state: 'not agreed' });
    const { jobseekerId, actor } = await aPerson({ onCaseload: true });
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'counsellor', actor }, now);
    expect(await openFile(db, sealer, counsellor, { jobseekerId, reason }, now)).toEqual({ state: 'not agreed' });
  });
});

describe('the caseload', () => {
  test('lists one’s own people by how they want to be addressed, and nobody of another region', async () => {
    const mine = await aPerson({ onCaseload: true });
    const moved = await aPerson({ onCaseload: true, region: '420200' });
    const other = await aPerson();
    const list = await listCaseload(db, sealer, counsellor, {}, { limit: 100 }, now);
    const ids = list.map(({ jobseekerId }) => jobseekerId);
    expect(ids).toContain(mine.jobseekerId);
    expect(ids).not.toContain(moved.jobseekerId);
    expect(ids).not.toContain(other.jobseekerId);
    expect(list.find(({ jobseekerId }) => jobseekerId === mine.jobseekerId)?.called).toBe('示例小梁');
    expect(await listCaseload(db, sealer, elsewhere, {}, { limit: 100 }, now)).toEqual([]);
  });

  test('takes a person on and lets them go, on record, only with consent and in one’s own region', async () => {
    const { jobseekerId, accountId, events } = await aPerson();
    const take = { jobseekerId, wanted: 'take', reason } as const;
    for (const visitor of [elsewhere, employer])
      expect(await lookAfterFile(db, sealer, visitor, take, now)).toBe(false);
    expect(await lookAfterFile(db, sealer, counsellor, take, now)).toBe(true);
    expect(await lookAfterFile(db, sealer, counsellor, take, now)).toBe(false);
    expect((await openFile(db, sealer, counsellor, { jobseekerId }, now)).state).toBe('open');
    // Nobody takes a person off somebody else's caseload without taking them onto their own.
    expect(await lookAfterFile(db, sealer, elsewhere, { ...take, wanted: 'leave' }, now)).toBe(false);
    expect(await lookAfterFile(db, sealer, counsellor, { ...take, wanted: 'leave' }, now)).toBe(true);
    expect((await events()).map(({ subject }) => subject)).toEqual(['counsellor', 'file', 'counsellor']);
    const told = await db.selectFrom('notice').select('sealed_text').where('account_id', '=', accountId).execute();
    expect(told.map(({ sealed_text }) => sealer.unseal(sealed_text)).sort()).toEqual([
      '现在由示例残联就业中心的就业辅导员示例老师负责您。',
      '示例残联就业中心的就业辅导员示例老师不再负责您了。\n现在没有人负责您。急的事，请提需求。',
    ]);
    const silent = await aPerson({ agrees: false });
    expect(await lookAfterFile(db, sealer, counsellor, { ...take, jobseekerId: silent.jobseekerId }, now)).toBe(false);
  });
});

describe('finding a file', () => {
  test('goes by the whole number of a certificate or by the name to sign in with, in one’s own region', async () => {
    const { jobseekerId, accountId } = await aPerson();
    await db
      .updateTable('jobseeker')
      .set({ certificate_fingerprint: sealer.fingerprints('certificate-number', certificate)[0] })
      .where('jobseeker_id', '=', jobseekerId)
      .execute();
    const { sealed_sign_in_name } = await db
      .selectFrom('account')
      .select('sealed_sign_in_name')
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow();
    const name = sealer.unseal(sealed_sign_in_name);
    for (const text of [certificate, `${certificate.slice(0, 6)} ${certificate.slice(6)}`, name, ` ${name} `]) {
      expect(await findServedFile(db, sealer, counsellor, text)).toBe(jobseekerId);
      expect(await findServedFile(db, sealer, elsewhere, text)).toBeUndefined();
      expect(await findServedFile(db, sealer, employer, text)).toBeUndefined();
    }
    for (const text of [certificate.slice(0, 18), '', '%', jobseekerId])
      expect(await findServedFile(db, sealer, counsellor, text)).toBeUndefined();
  });
});

describe('a code of the desk', () => {
  const request = (jobseekerId: string) => ({ jobseekerId, papers: ['identity', 'certificate'] as const, reason });
  const codesOf = (accountId: string) =>
    db.selectFrom('one_time_code').selectAll().where('account_id', '=', accountId).execute();

  test('has eight digits, holds for an hour, and stands in both logs with the papers and the reason', async () => {
    const { jobseekerId, accountId, events } = await aPerson();
    const code = (await issueDeskCode(db, sealer, counsellor, request(jobseekerId), now)) ?? '';
    expect(code).toMatch(/^\d{8}$/);
    const [kept, ...others] = await codesOf(accountId);
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ kind: 'desk', issued_by: counsellor.accountId });
    expect(kept?.expires_at).toBe(new Date(now.getTime() + deskCodeLifetime).toISOString());
    expect(deskCodeFingerprints(sealer, code)).toContain(kept?.fingerprint);
    const why = `核对了身份证、残疾人证。${reason}`;
    expect(await events()).toMatchObject([{ kind: 'issued', subject: 'code', reason: why }]);
    const event = await db
      .selectFrom('staff_event')
      .selectAll()
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow();
    expect(event).toMatchObject({ kind: 'code-issued', actor_id: counsellor.accountId });
    expect(sealer.unseal(event.sealed_reason ?? '')).toBe(why);
  });

  test('needs no consent to read the file: whoever cannot sign in cannot give one', async () => {
    const { jobseekerId } = await aPerson({ agrees: false, region: '' });
    expect(await issueDeskCode(db, sealer, counsellor, request(jobseekerId), now)).toBeDefined();
  });

  test('is not given out for another region, by others, or without papers', async () => {
    const { jobseekerId, accountId } = await aPerson();
    for (const visitor of [elsewhere, employer])
      expect(await issueDeskCode(db, sealer, visitor, request(jobseekerId), now)).toBeUndefined();
    const bare = issueDeskCode(db, sealer, counsellor, { jobseekerId, papers: [], reason }, now);
    await expect(bare).rejects.toThrow('papers');
    expect(await codesOf(accountId)).toEqual([]);
  });

  test('is not given out for an account that is shut, or that opens the work of staff as well', async () => {
    const shut = await aPerson();
    await db
      .updateTable('account')
      .set({ suspended_at: now.toISOString() })
      .where('account_id', '=', shut.accountId)
      .execute();
    const both = await aPerson();
    await db
      .insertInto('account_role')
      .values({
        account_role_id: randomUUID(),
        account_id: both.accountId,
        role: 'administrator',
        organisation_id: null,
        granted_by: null,
        granted_at: now.toISOString(),
        ended_at: null,
      })
      .execute();
    for (const { jobseekerId, accountId } of [shut, both]) {
      expect(await issueDeskCode(db, sealer, counsellor, request(jobseekerId), now)).toBeUndefined();
      expect(await codesOf(accountId)).toEqual([]);
    }
  });

  test('is asked for on a form that takes only papers of its list', () => {
    expect(deskCodeForm.parse({ papers: 'identity\ntoString', reason }).papers).toEqual(['identity']);
    for (const wrong of [{ reason }, { papers: 'passport', reason }, { papers: 'identity' }])
      expect(deskCodeForm.safeParse(wrong).success).toBe(false);
  });
});
