import { randomBytes, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { createStaffAccount } from '#src/domain/account/create-staff-account.ts';
import { endRole } from '#src/domain/account/end-role.ts';
import { grantRole } from '#src/domain/account/grant-role.ts';
import { issueStartingCode } from '#src/domain/account/issue-starting-code.ts';
import { resumeAccount } from '#src/domain/account/resume-account.ts';
import {
  countStaff,
  findStaffAccount,
  listStaffAccounts,
  staffAccountsAPage,
} from '#src/domain/account/staff-account-queries.ts';
import { listStaffEvents } from '#src/domain/account/staff-event-queries.ts';
import { suspendAccount } from '#src/domain/account/suspend-account.ts';
import { NotAllowed, scopeOf, terminal } from '#src/domain/organisation/authority.ts';
import type { StaffActor } from '#src/domain/organisation/authority.ts';
import { createOrganisation } from '#src/domain/organisation/create-organisation.ts';
import { findOrganisation, listOrganisations } from '#src/domain/organisation/organisation-queries.ts';
import { resumeOrganisation } from '#src/domain/organisation/resume-organisation.ts';
import { suspendOrganisation } from '#src/domain/organisation/suspend-organisation.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount, anOrganisation } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';

const sealer = createSealer(randomBytes(32));
const now = new Date('2026-11-23T02:00:00.000Z');
const reason = '示例：调到别处工作';
const administratorOf = (regionCode: string): StaffActor => ({
  accountId: randomUUID(),
  role: { role: 'administrator', organisationId: randomUUID(), regionCode },
});
const liuzhou = administratorOf('450200');
const scope = scopeOf(liuzhou);

let db: Kysely<Database>;
/** Organisations of the city, of a district of it, and of another city. */
let [city, district, elsewhere] = ['', '', ''];
beforeEach(async () => {
  db = await freshDatabase();
  city = await anOrganisation(db, { regionCode: '450200', name: '示例市残联' });
  district = await anOrganisation(db, { regionCode: '450202', name: '示例区残联' });
  elsewhere = await anOrganisation(db, { regionCode: '420200', name: '示例外市残联' });
});
const staffIn = (organisationId: string) => anAccount(db, sealer, { role: 'counsellor', organisationId });
const ids = async (within: string) =>
  (await listStaffAccounts(db, sealer, { scope: within })).map(({ accountId }) => accountId).toSorted();

describe('an administrator of a city', () => {
  test('has a scope of the city and its districts; whoever has no organisation has all', () => {
    expect([scope, scopeOf(administratorOf('450202')), scopeOf(terminal)]).toEqual(['4502', '450202', '']);
    expect(scopeOf({ ...liuzhou, role: { ...liuzhou.role, regionCode: undefined } })).toBe('none');
  });

  test('reads the organisations, accounts and numbers of it and no others', async () => {
    const [mine, below, theirs] = [await staffIn(city), await staffIn(district), await staffIn(elsewhere)];
    expect((await listOrganisations(db, scope)).map(({ organisationId }) => organisationId)).toEqual([city, district]);
    expect(await findOrganisation(db, elsewhere, scope)).toBeUndefined();
    expect(await ids(scope)).toEqual([mine.accountId, below.accountId].toSorted());
    expect(await ids('450202')).toEqual([below.accountId]);
    expect(await findStaffAccount(db, sealer, theirs.accountId, scope)).toBeUndefined();
    expect(await countStaff(db, scope)).toMatchObject({ accounts: 2, organisations: 2 });
    expect(await countStaff(db)).toMatchObject({ accounts: 3, organisations: 3 });
  });

  test('does nothing to what is elsewhere', async () => {
    const { accountId, accountRoleId } = await staffIn(elsewhere);
    const deed = { accountId, reason };
    expect(await suspendAccount(db, sealer, liuzhou, deed, now)).toBe(false);
    await db.updateTable('account').set({ suspended_at: now.toISOString() }).execute();
    expect(await resumeAccount(db, sealer, liuzhou, deed, now)).toBe(false);
    await db.updateTable('account').set({ suspended_at: null }).execute();
    expect(await issueStartingCode(db, sealer, liuzhou, deed, now)).toBeUndefined();
    expect(await endRole(db, sealer, liuzhou, { ...deed, accountRoleId }, now)).toBe(false);
    const grant = { ...deed, role: 'counsellor', organisationId: city } as const;
    expect(await grantRole(db, sealer, liuzhou, grant, now)).toBe('no account');
    expect(await suspendOrganisation(db, sealer, liuzhou, { organisationId: elsewhere, reason }, now)).toBe(false);
    await db.updateTable('organisation').set({ suspended_at: now.toISOString() }).execute();
    expect(await resumeOrganisation(db, sealer, liuzhou, { organisationId: elsewhere, reason }, now)).toBe(false);
    const organisation = { name: '示例新单位', kind: 'service', regionCode: '420200' } as const;
    await expect(createOrganisation(db, sealer, liuzhou, organisation, now)).rejects.toThrow(NotAllowed);
    expect(await db.selectFrom('staff_event').selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('one_time_code').selectAll().execute()).toEqual([]);
  });

  test('gives roles in it only, to new accounts and to those of it', async () => {
    const wanted = { called: '示例王敏', signInName: { kind: 'name', text: '示例王敏' }, role: 'counsellor' } as const;
    expect(await createStaffAccount(db, sealer, liuzhou, { ...wanted, organisationId: elsewhere }, now)).toEqual({
      problem: 'organisation',
    });
    expect(await createStaffAccount(db, sealer, liuzhou, { ...wanted, organisationId: district }, now)).toHaveProperty(
      'code',
    );
    const { accountId } = await staffIn(city);
    const grant = { accountId, role: 'counsellor', reason } as const;
    expect(await grantRole(db, sealer, liuzhou, { ...grant, organisationId: elsewhere }, now)).toBe('organisation');
    expect(await grantRole(db, sealer, liuzhou, { ...grant, organisationId: district }, now)).toBe('granted');
  });

  test('does not reach whoever works elsewhere too, until that role has ended', async () => {
    const { accountId } = await staffIn(city);
    const grant = { accountId, role: 'counsellor', organisationId: elsewhere, reason } as const;
    expect(await grantRole(db, sealer, terminal, grant, now)).toBe('granted');
    expect(await findStaffAccount(db, sealer, accountId, scope)).toBeUndefined();
    expect(await suspendAccount(db, sealer, liuzhou, { accountId, reason }, now)).toBe(false);
    const held = (await findStaffAccount(db, sealer, accountId))?.roles.find(
      ({ organisationName }) => organisationName === '示例外市残联',
    );
    const end = { accountId, accountRoleId: held?.accountRoleId ?? '', reason };
    expect(await endRole(db, sealer, terminal, end, now)).toBe(true);
    expect(await findStaffAccount(db, sealer, accountId, scope)).toBeDefined();
  });

  test('does not reach the first administrator, who has no organisation', async () => {
    const { accountId } = await anAccount(db, sealer, { role: 'administrator' });
    expect(await findStaffAccount(db, sealer, accountId, scope)).toBeUndefined();
    expect(await suspendAccount(db, sealer, liuzhou, { accountId, reason }, now)).toBe(false);
    expect(await findStaffAccount(db, sealer, accountId)).toBeDefined();
  });

  test('reads in the log what was done there, to organisations and to accounts', async () => {
    const [mine, theirs] = [await staffIn(city), await staffIn(elsewhere)];
    for (const { accountId } of [mine, theirs]) await suspendAccount(db, sealer, terminal, { accountId, reason }, now);
    for (const organisationId of [district, elsewhere])
      await suspendOrganisation(db, sealer, terminal, { organisationId, reason }, now);
    const kinds = async (within?: string) =>
      (await listStaffEvents(db, sealer, within === undefined ? {} : { scope: within })).events
        .map(({ kind, organisation }) => `${kind} ${organisation ?? ''}`.trim())
        .toSorted();
    expect(await kinds(scope)).toEqual(['account-suspended', 'organisation-suspended 示例区残联']);
    expect(await kinds()).toHaveLength(4);
  });
});

test('the list of accounts is read page by page, each account once', async () => {
  const made: string[] = [];
  for (let index = 0; index < staffAccountsAPage + 3; index += 1) made.push((await staffIn(city)).accountId);
  const page = async (number: number) =>
    (await listStaffAccounts(db, sealer, { page: number })).map(({ accountId }) => accountId);
  const [first, second, third] = [await page(1), await page(2), await page(3)];
  expect([first.length, second.length, third.length]).toEqual([staffAccountsAPage, 3, 0]);
  expect([...first, ...second].toSorted()).toEqual(made.toSorted());
});
