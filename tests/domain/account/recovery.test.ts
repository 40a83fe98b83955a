import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { beginRecovery } from '#src/domain/account/begin-recovery.ts';
import { finishRecovery } from '#src/domain/account/finish-recovery.ts';
import { findGenerator } from '#src/domain/account/generator-queries.ts';
import { makeDeskCode } from '#src/domain/account/make-desk-code.ts';
import { makeRecoveryCodes } from '#src/domain/account/make-recovery-codes.ts';
import { sayCode } from '#src/domain/account/one-time-code.ts';
import { verifyPassword } from '#src/domain/account/password.ts';
import { findRecovery } from '#src/domain/account/recovery-queries.ts';
import type { Recovery } from '#src/domain/account/recovery-queries.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount, cookieOf, giveApp } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';

const sealer = createSealer(randomBytes(32));
const now = new Date('2026-11-23T02:00:00.000Z');
const after = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
const password = '三棵树 七条河 一座桥';

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

/** Somebody who has an account, and the name that they sign in with. */
async function aPerson() {
  const account = await anAccount(db, sealer);
  const row = await rowOf(account.accountId);
  return { ...account, name: sealer.unseal(row.sealed_sign_in_name) };
}

const rowOf = (accountId: string) =>
  db.selectFrom('account').selectAll().where('account_id', '=', accountId).executeTakeFirstOrThrow();

const recoveryCode = async (accountId: string) => (await makeRecoveryCodes(db, sealer, accountId, now))[0] ?? '';
const deskCode = (accountId: string) =>
  makeDeskCode(db, sealer, { accountId, issuedBy: 'somebody', lifetime: 60 * 60_000 }, now);

const begin = (name: string, code: string, at = now, address = '192.0.2.1') =>
  beginRecovery(db, sealer, { name, code, address }, at);

/** A recovery on its way to the new password. */
async function begun(name: string, code: string): Promise<Recovery> {
  const result = await begin(name, code);
  const recovery = await findRecovery(db, sealer, result.kind === 'right' ? result.token : undefined, now);
  if (!recovery) throw new Error(`The recovery did not begin: ${result.kind}`);
  return recovery;
}

const finish = (recovery: Recovery, dropsSecondFactors = false) =>
  finishRecovery(db, sealer, recovery, { password, dropsSecondFactors }, now);

describe('recovering an account', () => {
  test.each([
    ['a recovery code', recoveryCode],
    ['a code of a counsellor', deskCode],
  ])('by %s sets the new password and ends every session', async (_, make) => {
    const person = await aPerson();
    await cookieOf(db, person);
    const code = await make(person.accountId);
    expect(await finish(await begun(person.name, sayCode(code)))).toBe(true);
    expect(await verifyPassword((await rowOf(person.accountId)).password_hash, password)).toBe(true);
    const sessions = await db.selectFrom('session').selectAll().where('account_id', '=', person.accountId).execute();
    expect(sessions).toEqual([]);
    expect((await begin(person.name, code)).kind).toBe('wrong');
  });

  test('takes a code for one of ten submissions at the same moment', async () => {
    const person = await aPerson();
    const code = await recoveryCode(person.accountId);
    const recoveries = await Promise.all([begun(person.name, code), begun(person.name, code)]);
    const finished = await Promise.all(
      Array.from({ length: 10 }, (_, index) => finish(recoveries[index % 2] ?? recoveries[0])),
    );
    expect(finished.filter(Boolean)).toHaveLength(1);
  });

  test('leaves the code good for somebody who did not finish', async () => {
    const person = await aPerson();
    const code = await deskCode(person.accountId);
    await begun(person.name, code);
    expect(await finish(await begun(person.name, code))).toBe(true);
  });

  test('is over after an hour, and when the code was used meanwhile', async () => {
    const person = await aPerson();
    const code = await recoveryCode(person.accountId);
    const result = await begin(person.name, code);
    const token = result.kind === 'right' ? result.token : '';
    expect(await findRecovery(db, sealer, token, after(59))).toBeDefined();
    expect(await findRecovery(db, sealer, token, after(61))).toBeUndefined();
    await finish(await begun(person.name, code));
    expect(await findRecovery(db, sealer, token, now)).toBeUndefined();
  });

  test('does not begin with a code of a counsellor that has run out', async () => {
    const person = await aPerson();
    const code = await deskCode(person.accountId);
    expect((await begin(person.name, code, after(61))).kind).toBe('wrong');
  });

  test('does not begin with the code of somebody else', async () => {
    const [mine, theirs] = [await aPerson(), await aPerson()];
    expect((await begin(mine.name, await recoveryCode(theirs.accountId))).kind).toBe('wrong');
  });

  test('does not begin for an account that is suspended or gone, nor finish', async () => {
    for (const column of ['suspended_at', 'deleted_at'] as const) {
      const person = await aPerson();
      const code = await recoveryCode(person.accountId);
      const result = await begin(person.name, code);
      await db
        .updateTable('account')
        .set({ [column]: now.toISOString() })
        .where('account_id', '=', person.accountId)
        .execute();
      expect((await begin(person.name, code)).kind).toBe('wrong');
      expect(await findRecovery(db, sealer, result.kind === 'right' ? result.token : '', now)).toBeUndefined();
    }
  });

  test('keeps the app of somebody who uses a recovery code, whatever is asked', async () => {
    const person = await aPerson();
    await giveApp(db, sealer, person);
    await finish(await begun(person.name, await recoveryCode(person.accountId)), true);
    expect(await findGenerator(db, sealer, person.accountId)).toBeDefined();
  });

  test.each([
    [true, undefined],
    [false, expect.anything()],
  ])('with a code of a counsellor, a lost app goes too if the person says so: %s', async (isLost, left) => {
    const person = await aPerson();
    await giveApp(db, sealer, person);
    const recovery = await begun(person.name, await deskCode(person.accountId));
    expect(recovery.hasSecondFactor).toBe(true);
    await finish(recovery, isLost);
    expect(await findGenerator(db, sealer, person.accountId)).toEqual(left);
  });
});

describe('guessing', () => {
  const outcomes = async (name: string, count: number, address: (index: number) => string) => {
    const kinds: string[] = [];
    for (let index = 0; index < count; index += 1)
      kinds.push((await begin(name, '000000000000', now, address(index))).kind);
    return kinds;
  };

  test.each([
    ['from one place', () => '192.0.2.7', 7],
    ['from many places', (index: number) => `192.0.2.${index}`, 22],
  ])('%s is answered the same for an account that exists and one that does not', async (_, address, count) => {
    const person = await aPerson();
    const known = await outcomes(person.name, count, address);
    const unknown = await outcomes(`没有${randomBytes(4).toString('hex')}`, count, address);
    expect(known).toEqual(unknown);
    expect(known.at(0)).toBe('wrong');
    expect(known.at(-1)).toBe('wait');
  });

  test('asks the database the same for an account that exists and one that does not', async () => {
    const asked: string[] = [];
    const watched = db.withPlugin({
      transformQuery: ({ node }) => {
        asked.push(node.kind);
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    });
    const person = await aPerson();
    await recoveryCode(person.accountId);
    const queries = async (name: string, address: string) => {
      asked.length = 0;
      await beginRecovery(watched, sealer, { name, code: '000000000000', address }, now);
      return [...asked];
    };
    const known = await queries(person.name, '198.51.100.1');
    expect(await queries(`没有${randomBytes(4).toString('hex')}`, '198.51.100.2')).toEqual(known);
    expect(await queries('不是名字！？', '198.51.100.3')).toEqual(known);
    expect(known.length).toBeGreaterThan(3);
  });
});
