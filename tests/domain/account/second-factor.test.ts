import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { addGenerator } from '#src/domain/account/add-generator.ts';
import { checkGeneratorCode } from '#src/domain/account/check-generator-code.ts';
import { confirmGenerator } from '#src/domain/account/confirm-generator.ts';
import { findGenerator } from '#src/domain/account/generator-queries.ts';
import { generatorCode, generatorLink, makeGeneratorSecret, saySecret } from '#src/domain/account/generator.ts';
import { makeRecoveryCodes } from '#src/domain/account/make-recovery-codes.ts';
import { readCode, sayCode } from '#src/domain/account/one-time-code.ts';
import { countRecoveryCodes } from '#src/domain/account/recovery-code-queries.ts';
import { removeGenerator } from '#src/domain/account/remove-generator.ts';
import { useRecoveryCode } from '#src/domain/account/use-recovery-code.ts';
import { useSecondFactorCode } from '#src/domain/account/use-second-factor-code.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';

const sealer = createSealer(randomBytes(32));
const now = new Date('2026-11-23T02:00:10.000Z');
const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
const other = (code: string): string => code.replace(/./, (digit) => String((Number(digit) + 1) % 10));

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

const anAccountId = async (): Promise<string> => (await anAccount(db, sealer)).accountId;

/** An account whose app was confirmed a minute before now. */
async function aConfirmedApp(): Promise<{ accountId: string; secret: string }> {
  const accountId = await anAccountId();
  await addGenerator(db, sealer, accountId, later(-70));
  const secret = (await findGenerator(db, sealer, accountId))?.secret ?? '';
  await confirmGenerator(db, sealer, accountId, generatorCode(secret, later(-70)), later(-70));
  return { accountId, secret };
}

describe('an app for one-time codes', () => {
  test('counts only after its first code', async () => {
    const accountId = await anAccountId();
    expect(await addGenerator(db, sealer, accountId, now)).toBe(true);
    const { secret = '' } = (await findGenerator(db, sealer, accountId)) ?? {};
    expect(await checkGeneratorCode(db, sealer, accountId, generatorCode(secret, now), now)).toBe(false);
    expect(await confirmGenerator(db, sealer, accountId, other(generatorCode(secret, now)), now)).toBe(false);
    expect(await confirmGenerator(db, sealer, accountId, generatorCode(secret, now), now)).toBe(true);
    expect((await findGenerator(db, sealer, accountId))?.confirmedAt).toBe(now.toISOString());
  });

  test('does not take the code that confirmed it a second time', async () => {
    const { accountId, secret } = await aConfirmedApp();
    expect(await checkGeneratorCode(db, sealer, accountId, generatorCode(secret, later(-70)), later(-60))).toBe(false);
  });

  test('that waits keeps its secret for a day; a confirmed one keeps it for good', async () => {
    const accountId = await anAccountId();
    const day = 24 * 60 * 60;
    await addGenerator(db, sealer, accountId, now);
    const first = (await findGenerator(db, sealer, accountId))?.secret;
    expect(await addGenerator(db, sealer, accountId, later(day))).toBe(false);
    expect((await findGenerator(db, sealer, accountId))?.secret).toBe(first);
    expect(await addGenerator(db, sealer, accountId, later(day + 1))).toBe(true);
    const { secret = '' } = (await findGenerator(db, sealer, accountId)) ?? {};
    expect(secret).not.toBe(first);
    await confirmGenerator(db, sealer, accountId, generatorCode(secret, later(day + 1)), later(day + 1));
    expect(await addGenerator(db, sealer, accountId, later(9 * day))).toBe(false);
    expect((await findGenerator(db, sealer, accountId))?.secret).toBe(secret);
  });

  test.each([
    [-30, true],
    [0, true],
    [30, true],
    [-60, false],
    [60, false],
  ])('takes a code made %i seconds from now: %s', async (seconds, isTaken) => {
    const { accountId, secret } = await aConfirmedApp();
    const code = generatorCode(secret, later(seconds));
    expect(await checkGeneratorCode(db, sealer, accountId, code, now)).toBe(isTaken);
  });

  test('takes each code once, and none from before one that was taken', async () => {
    const { accountId, secret } = await aConfirmedApp();
    expect(await checkGeneratorCode(db, sealer, accountId, generatorCode(secret, now), now)).toBe(true);
    expect(await checkGeneratorCode(db, sealer, accountId, generatorCode(secret, now), now)).toBe(false);
    expect(await checkGeneratorCode(db, sealer, accountId, generatorCode(secret, later(-30)), now)).toBe(false);
  });

  test('takes one of twenty submissions of a code at the same moment', async () => {
    const { accountId, secret } = await aConfirmedApp();
    const code = generatorCode(secret, now);
    const taken = await Promise.all(
      Array.from({ length: 20 }, () => checkGeneratorCode(db, sealer, accountId, code, now)),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  test('takes no code of somebody else', async () => {
    const [mine, theirs] = [await aConfirmedApp(), await aConfirmedApp()];
    expect(await checkGeneratorCode(db, sealer, mine.accountId, generatorCode(theirs.secret, now), now)).toBe(false);
  });

  test('is removed by a code only', async () => {
    const { accountId, secret } = await aConfirmedApp();
    const wrong = { accountId, typed: other(generatorCode(secret, now)), address: '192.0.2.1' };
    expect(await removeGenerator(db, sealer, wrong, now)).toEqual({ kind: 'wrong' });
    expect(await findGenerator(db, sealer, accountId)).toBeDefined();
    const right = { ...wrong, typed: generatorCode(secret, now) };
    expect(await removeGenerator(db, sealer, right, now)).toEqual({ kind: 'right' });
    expect(await findGenerator(db, sealer, accountId)).toBeUndefined();
  });

  test('that is lost is removed by a recovery code', async () => {
    const { accountId } = await aConfirmedApp();
    const [code = ''] = await makeRecoveryCodes(db, sealer, accountId, now);
    const attempt = { accountId, typed: sayCode(code), address: '192.0.2.1' };
    expect(await removeGenerator(db, sealer, attempt, now)).toEqual({ kind: 'right' });
  });

  test('keeps its secret sealed in the database', async () => {
    const { accountId, secret } = await aConfirmedApp();
    const row = await db
      .selectFrom('one_time_generator')
      .selectAll()
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(secret);
  });

  test('gives its secret as text in groups of four and as a link that names no person', () => {
    const secret = makeGeneratorSecret();
    expect(saySecret(secret)).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    expect(generatorLink(secret)).toContain(`secret=${secret}`);
    expect(generatorLink(secret)).toMatch(/^otpauth:\/\/totp\//);
  });
});

describe('recovery codes', () => {
  test('are ten different ones of twelve digits, of which the database keeps only fingerprints', async () => {
    const accountId = await anAccountId();
    const codes = await makeRecoveryCodes(db, sealer, accountId, now);
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^\d{12}$/);
    const rows = await db.selectFrom('one_time_code').selectAll().where('account_id', '=', accountId).execute();
    expect(codes.filter((code) => JSON.stringify(rows).includes(code))).toEqual([]);
    expect(await countRecoveryCodes(db, accountId)).toBe(10);
  });

  test('work once each', async () => {
    const accountId = await anAccountId();
    const [code = ''] = await makeRecoveryCodes(db, sealer, accountId, now);
    expect(await useRecoveryCode(db, sealer, accountId, code, now)).toBe(true);
    expect(await useRecoveryCode(db, sealer, accountId, code, now)).toBe(false);
    expect(await countRecoveryCodes(db, accountId)).toBe(9);
  });

  test('work for one of twenty submissions at the same moment', async () => {
    const accountId = await anAccountId();
    const [code = ''] = await makeRecoveryCodes(db, sealer, accountId, now);
    const used = await Promise.all(Array.from({ length: 20 }, () => useRecoveryCode(db, sealer, accountId, code, now)));
    expect(used.filter(Boolean)).toHaveLength(1);
  });

  test('are void once new ones are made, also when two are made at once', async () => {
    const accountId = await anAccountId();
    const [old = ''] = await makeRecoveryCodes(db, sealer, accountId, now);
    await Promise.all([1, 2, 3].map(() => makeRecoveryCodes(db, sealer, accountId, now)));
    expect(await useRecoveryCode(db, sealer, accountId, old, now)).toBe(false);
    expect(await countRecoveryCodes(db, accountId)).toBe(10);
  });

  test('of one person do not open the account of another', async () => {
    const [mine, theirs] = [await anAccountId(), await anAccountId()];
    const [code = ''] = await makeRecoveryCodes(db, sealer, theirs, now);
    expect(await useRecoveryCode(db, sealer, mine, code, now)).toBe(false);
    expect(await countRecoveryCodes(db, theirs)).toBe(10);
  });

  test('are read however their groups were joined', () => {
    for (const typed of ['1234 5678 9012', '1234-5678-9012', '123456789012', '1234，5678，9012'])
      expect(readCode(typed)).toBe('123456789012');
    expect(sayCode('123456789012')).toBe('1234 5678 9012');
  });
});

describe('guessing', () => {
  const guess = (accountId: string, typed: string, address: string, at = now) =>
    useSecondFactorCode(db, sealer, { accountId, typed, address }, at);

  test('stops after five wrong codes from one place, and goes on after the wait', async () => {
    const { accountId, secret } = await aConfirmedApp();
    const wrong = other(generatorCode(secret, now));
    for (let guesses = 0; guesses < 5; guesses += 1)
      expect(await guess(accountId, wrong, '192.0.2.1')).toEqual({ kind: 'wrong' });
    const refused = await guess(accountId, generatorCode(secret, now), '192.0.2.1');
    expect(refused.kind).toBe('wait');
    const wait = refused.kind === 'wait' ? refused.wait / 1000 : 0;
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    const after = later(wait + 1);
    expect(await guess(accountId, generatorCode(secret, after), '192.0.2.1', after)).toEqual({ kind: 'right' });
  });

  test('from many places stops too, but not for the place where a code was right before', async () => {
    const { accountId, secret } = await aConfirmedApp();
    const wrong = other(generatorCode(secret, now));
    expect(await guess(accountId, generatorCode(secret, later(-30)), '192.0.2.9')).toEqual({ kind: 'right' });
    for (let guesses = 0; guesses < 20; guesses += 1) await guess(accountId, wrong, `192.0.2.${100 + guesses}`);
    expect((await guess(accountId, generatorCode(secret, now), '192.0.2.200')).kind).toBe('wait');
    expect(await guess(accountId, generatorCode(secret, now), '192.0.2.9')).toEqual({ kind: 'right' });
  });
});
