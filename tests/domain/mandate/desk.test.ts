import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '#src/domain/account/account.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { listFileEvents } from '#src/domain/file/file-queries.ts';
import { sealPerson } from '#src/domain/jobseeker/person.ts';
import { acceptInvitation, acceptOffer } from '#src/domain/mandate/accept-invitation.ts';
import { actAtDesk } from '#src/domain/mandate/act-at-desk.ts';
import { askToHelp } from '#src/domain/mandate/ask-to-help.ts';
import { beginActing } from '#src/domain/mandate/begin-acting.ts';
import { changeForPerson } from '#src/domain/mandate/change-for-person.ts';
import { endMandate } from '#src/domain/mandate/end-mandate.ts';
import { finishActing } from '#src/domain/mandate/finish-acting.ts';
import { findActing, findMandate, findOpenCode, listMandatesOfFile } from '#src/domain/mandate/mandate-queries.ts';
import { endOfTerm } from '#src/domain/mandate/mandate.ts';
import { setUpAtDesk } from '#src/domain/mandate/set-up-at-desk.ts';
import type { DeskMandate, DeskResult } from '#src/domain/mandate/set-up-at-desk.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount, anOrganisation, cookieOf } from '../../account-factories.ts';
import type { MadeAccount } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';

const sealer = createSealer(randomBytes(32));
const now = new Date();
const hourAgo = new Date(now.getTime() - 3_600_000);
const present = { way: 'present', papers: ['identity', 'certificate'] } as const;
const call = { way: 'call', calledAt: hourAgo.toISOString(), speaker: 'person' } as const;

let db: Kysely<Database>;
let organisationId: string;
let counsellor: Visitor;
let colleague: Visitor;
let elsewhere: Visitor;
beforeAll(async () => {
  db = await freshDatabase();
  organisationId = await anOrganisation(db);
  counsellor = await staff(organisationId);
  colleague = await staff(organisationId);
  elsewhere = await staff(await anOrganisation(db, { regionCode: '420200' }));
});

async function visitorOf(account: MadeAccount): Promise<Visitor> {
  const token = (await cookieOf(db, account)).slice('session='.length);
  const visitor = await findVisitor(db, sealer, token);
  return visitor ?? expect.unreachable();
}
const staff = async (office: string) =>
  visitorOf(await anAccount(db, sealer, { role: 'counsellor', called: '示例老师', organisationId: office }));
const aHelper = () => anAccount(db, sealer, { role: 'helper', called: '示例妈妈' });

/** Somebody of the counsellor's caseload, with an account unless said. */
async function aPerson({ hasAccount = true, agrees = true, phone = '138 0000 1234' } = {}) {
  const person = await anAccount(db, sealer, { residenceRegion: '450202', counsellorId: counsellor.accountId });
  const jobseekerId = person.jobseekerId ?? '';
  const actor = { accountId: person.accountId, role: 'jobseeker' } as const;
  const before = new Date(now.getTime() - 10_000);
  if (agrees)
    for (const purpose of ['record', 'counsellor'] as const)
      await giveConsent(db, sealer, { jobseekerId, purpose, actor }, before);
  const sealed_person = sealPerson(sealer, { called: '示例小林', ...(phone ? { phone } : {}) });
  await db
    .updateTable('jobseeker')
    .set({ sealed_person, ...(hasAccount ? {} : { account_id: null }) })
    .where('jobseeker_id', '=', jobseekerId)
    .execute();
  return { ...person, jobseekerId };
}

const set = (jobseekerId: string, wanted: Partial<DeskMandate> = {}, by = counsellor): Promise<DeskResult> =>
  setUpAtDesk(db, sealer, by, { jobseekerId, tasks: ['demand'], term: 'year', agreement: present, ...wanted }, now);
const setUp = async (jobseekerId: string, wanted: Partial<DeskMandate> = {}): Promise<string> => {
  const result = await set(jobseekerId, wanted);
  return result.outcome === 'set up' ? result.mandateId : expect.unreachable(result.outcome);
};
const codeOf = async (by: MadeAccount): Promise<string> => {
  const asked = await askToHelp(db, sealer, { accountId: by.accountId }, now);
  return asked.outcome === 'opened' ? asked.code : expect.unreachable();
};
const events = async (jobseekerId: string) =>
  (await listFileEvents(db, sealer, jobseekerId)).filter(({ kind }) => kind === 'mandate');
const noticesOf = async (accountId: string): Promise<string[]> => {
  const rows = await db.selectFrom('notice').select('sealed_text').where('account_id', '=', accountId).execute();
  return rows.map((row) => sealer.unseal(row.sealed_text));
};
const nameOf = async ({ accountId }: MadeAccount): Promise<string> => {
  const account = db.selectFrom('account').select('sealed_sign_in_name').where('account_id', '=', accountId);
  return sealer.unseal((await account.executeTakeFirstOrThrow()).sealed_sign_in_name);
};

describe('a mandate that is set up at the desk', () => {
  test('holds at once with the helper’s code, on record with the papers and the office, and both are told', async () => {
    const [person, helper] = [await aPerson(), await aHelper()];
    const mandateId = await setUp(person.jobseekerId, { code: await codeOf(helper) });
    expect(await findMandate(db, sealer, { accountId: person.accountId, mandateId })).toMatchObject({
      begunBy: 'counsellor',
      isAtDesk: false,
      state: 'active',
      helper: '示例妈妈',
      endsAt: endOfTerm(now, 'year'),
    });
    const [begun] = await events(person.jobseekerId);
    expect(begun).toMatchObject({ subject: 'begun', role: 'counsellor', organisationName: '示例残联就业中心' });
    expect(begun?.reason).toBe('本人在场，核对了身份证、残疾人证。听了说明，当面说同意。');
    expect(await noticesOf(person.accountId)).toEqual([expect.stringContaining('记下了一份委托')]);
    expect(await noticesOf(helper.accountId)).toEqual(['示例小林同意您帮忙了。']);
  });

  test('by a call names the time, who spoke and the end of the number in the file, and needs such a number', async () => {
    const person = await aPerson();
    await setUp(person.jobseekerId, { agreement: call });
    const [{ reason } = { reason: '' }] = await events(person.jobseekerId);
    expect(reason).toContain('打了档案里的电话，最后4位是1、2、3、4。');
    expect(reason).toContain('是本人自己说的');
    expect(reason).not.toContain('138');
    const silent = await aPerson({ phone: '' });
    expect((await set(silent.jobseekerId, { agreement: call })).outcome).toBe('no phone');
    expect(await events(silent.jobseekerId)).toEqual([]);
  });

  test('opens a code for the helper of a person without an account', async () => {
    const [{ jobseekerId }, helper] = [await aPerson({ hasAccount: false }), await aHelper()];
    const mandateId = await setUp(jobseekerId, { tasks: ['demand', 'message'] });
    const code = (await findOpenCode(db, sealer, { accountId: counsellor.accountId, mandateId }, now)) ?? '';
    expect(code).toMatch(/^\d{8}$/);
    const { accountId } = helper;
    expect((await acceptInvitation(db, sealer, { accountId, code }, now)).outcome).toBe('accepted');
    expect(await listMandatesOfFile(db, sealer, jobseekerId)).toMatchObject([{ state: 'active', helper: '示例妈妈' }]);
    const acting = await visitorOf(helper);
    expect(await beginActing(db, acting, mandateId, now)).toBe(true);
    // There are no messages to read for somebody without an account.
    const may = await findActing(db, sealer, { ...acting, mandateId }, now);
    expect(may?.tasks).toEqual(['demand']);
  });

  test('looks the same for a helper who is known and a name that nobody has, until the helper takes it', async () => {
    const [known, unknown, helper] = [await aPerson(), await aPerson(), await aHelper()];
    const offered = await setUp(known.jobseekerId, { helperName: await nameOf(helper) });
    await setUp(unknown.jobseekerId, { helperName: '示例没有这个人0000' });
    const shown = async (person: { jobseekerId: string }) => {
      const [mandate] = await listMandatesOfFile(db, sealer, person.jobseekerId);
      const [event] = await events(person.jobseekerId);
      return { ...mandate, ...event, mandateId: '', jobseekerId: '' };
    };
    expect(await shown(known)).toEqual(await shown(unknown));
    expect(await noticesOf(known.accountId)).toHaveLength(1);
    expect(await noticesOf(unknown.accountId)).toHaveLength(1);

    const stranger = await aHelper();
    const take = ({ accountId }: MadeAccount) => acceptOffer(db, sealer, { accountId, mandateId: offered }, now);
    expect(await take(stranger)).toBe(false);
    expect(await take(helper)).toBe(true);
    expect(await take(helper)).toBe(false);
    expect(await listMandatesOfFile(db, sealer, known.jobseekerId)).toMatchObject([{ helper: '示例妈妈' }]);
  });

  test('sent twice from one form is one mandate', async () => {
    const { jobseekerId, accountId } = await aPerson();
    const key = randomUUID();
    expect(await setUp(jobseekerId, { key })).toBe(await setUp(jobseekerId, { key }));
    expect(await events(jobseekerId)).toHaveLength(1);
    expect(await noticesOf(accountId)).toHaveLength(1);
  });

  test('is for one’s own caseload, for people who agree, and for nobody who is no counsellor', async () => {
    const { jobseekerId, ...person } = await aPerson();
    const silent = await aPerson({ agrees: false });
    for (const by of [
      colleague,
      elsewhere,
      await visitorOf(await aHelper()),
      await visitorOf({ ...person, jobseekerId }),
    ])
      expect(await set(jobseekerId, {}, by)).toEqual({ outcome: 'refused' });
    expect(await set(silent.jobseekerId)).toEqual({ outcome: 'refused' });
    expect(await set(jobseekerId, { tasks: [] })).toEqual({ outcome: 'refused' });
    // Once the person has moved away, it is another region's to do.
    await db
      .updateTable('jobseeker')
      .set({ residence_region: '420200' })
      .where('jobseeker_id', '=', jobseekerId)
      .execute();
    expect(await set(jobseekerId)).toEqual({ outcome: 'refused' });
    expect(await events(jobseekerId)).toEqual([]);
  });

  test('takes no code that nobody made, or of the person or the counsellor, and makes who guesses wait', async () => {
    const { jobseekerId } = await aPerson();
    const guessing = await staff(organisationId);
    await db
      .updateTable('jobseeker')
      .set({ counsellor_id: guessing.accountId })
      .where('jobseeker_id', '=', jobseekerId)
      .execute();
    const outcomes: string[] = [];
    for (let tries = 0; tries < 6; tries += 1)
      outcomes.push((await set(jobseekerId, { code: '00000000' }, guessing)).outcome);
    expect(outcomes).toEqual([...Array<string>(5).fill('wrong code'), 'wait']);
  });

  test('makes no counsellor the relative of somebody whom they look after', async () => {
    const { jobseekerId } = await aPerson();
    await db
      .insertInto('account_role')
      .values({
        ...{ account_role_id: randomUUID(), account_id: counsellor.accountId, role: 'helper' },
        ...{ organisation_id: null, granted_by: null, granted_at: now.toISOString(), ended_at: null },
      })
      .execute();
    const { accountId } = counsellor;
    const asked = await askToHelp(db, sealer, { accountId }, now);
    const code = asked.outcome === 'opened' ? asked.code : '';
    expect((await set(jobseekerId, { code })).outcome).toBe('wrong code');
    const mandateId = await setUp(jobseekerId);
    const opened = (await findOpenCode(db, sealer, { accountId, mandateId }, now)) ?? '';
    expect((await acceptInvitation(db, sealer, { accountId, code: opened }, now)).outcome).toBe('refused');
    await db.deleteFrom('account_role').where('account_id', '=', accountId).where('role', '=', 'helper').execute();
  });
});

describe('a counsellor who acts at the desk', () => {
  const begin = (jobseekerId: string, by = counsellor) =>
    actAtDesk(db, sealer, by, { jobseekerId, tasks: ['demand'], papers: ['identity'], reason: '本人手不方便。' }, now);
  const look = async (when = now) => {
    const { mandate_id } = await db
      .selectFrom('session')
      .select('mandate_id')
      .where('session_id', '=', counsellor.sessionId)
      .executeTakeFirstOrThrow();
    const visitor = { ...counsellor, mandateId: mandate_id ?? undefined };
    return { visitor, acting: await findActing(db, sealer, visitor, when) };
  };

  test('does so for an hour, says why, and the person is told', async () => {
    const { jobseekerId, accountId } = await aPerson();
    expect(await begin(jobseekerId)).toBe(true);
    const end = new Date(now.getTime() + 3_600_000);
    expect((await look()).acting).toMatchObject({ isAtDesk: true, jobseekerId, endsAt: end.toISOString() });
    expect((await look(end)).acting).toBeUndefined();
    const [begun] = await events(jobseekerId);
    expect(begun?.reason).toBe('本人在场，核对了身份证。听了说明，当面说同意。本人手不方便。');
    expect(await noticesOf(accountId)).toEqual([expect.stringContaining('最长1小时')]);
  });

  test('leaves entries of staff, which the person can read and is told of', async () => {
    const { jobseekerId, accountId } = await aPerson();
    await begin(jobseekerId);
    const answers = { phone: '139 0000 0000', address: undefined, contactWay: undefined };
    const asker = await look();
    expect(await changeForPerson(db, sealer, asker, jobseekerId, { part: 'contact', answers }, now)).toBe('changed');
    const [changed] = await listFileEvents(db, sealer, jobseekerId);
    expect(changed).toMatchObject({ kind: 'changed', role: 'counsellor', underMandate: true });
    expect(await noticesOf(accountId)).toContainEqual(expect.stringContaining('工作人员代填了您的联系方式'));
  });

  test('ends it with one tap, for good', async () => {
    const { jobseekerId, accountId } = await aPerson();
    await begin(jobseekerId);
    const { visitor, acting } = await look();
    await finishActing(db, sealer, visitor, acting, now);
    expect(await look()).toMatchObject({ acting: undefined, visitor: { mandateId: undefined } });
    expect(await beginActing(db, counsellor, acting?.mandateId ?? '', now)).toBe(false);
    expect(await events(jobseekerId)).toMatchObject([
      { subject: 'ended', role: 'counsellor', organisationName: '示例残联就业中心' },
      { subject: 'begun' },
    ]);
    expect(await noticesOf(accountId)).toContainEqual(expect.stringContaining('替您办完了'));
  });

  test('is stopped when the person ends it, leaves the caseload, moves away, or the counsellor takes another role', async () => {
    const { jobseekerId, accountId } = await aPerson();
    await begin(jobseekerId);
    const { visitor, acting } = await look();
    const file = (change: { counsellor_id?: string | null; residence_region?: string }) =>
      db.updateTable('jobseeker').set(change).where('jobseeker_id', '=', jobseekerId).execute();
    await file({ counsellor_id: null });
    expect((await look()).acting).toBeUndefined();
    await file({ counsellor_id: counsellor.accountId, residence_region: '420200' });
    expect((await look()).acting).toBeUndefined();
    await file({ residence_region: '450202' });
    const asHelper = { ...visitor, role: { ...visitor.role, role: 'helper' as const } };
    expect(await findActing(db, sealer, asHelper, now)).toBeUndefined();
    expect((await look()).acting).toBeDefined();
    await endMandate(db, sealer, { accountId, mandateId: acting?.mandateId ?? '' }, now);
    expect((await look()).acting).toBeUndefined();
  });

  test('is nobody else’s counsellor, and has seen papers', async () => {
    const { jobseekerId } = await aPerson();
    for (const by of [colleague, elsewhere, await visitorOf(await aHelper())])
      expect(await begin(jobseekerId, by)).toBe(false);
    const unseen = { jobseekerId, tasks: ['demand'], papers: [], reason: '示例' } as const;
    expect(await actAtDesk(db, sealer, counsellor, unseen, now)).toBe(false);
    expect(await begin((await aPerson({ agrees: false })).jobseekerId)).toBe(false);
    expect(await events(jobseekerId)).toEqual([]);
  });
});
