import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '#src/domain/account/account.ts';
import { addOwnRole } from '#src/domain/account/add-own-role.ts';
import { changePassword } from '#src/domain/account/change-password.ts';
import { makeRecoveryCodes } from '#src/domain/account/make-recovery-codes.ts';
import { provePassword } from '#src/domain/account/prove-password.ts';
import { recordSecurityEvent } from '#src/domain/account/record-security-event.ts';
import { findWarning, listSecurityEvents } from '#src/domain/account/security-event-queries.ts';
import { securityEvents, urgentEvents } from '#src/domain/account/security-event.ts';
import type { SecurityEventKind } from '#src/domain/account/security-event.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { createSealer } from '#src/sealing.ts';
import { aPhoneOwner, anAccount, anOrganisation, cookieOf, giveApp } from '../../account-factories.ts';
import type { MadeAccount } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';

const sealer = createSealer(randomBytes(32));
const start = new Date('2026-11-23T02:00:00.000Z');
const after = (days: number) => new Date(start.getTime() + days * 86_400_000);
const number = '13812345678';
const password = '三只白猫过河';

let db: Kysely<Database>;
beforeEach(async () => {
  db = await freshDatabase();
});

const texts = async (): Promise<string[]> =>
  (await db.selectFrom('outgoing_message').selectAll().execute()).map((row) => sealer.unseal(row.sealed_text));
async function signedIn(account: Pick<MadeAccount, 'accountId' | 'accountRoleId'>): Promise<Visitor> {
  const token = (await cookieOf(db, account)).replace('session=', '');
  const visitor = await findVisitor(db, sealer, token);
  if (!visitor) throw new Error('Nobody is signed in');
  return visitor;
}

describe('what happens to the ways into an account', () => {
  test('is told by text to whoever confirmed a number, without consent, and with what to do', async () => {
    const person = await aPhoneOwner(db, sealer, { number, password });
    const visitor = await signedIn(person);
    await changePassword(db, sealer, { visitor, old: password, password: '四只黑狗爬上高山' }, start);
    const [text = ''] = await texts();
    expect(text).toContain('换了密码');
    expect(text).toContain('忘了密码');
    expect(text).not.toMatch(/四只黑狗|三只白猫|\d{6}/);
    // Whoever is warned by text needs no second warning.
    expect(await findWarning(db, person.accountId, start)).toBeUndefined();
  });

  test('is told on their own page to everybody else, for thirty days', async () => {
    const { accountId } = await aPhoneOwner(db, sealer, { number, password, isPhoneConfirmed: false });
    const named = await anAccount(db, sealer);
    for (const each of [accountId, named.accountId]) {
      await recordSecurityEvent(db, sealer, { accountId: each, kind: 'passkey-added' }, start);
      expect(await findWarning(db, each, after(29))).toEqual({
        kind: 'passkey-added',
        happenedAt: start.toISOString(),
      });
      expect(await findWarning(db, each, after(30))).toBeUndefined();
    }
    expect(await texts()).toEqual([]);
  });

  test('of what nobody else gains by, is written down only', async () => {
    const { accountId } = await aPhoneOwner(db, sealer, { number, password });
    const quiet = (Object.keys(securityEvents) as SecurityEventKind[]).filter((kind) => !urgentEvents.includes(kind));
    for (const kind of quiet) await recordSecurityEvent(db, sealer, { accountId, kind }, start);
    expect(await texts()).toEqual([]);
    expect(await listSecurityEvents(db, accountId, 100)).toHaveLength(quiet.length);
  });

  test('is listed newest first, to its own person only, and holds no secret', async () => {
    const [person, other] = [await anAccount(db, sealer), await anAccount(db, sealer)];
    await giveApp(db, sealer, person);
    const codes = await makeRecoveryCodes(db, sealer, person.accountId, after(1000));
    const events = await listSecurityEvents(db, person.accountId, 10);
    expect(events.map(({ kind }) => kind)).toEqual(['recovery-codes-made', 'generator-added']);
    expect(await listSecurityEvents(db, other.accountId, 10)).toEqual([]);
    const rows = JSON.stringify(await db.selectFrom('security_event').selectAll().execute());
    for (const code of codes) expect(rows).not.toContain(code);
  });
});

describe('giving the password again', () => {
  test('is noted in this session only, and a wrong one is not', async () => {
    const person = await aPhoneOwner(db, sealer, { number, password });
    const [here, elsewhere] = [await signedIn(person), await signedIn(person)];
    const before = await db.updateTable('session').set({ proved_at: start.toISOString() }).execute();
    expect(before).toHaveLength(1);
    const provedAt = async (visitor: Visitor) =>
      (
        await db
          .selectFrom('session')
          .select('proved_at')
          .where('session_id', '=', visitor.sessionId)
          .executeTakeFirstOrThrow()
      ).proved_at;
    expect(await provePassword(db, sealer, { visitor: here, password: 'x' }, after(1))).toEqual({ kind: 'wrong' });
    expect(await provedAt(here)).toBe(start.toISOString());
    expect(await provePassword(db, sealer, { visitor: here, password }, after(1))).toEqual({ kind: 'right' });
    expect(await provedAt(here)).toBe(after(1).toISOString());
    expect(await provedAt(elsewhere)).toBe(start.toISOString());
  });

  test('stops taking guesses, together with changing it', async () => {
    const visitor = await signedIn(await aPhoneOwner(db, sealer, { number, password }));
    for (let guess = 0; guess < 3; guess += 1) await provePassword(db, sealer, { visitor, password: 'x' }, start);
    for (let guess = 0; guess < 2; guess += 1)
      await changePassword(db, sealer, { visitor, old: 'x', password: '四只黑狗爬上高山' }, start);
    expect((await provePassword(db, sealer, { visitor, password }, start)).kind).toBe('wait');
  });
});

describe('a second role', () => {
  const rolesOf = async (accountId: string) =>
    (
      await db
        .selectFrom('account_role')
        .select('role')
        .where('account_id', '=', accountId)
        .where('ended_at', 'is', null)
        .orderBy('role')
        .execute()
    ).map(({ role }) => role);
  const files = (accountId: string) =>
    db.selectFrom('jobseeker').select('jobseeker_id').where('account_id', '=', accountId).execute();

  test('of a helper brings a file of their own, and the session goes on in it under a new token', async () => {
    const helper = await anAccount(db, sealer, { role: 'helper' });
    const visitor = await signedIn(helper);
    const token = await addOwnRole(db, sealer, visitor, start);
    const now = await findVisitor(db, sealer, token ?? '');
    expect(now?.role.role).toBe('jobseeker');
    expect(now?.sessionId).not.toBe(visitor.sessionId);
    expect(await files(helper.accountId)).toHaveLength(1);
    expect(await listSecurityEvents(db, helper.accountId, 10)).toMatchObject([{ kind: 'role-added' }]);
  });

  test('of a jobseeker leaves the file as it is', async () => {
    const person = await anAccount(db, sealer);
    await addOwnRole(db, sealer, await signedIn(person), start);
    expect(await rolesOf(person.accountId)).toEqual(['helper', 'jobseeker']);
    expect(await files(person.accountId)).toEqual([{ jobseeker_id: person.jobseekerId }]);
  });

  test('is added once, also when asked for five times at once', async () => {
    const helper = await anAccount(db, sealer, { role: 'helper' });
    const visitor = await signedIn(helper);
    const tokens = await Promise.all(Array.from({ length: 5 }, () => addOwnRole(db, sealer, visitor, start)));
    expect(tokens.filter((token) => token !== undefined)).toHaveLength(1);
    expect(await rolesOf(helper.accountId)).toEqual(['helper', 'jobseeker']);
    expect(await files(helper.accountId)).toHaveLength(1);
  });

  test('is none of staff’s to give themselves', async () => {
    const organisationId = await anOrganisation(db);
    const staff = await anAccount(db, sealer, { role: 'employer', organisationId });
    expect(await addOwnRole(db, sealer, await signedIn(staff), start)).toBeUndefined();
    expect(await rolesOf(staff.accountId)).toEqual(['employer']);
  });
});
