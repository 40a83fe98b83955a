import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { beginPhoneRecovery } from '#src/domain/account/begin-phone-recovery.ts';
import { beginPhoneSignUp } from '#src/domain/account/begin-phone-sign-up.ts';
import { finishPhoneSignUp } from '#src/domain/account/finish-phone-sign-up.ts';
import { finishRecovery } from '#src/domain/account/finish-recovery.ts';
import { verifyPassword } from '#src/domain/account/password.ts';
import { findRecovery } from '#src/domain/account/recovery-queries.ts';
import { sweepNumberCodes } from '#src/domain/account/send-number-code.ts';
import { freeTexts, takeTextTurn } from '#src/domain/account/text-turn.ts';
import { rememberPlace } from '#src/domain/account/throttle.ts';
import { usePhoneRecoveryCode } from '#src/domain/account/use-phone-recovery-code.ts';
import { createSealer } from '#src/sealing.ts';
import { aPhoneOwner, cookieOf, giveApp } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';

const key = randomBytes(32);
const sealer = createSealer(key);
const start = new Date('2026-11-23T02:00:00.000Z');
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const number = '13812345678';
const other = '13912345678';
const password = '三只白猫过河';

let db: Kysely<Database>;
beforeEach(async () => {
  db = await freshDatabase();
});

/** What was texted to a number, oldest first. */
async function texts(to = number): Promise<string[]> {
  const rows = await db.selectFrom('outgoing_message').selectAll().orderBy('created_at').execute();
  return rows.filter((row) => sealer.unseal(row.sealed_recipient) === to).map((row) => sealer.unseal(row.sealed_text));
}
const lastCode = async (to = number): Promise<string> => /\d{6}/.exec((await texts(to)).at(-1) ?? '')?.[0] ?? '';
const wrongFor = (code: string): string => String((Number(code || 0) + 1) % 1_000_000).padStart(6, '0');
const accounts = () => db.selectFrom('account').selectAll().execute();

describe('signing up with a number', () => {
  const begin = (minutes = 0, to = number) => beginPhoneSignUp(db, sealer, to, after(minutes));
  const finish = (codeId: string, code: string, minutes = 1, to = number) =>
    finishPhoneSignUp(
      db,
      sealer,
      { codeId, number: to, code, called: '示例小林', role: 'jobseeker', passwordHash: 'hash' },
      after(minutes),
    );

  test('makes no account before the code is typed, and then one whose number is confirmed', async () => {
    const codeId = await begin();
    expect(await accounts()).toEqual([]);
    expect(await finish(codeId, await lastCode())).toEqual({ kind: 'right' });
    const [account] = await accounts();
    expect(account).toMatchObject({ sign_in_kind: 'phone', phone_confirmed_at: after(1).toISOString() });
    expect(await db.selectFrom('jobseeker').select('account_id').execute()).toEqual([
      { account_id: account?.account_id },
    ]);
  });

  test('of somebody who has an account writes the same down, texts them that they have one, and no code does', async () => {
    await aPhoneOwner(db, sealer, { number, password });
    const before = await accounts();
    const [known, unknown] = [await begin(), await begin(0, other)];
    const rows = await db.selectFrom('one_time_code').selectAll().execute();
    const shape = (id: string) => {
      const {
        fingerprint: _,
        phone_fingerprint: __,
        one_time_code_id: ___,
        ...row
      } = rows.find((each) => each.one_time_code_id === id) ?? {
        fingerprint: '',
        phone_fingerprint: '',
        one_time_code_id: '',
      };
      return row;
    };
    expect(shape(known)).toEqual(shape(unknown));
    const [text = ''] = await texts();
    expect(text).toContain('已经有账号');
    expect(text).toContain('忘了密码');
    expect(text).not.toMatch(/\d/);
    for (const left of [4, 3, 2, 1, 0]) {
      expect(await finish(known, '000000')).toEqual({ kind: 'wrong', left });
      expect(await finish(unknown, wrongFor(await lastCode(other)), 1, other)).toEqual({ kind: 'wrong', left });
    }
    expect(await finish(known, '000000')).toEqual({ kind: 'no code' });
    expect(await finish(unknown, await lastCode(other), 1, other)).toEqual({ kind: 'no code' });
    expect(await accounts()).toEqual(before);
  });

  test('knows a number that was kept under a former key', async () => {
    await aPhoneOwner(db, sealer, { number, password });
    await beginPhoneSignUp(db, createSealer(randomBytes(32), key), number, start);
    expect(await db.selectFrom('outgoing_message').select('account_id').execute()).toEqual([
      { account_id: (await accounts())[0]?.account_id },
    ]);
  });

  test('is not blocked by an account that never confirmed the number, which goes on under a name', async () => {
    const { accountId } = await aPhoneOwner(db, sealer, { number, password, isPhoneConfirmed: false });
    expect(await finish(await begin(), await lastCode())).toEqual({ kind: 'right' });
    const [first, second] = [
      (await accounts()).find((row) => row.account_id === accountId),
      (await accounts()).find((row) => row.account_id !== accountId),
    ];
    expect(sealer.unseal(first?.sealed_sign_in_name ?? '')).toMatch(/^用户\d{4}$/);
    expect(first?.sign_in_kind).toBe('name');
    expect(sealer.unseal(second?.sealed_sign_in_name ?? '')).toBe(number);
    // Nothing of the one became the other's.
    expect(second?.password_hash).toBe('hash');
    const events = await db.selectFrom('security_event').select(['account_id', 'kind']).execute();
    expect(events).toEqual([{ account_id: accountId, kind: 'number-released' }]);
  });

  test('takes a code once, also from ten at the same moment', async () => {
    const codeId = await begin();
    const code = await lastCode();
    // More than five at once are refused for the tries; one of the five is let in.
    const answers = await Promise.all(Array.from({ length: 10 }, () => finish(codeId, code)));
    expect(answers.filter(({ kind }) => kind === 'right')).toHaveLength(1);
    expect(await accounts()).toHaveLength(1);
  });

  test('takes no code after ten minutes, of another request, or for another number', async () => {
    const [first, second, third] = [await begin(), await begin(2), await begin(2, other)];
    const code = await lastCode();
    const otherCode = await lastCode(other);
    if ((await texts())[0] !== (await texts())[1]) expect((await finish(first, code, 3)).kind).toBe('wrong');
    if (code !== otherCode) expect((await finish(third, code, 3, other)).kind).toBe('wrong');
    // A request begun with one number and gone on with another.
    expect((await finish(second, code, 3, other)).kind).toBe('wrong');
    expect(await finish(second, code, 12)).toEqual({ kind: 'no code' });
    expect(await accounts()).toEqual([]);
  });

  test('texts a number five times a day at most and says nothing of it', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => begin()));
    expect(new Set(ids).size).toBe(8);
    expect(await texts()).toHaveLength(5);
    expect(await db.selectFrom('one_time_code').selectAll().execute()).toHaveLength(8);
    // What is not texted can be guessed by nobody.
    const silent = await begin(5);
    for (const code of ['000000', await lastCode()]) expect((await finish(silent, code, 6)).kind).toBe('wrong');
    await begin(24 * 60 + 1);
    expect(await texts()).toHaveLength(6);
  });

  test('keeps neither number nor code in the clear, and nothing after a day', async () => {
    await begin();
    const code = await lastCode();
    const tables = [
      await db.selectFrom('one_time_code').selectAll().execute(),
      await db.selectFrom('outgoing_message').selectAll().execute(),
    ];
    expect(JSON.stringify(tables)).not.toContain(number);
    expect(JSON.stringify(tables)).not.toContain(`"${code}"`);
    await sweepNumberCodes(db, after(24 * 60 - 1));
    expect(await db.selectFrom('one_time_code').selectAll().execute()).toHaveLength(1);
    await sweepNumberCodes(db, after(24 * 60 + 1));
    expect(await db.selectFrom('one_time_code').selectAll().execute()).toEqual([]);
  });

  test('one address asks for so many texts and then waits, whatever the numbers', async () => {
    const waits: (number | undefined)[] = [];
    for (let asked = 0; asked <= freeTexts; asked += 1) waits.push(await takeTextTurn(db, sealer, '192.0.2.1', start));
    expect(waits.slice(0, -1).every((wait) => wait === undefined)).toBe(true);
    expect(waits.at(-1)).toBeGreaterThan(0);
    expect(await takeTextTurn(db, sealer, '192.0.2.2', start)).toBeUndefined();
  });
});

describe('recovering an account by text', () => {
  const address = '192.0.2.1';
  const begin = (minutes = 0, to = number, from = address) =>
    beginPhoneRecovery(db, sealer, { number: to, address: from }, after(minutes));
  const use = (codeId: string, code: string, minutes = 1, of = number) =>
    usePhoneRecoveryCode(db, sealer, { codeId, number: of, code }, after(minutes));

  test('leads to a new password, ends every session and keeps the second factor', async () => {
    const person = await aPhoneOwner(db, sealer, { number, password });
    await cookieOf(db, person);
    await giveApp(db, sealer, person);
    const codeId = await begin();
    const answer = await use(codeId, await lastCode());
    const recovery = await findRecovery(db, sealer, answer.kind === 'right' ? answer.token : '', after(2));
    if (!recovery) throw new Error('The code led nowhere');
    expect(recovery).toMatchObject({ kind: 'phone-recovery', accountId: person.accountId });
    expect(recovery.names).toContain(number);
    const wanted = { password: '四只黑狗爬上高山', dropsSecondFactors: true };
    expect(await finishRecovery(db, sealer, recovery, wanted, after(3))).toBe(true);
    const [account] = await accounts();
    expect(await verifyPassword(account?.password_hash, '四只黑狗爬上高山')).toBe(true);
    expect(await db.selectFrom('session').selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('one_time_generator').selectAll().execute()).toHaveLength(1);
    expect(await use(codeId, await lastCode(), 4)).toEqual({ kind: 'no code' });
  });

  test('texts nothing to numbers without an account, unconfirmed, suspended or erased, and answers alike', async () => {
    const unconfirmed = await aPhoneOwner(db, sealer, { number, password, isPhoneConfirmed: false });
    const ids = [await begin(), await begin(0, other)];
    const confirmed = { phone_confirmed_at: start.toISOString() };
    const mine = db.updateTable('account').where('account_id', '=', unconfirmed.accountId);
    await mine.set({ ...confirmed, suspended_at: start.toISOString() }).execute();
    ids.push(await begin());
    await mine.set({ suspended_at: null, deleted_at: start.toISOString() }).execute();
    ids.push(await begin());
    expect(await texts()).toEqual([]);
    expect(await texts(other)).toEqual([]);
    const rows = await db
      .selectFrom('one_time_code')
      .select(['account_id', 'fingerprint', 'phone_fingerprint', 'tries'])
      .execute();
    expect(new Set(rows.map((row) => JSON.stringify(row)))).toHaveLength(1);
    for (const id of ids) expect(await use(id, '123456')).toEqual({ kind: 'wrong', left: 4 });
  });

  test('takes no code of another account, of signing up, or that has run out', async () => {
    await aPhoneOwner(db, sealer, { number, password });
    await aPhoneOwner(db, sealer, { number: other, password });
    const [mine, theirs] = [await begin(), await begin(0, other)];
    const [code, otherCode] = [await lastCode(), await lastCode(other)];
    if (code !== otherCode) {
      expect((await use(mine, otherCode)).kind).toBe('wrong');
      expect((await use(theirs, code, 1, other)).kind).toBe('wrong');
    }
    expect((await use(theirs, otherCode)).kind).toBe('wrong');
    expect(await use(mine, code, 10)).toEqual({ kind: 'no code' });
    const third = '13712345678';
    const signUp = await beginPhoneSignUp(db, sealer, third, start);
    expect(await use(signUp, await lastCode(third), 1, third)).toEqual({ kind: 'no code' });
  });

  test('has five tries for a code and five codes a day', async () => {
    await aPhoneOwner(db, sealer, { number, password });
    const codeId = await begin();
    const code = await lastCode();
    for (const left of [4, 3, 2, 1, 0]) expect(await use(codeId, wrongFor(code))).toEqual({ kind: 'wrong', left });
    expect(await use(codeId, code)).toEqual({ kind: 'no code' });
    await Promise.all(Array.from({ length: 9 }, () => begin(2)));
    expect(await texts()).toHaveLength(5);
  });

  test('cannot be used up by strangers for somebody who asks from where they signed in before', async () => {
    await aPhoneOwner(db, sealer, { number, password });
    const home = '198.51.100.7';
    await rememberPlace(db, sealer, `known address ${sealer.fingerprints('sign-in', number)[0]} ${home}`, start);
    for (let asked = 0; asked < 7; asked += 1) await begin(asked);
    expect(await texts()).toHaveLength(5);
    const codeId = await begin(8, number, home);
    expect(await texts()).toHaveLength(6);
    expect((await use(codeId, await lastCode(), 9)).kind).toBe('right');
    for (let asked = 0; asked < 9; asked += 1) await begin(10, number, home);
    expect(await texts()).toHaveLength(10);
  });
});
