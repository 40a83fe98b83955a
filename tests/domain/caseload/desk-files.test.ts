import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '#src/domain/account/account.ts';
import { beginRecovery } from '#src/domain/account/begin-recovery.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { handOverFile } from '#src/domain/caseload/hand-over-file.ts';
import { issueHelperCode } from '#src/domain/caseload/issue-helper-code.ts';
import { makeFile } from '#src/domain/caseload/make-file.ts';
import type { NewFile } from '#src/domain/caseload/make-file.ts';
import { openFile } from '#src/domain/caseload/open-file.ts';
import { recordSpokenConsent } from '#src/domain/caseload/record-spoken-consent.ts';
import { listConsents } from '#src/domain/consent/consent-queries.ts';
import { checkFileChain, listFileEvents } from '#src/domain/file/file-queries.ts';
import { readTime } from '#src/domain/jobseeker/desk-agreement-form.ts';
import { changeRecord } from '#src/domain/jobseeker/change-record.ts';
import { findFile } from '#src/domain/jobseeker/jobseeker-queries.ts';
import { acceptInvitation } from '#src/domain/mandate/accept-invitation.ts';
import { findOpenCode, listMandatesOfFile } from '#src/domain/mandate/mandate-queries.ts';
import { setUpAtDesk } from '#src/domain/mandate/set-up-at-desk.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount, anOrganisation, cookieOf } from '../../account-factories.ts';
import type { MadeAccount } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';

const sealer = createSealer(randomBytes(32));
const now = new Date();
const present = { way: 'present', papers: ['identity'] } as const;

let db: Kysely<Database>;
let counsellor: Visitor;
let elsewhere: Visitor;
beforeAll(async () => {
  db = await freshDatabase();
  const staff = async (regionCode: string) => {
    const organisationId = await anOrganisation(db, { regionCode });
    return visitorOf(await anAccount(db, sealer, { role: 'counsellor', called: '示例老师', organisationId }));
  };
  counsellor = await staff('450200');
  elsewhere = await staff('420200');
});

async function visitorOf(account: MadeAccount): Promise<Visitor> {
  const visitor = await findVisitor(db, sealer, (await cookieOf(db, account)).slice('session='.length));
  return visitor ?? expect.unreachable();
}

const wanted = (change: Partial<NewFile> = {}): NewFile => ({
  key: randomUUID(),
  called: '示例阿婆',
  phone: '138 0000 1234',
  address: undefined,
  contactWay: 'phone',
  residenceRegion: '450202',
  registrationRegion: undefined,
  agreement: present,
  ...change,
});
const make = async (change: Partial<NewFile> = {}): Promise<string> => {
  const result = await makeFile(db, sealer, counsellor, wanted(change), now);
  return result.outcome === 'made' ? result.jobseekerId : expect.unreachable(result.outcome);
};
const log = async (jobseekerId: string) =>
  (await listFileEvents(db, sealer, jobseekerId)).map(({ kind, subject }) => `${kind} ${subject}`);
const consents = async (jobseekerId: string) =>
  Object.fromEntries((await listConsents(db, sealer, jobseekerId)).map(({ purpose, ...rest }) => [purpose, rest]));

describe('a file for somebody without an account', () => {
  test('is on the counsellor’s caseload, with what was agreed to, who heard it and how', async () => {
    const jobseekerId = await make();
    const opened = await openFile(db, sealer, counsellor, { jobseekerId }, now);
    expect(opened).toMatchObject({ state: 'open', isOnCaseload: true, file: { accountId: undefined } });
    const { person } = (await findFile(db, sealer, jobseekerId)) ?? expect.unreachable();
    expect(person).toMatchObject({ called: '示例阿婆', entered: { phone: { by: 'staff', called: '示例老师' } } });
    expect(await log(jobseekerId)).toEqual(['read file', 'consent given', 'consent given', 'made file']);
    const { record, counsellor: reading, disability } = await consents(jobseekerId);
    for (const consent of [record, reading])
      expect(consent).toMatchObject({ state: 'given', history: [{ heardBy: '示例老师' }] });
    expect(disability).toMatchObject({ state: 'never', history: [] });
    const reasons = (await listFileEvents(db, sealer, jobseekerId)).slice(1).map(({ reason }) => reason);
    expect(new Set(reasons)).toEqual(new Set(['本人在场，核对了身份证。听了说明，当面说同意。']));
    expect(await checkFileChain(db, sealer, jobseekerId)).toMatchObject({ isWhole: true });
  });

  test('sent twice is one file, and a key that somebody has opens nothing', async () => {
    const key = randomUUID();
    expect(await make({ key })).toBe(await make({ key }));
    expect(await log(key)).toHaveLength(3);
    const taken = await makeFile(db, sealer, elsewhere, wanted({ key, residenceRegion: '420200' }), now);
    expect(taken).toEqual({ outcome: 'key taken' });
    expect((await findFile(db, sealer, key))?.counsellorId).toBe(counsellor.accountId);
  });

  test('is made by a counsellor of the region, and after a call to a number', async () => {
    const helper = await visitorOf(await anAccount(db, sealer, { role: 'helper' }));
    for (const by of [elsewhere, helper])
      expect(await makeFile(db, sealer, by, wanted(), now)).toEqual({ outcome: 'not served' });
    const call = { way: 'call', calledAt: now.toISOString(), speaker: 'person' } as const;
    const silent = wanted({ agreement: call, phone: undefined, contactWay: undefined });
    expect(await makeFile(db, sealer, counsellor, silent, now)).toEqual({ outcome: 'no phone' });
  });
});

describe('a spoken consent', () => {
  const say = (jobseekerId: string, purpose: 'disability' | 'counsellor', wish: 'give' | 'withdraw', by = counsellor) =>
    recordSpokenConsent(db, sealer, by, { jobseekerId, purpose, wish, agreement: present }, now);

  test('is given and taken back, and what was kept for it goes', async () => {
    const jobseekerId = await make();
    expect(await say(jobseekerId, 'disability', 'give')).toBe('recorded');
    expect(await say(jobseekerId, 'disability', 'give')).toBe('recorded');
    const answers = { category: 'sight', grade: '1', number: undefined, remove: false } as const;
    await changeRecord(db, sealer, { visitor: counsellor }, jobseekerId, { part: 'certificate', answers }, now);
    expect((await consents(jobseekerId))['disability']).toMatchObject({ state: 'given', history: [{}] });
    expect(await say(jobseekerId, 'disability', 'withdraw')).toBe('recorded');
    expect((await consents(jobseekerId))['disability']?.state).toBe('withdrawn');
    expect((await findFile(db, sealer, jobseekerId))?.person.certificate).toBeUndefined();
    expect((await listFileEvents(db, sealer, jobseekerId))[1]?.reason).toContain('当面说撤回');
  });

  test('that nobody may read the file any more erases it, and ends what rests on it', async () => {
    const jobseekerId = await make();
    const set = { jobseekerId, tasks: ['demand'], term: 'month', agreement: present } as const;
    await setUpAtDesk(db, sealer, counsellor, set, now);
    expect(await say(jobseekerId, 'counsellor', 'withdraw')).toBe('erased');
    expect(await findFile(db, sealer, jobseekerId)).toBeUndefined();
    const row = db.selectFrom('jobseeker').selectAll().where('jobseeker_id', '=', jobseekerId);
    const { sealed_person, ...columns } = await row.executeTakeFirstOrThrow();
    expect(JSON.parse(sealer.unseal(sealed_person))).toEqual({ called: '' });
    expect(columns).toMatchObject({ counsellor_id: null, residence_region: null });
    expect(await listMandatesOfFile(db, sealer, jobseekerId)).toMatchObject([{ state: 'ended' }]);
    expect(await checkFileChain(db, sealer, jobseekerId)).toMatchObject({ isWhole: true });
  });

  test('is heard by one’s own counsellor, and by nobody for a person who has an account', async () => {
    const jobseekerId = await make();
    expect(await say(jobseekerId, 'disability', 'give', elsewhere)).toBe('not theirs');
    const owner = await anAccount(db, sealer, { counsellorId: counsellor.accountId });
    expect(await say(owner.jobseekerId ?? '', 'counsellor', 'give')).toBe('not theirs');
  });
});

describe('handing a file over', () => {
  const handOver = (jobseekerId: string, keep: readonly string[] = [], by = counsellor) =>
    handOverFile(db, sealer, by, { jobseekerId, userName: '示例阿婆', papers: ['identity'], keep }, now);
  async function helped(jobseekerId: string): Promise<string> {
    const set = { jobseekerId, tasks: ['demand'], term: 'month', agreement: present } as const;
    const result = await setUpAtDesk(db, sealer, counsellor, set, now);
    const mandateId = result.outcome === 'set up' ? result.mandateId : expect.unreachable();
    const own = { accountId: counsellor.accountId, mandateId };
    const { accountId } = await anAccount(db, sealer, { role: 'helper' });
    const code = (await findOpenCode(db, sealer, own, now)) ?? '';
    await acceptInvitation(db, sealer, { accountId, code }, now);
    return mandateId;
  }

  test('gives the person an account that the code opens, once', async () => {
    const jobseekerId = await make();
    const { signInName, code } = (await handOver(jobseekerId)) ?? expect.unreachable();
    expect(signInName.text).toMatch(/^示例阿婆\d{4}$/);
    expect(code).toMatch(/^\d{8}$/);
    const request = { name: signInName.text, code, address: '192.0.2.1' };
    expect((await beginRecovery(db, sealer, request, now)).kind).toBe('right');
    const file = (await findFile(db, sealer, jobseekerId)) ?? expect.unreachable();
    expect(file.accountId).toBeDefined();
    expect(await log(jobseekerId)).toContain('issued account');
    expect(await handOver(jobseekerId)).toBeUndefined();
  });

  test('ends the helpers’ mandates but those that the person keeps', async () => {
    const jobseekerId = await make();
    const [kept, ended] = [await helped(jobseekerId), await helped(jobseekerId)];
    await handOver(jobseekerId, [kept]);
    const states = (await listMandatesOfFile(db, sealer, jobseekerId)).map(({ mandateId, state }) => [
      mandateId,
      state,
    ]);
    expect(Object.fromEntries(states)).toEqual({ [kept]: 'active', [ended]: 'ended' });
    expect(await log(jobseekerId)).toContain('mandate ended');
  });

  test('keeps no mandate of somebody else’s file, and is the counsellor’s alone to do, who has seen papers', async () => {
    const [jobseekerId, other] = [await make(), await make()];
    expect(await handOver(jobseekerId, [], elsewhere)).toBeUndefined();
    const unseen = { jobseekerId, userName: '示例', papers: [], keep: [] };
    expect(await handOverFile(db, sealer, counsellor, unseen, now)).toBeUndefined();
    const foreign = await helped(other);
    await handOver(jobseekerId, [foreign]);
    expect(await listMandatesOfFile(db, sealer, other)).toMatchObject([{ mandateId: foreign, state: 'active' }]);
  });
});

describe('a code for a helper without a file', () => {
  const nameOf = async ({ accountId }: MadeAccount): Promise<string> => {
    const account = db.selectFrom('account').select('sealed_sign_in_name').where('account_id', '=', accountId);
    return sealer.unseal((await account.executeTakeFirstOrThrow()).sealed_sign_in_name);
  };
  const issue = (name: string) =>
    issueHelperCode(db, sealer, counsellor, { name, papers: ['identity'], reason: '示例' }, now);
  const opens = async (name: string, code: string) =>
    (await beginRecovery(db, sealer, { name, code, address: '192.0.2.2' }, now)).kind === 'right';

  test('opens the helper’s account, on record, and the helper is told', async () => {
    const helper = await anAccount(db, sealer, { role: 'helper' });
    const name = await nameOf(helper);
    const code = await issue(name);
    expect(await opens(name, code)).toBe(true);
    const { accountId } = helper;
    expect(await db.selectFrom('staff_event').select('kind').where('account_id', '=', accountId).execute()).toEqual([
      { kind: 'code-issued' },
    ]);
    expect(await db.selectFrom('notice').selectAll().where('account_id', '=', accountId).execute()).toHaveLength(1);
  });

  test('looks the same and opens nothing for others: nobody, a person with a file, staff, a shut account', async () => {
    const shut = await anAccount(db, sealer, { role: 'helper' });
    await db
      .updateTable('account')
      .set({ suspended_at: now.toISOString() })
      .where('account_id', '=', shut.accountId)
      .execute();
    const accounts = [shut, await anAccount(db, sealer), await anAccount(db, sealer, { role: 'administrator' })];
    for (const name of ['示例没有这个人0000', ...(await Promise.all(accounts.map(nameOf)))]) {
      const code = await issue(name);
      expect(code).toMatch(/^\d{8}$/);
      expect(await opens(name, code)).toBe(false);
    }
  });
});

test.each([
  ['15:20', '15:20'],
  ['15点20分', '15:20'],
  ['下午3点', '15:00'],
  ['上午9点5分', '09:05'],
  ['24:00', undefined],
  ['12:60', undefined],
  ['刚才', undefined],
])('%s is read as the time %s', (text, time) => {
  expect(readTime(text)).toBe(time);
});
