import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '#src/domain/account/account.ts';
import { changePassword } from '#src/domain/account/change-password.ts';
import { listDevices } from '#src/domain/account/session-queries.ts';
import { createSession, endOtherSessions, rotateSession, sessionIdOf } from '#src/domain/account/session.ts';
import { freeFailures, signIn } from '#src/domain/account/sign-in.ts';
import { signUp } from '#src/domain/account/sign-up.ts';
import { switchRole } from '#src/domain/account/switch-role.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { createSealer } from '#src/sealing.ts';
import { aPhoneOwner, anAccount } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';

const key = randomBytes(32);
const sealer = createSealer(key);
const password = '三只白猫过河';
const phone = '13812345678';
let db: Kysely<Database>;
beforeEach(async () => {
  db = await freshDatabase();
});

const person = () => aPhoneOwner(db, sealer, { number: phone, password, called: '李女士' });
const named = (name: string) => signUp(db, sealer, { name, called: '李女士', role: 'jobseeker', password }, new Date());
const tryTo = (given: Partial<Parameters<typeof signIn>[2]> = {}, now = new Date()) =>
  signIn(
    db,
    sealer,
    { name: phone, password, device: 'Chrome，安卓手机', address: '10.0.0.1', deviceToken: undefined, ...given },
    now,
  );
async function visitor(given: Parameters<typeof tryTo>[0] = {}): Promise<Visitor & { deviceToken: string }> {
  const result = await tryTo(given);
  if (result.kind !== 'signed-in') throw new Error(result.kind);
  const found = await findVisitor(db, sealer, result.token);
  if (!found) throw new Error('not signed in');
  return { ...found, deviceToken: result.deviceToken };
}

describe('signing up', () => {
  test('makes a jobseeker with a file, and nothing can be read without the key', async () => {
    await person();
    const { role, called } = await visitor();
    expect({ role: role.role, called }).toEqual({ role: 'jobseeker', called: '李女士' });
    const [account] = await db.selectFrom('account').selectAll().execute();
    const [file] = await db.selectFrom('jobseeker').selectAll().execute();
    expect(file?.account_id).toBe(account?.account_id);
    expect(JSON.parse(sealer.unseal(file?.sealed_person ?? ''))).toEqual({ called: '李女士' });
    expect(JSON.stringify([account, file])).not.toMatch(/13812345678|李女士|三只白猫/);
  });

  test('makes a helper without a file', async () => {
    await signUp(db, sealer, { name: '小梅', called: '梅', role: 'helper', password }, new Date());
    expect(await db.selectFrom('jobseeker').selectAll().execute()).toEqual([]);
  });

  test('adds digits to a user name, so that two people may choose the same', async () => {
    const names = await Promise.all([named('小梅'), named('小梅'), named('小梅')]);
    for (const { text } of names) expect(text).toMatch(/^小梅\d{4}$/);
    expect(new Set(names.map(({ text }) => text)).size).toBe(3);
  });
});

describe('signing in', () => {
  beforeEach(() => person());

  test('takes the phone number however it is typed', async () => {
    expect((await tryTo({ name: '+86 138-1234-5678' })).kind).toBe('signed-in');
  });

  test('answers alike for a wrong password, an unknown name and a deleted account', async () => {
    const answers = [await tryTo({ password: 'x' }), await tryTo({ name: '13900000000' }), await tryTo({ name: '' })];
    await db.updateTable('account').set({ deleted_at: '2026-01-01T00:00:00.000Z' }).execute();
    answers.push(await tryTo());
    for (const answer of answers) expect(answer).toEqual({ kind: 'wrong' });
  });

  test('tells only whoever has the password that the account is suspended', async () => {
    await db.updateTable('account').set({ suspended_at: '2026-01-01T00:00:00.000Z' }).execute();
    expect((await tryTo({ password: 'x' })).kind).toBe('wrong');
    expect((await tryTo()).kind).toBe('suspended');
    expect(await db.selectFrom('session').selectAll().execute()).toEqual([]);
  });

  test('keeps no token', async () => {
    const result = await tryTo();
    if (result.kind !== 'signed-in') throw new Error(result.kind);
    const rows = [
      await db.selectFrom('session').selectAll().execute(),
      await db.selectFrom('throttle').selectAll().execute(),
    ];
    expect(JSON.stringify(rows)).not.toContain(result.token);
    expect(JSON.stringify(rows)).not.toContain(result.deviceToken);
  });

  test('from one address waits after five failures, also with the right password, and says the same for nobody', async () => {
    for (const name of [phone, '13900000000']) {
      for (let round = 0; round < freeFailures.here; round += 1)
        expect((await tryTo({ name, password: 'x' })).kind).toBe('wrong');
      expect(await tryTo({ name })).toEqual({ kind: 'wait', wait: expect.any(Number) });
    }
  });

  test('from many addresses waits too, and the owner still gets in at a known device or address', async () => {
    const owner = await visitor({ address: '10.1.1.1' });
    const kinds: string[] = [];
    for (let round = 0; round < freeFailures.account + 5; round += 1)
      kinds.push((await tryTo({ password: 'x', address: `10.9.0.${round}` })).kind);
    expect(kinds.slice(freeFailures.account)).toEqual(Array.from({ length: 5 }, () => 'wait'));
    expect((await tryTo({ address: '10.9.1.1' })).kind).toBe('wait');
    expect((await tryTo({ address: '10.1.1.1' })).kind).toBe('signed-in');
    expect((await tryTo({ address: '10.9.1.1', deviceToken: owner.deviceToken })).kind).toBe('signed-in');
  });

  test('guesses in the same hall do not shut out the device of the owner', async () => {
    const owner = await visitor();
    for (let round = 0; round < freeFailures.here; round += 1) await tryTo({ password: 'x' });
    expect((await tryTo()).kind).toBe('wait');
    expect((await tryTo({ deviceToken: owner.deviceToken })).kind).toBe('signed-in');
  });

  test('the token of a device counts for its own account only, and a made-up one for none', async () => {
    const owner = await visitor();
    await aPhoneOwner(db, sealer, { number: '13900000000', password });
    const at = { password: 'x', address: '10.2.2.2' };
    for (let round = 0; round < freeFailures.here; round += 1) await tryTo({ ...at, name: '13900000000' });
    for (const deviceToken of [owner.deviceToken, 'made-up', ''])
      expect((await tryTo({ ...at, name: '13900000000', deviceToken })).kind).toBe('wait');
  });

  test('one address that tries many accounts waits', async () => {
    const kinds: string[] = [];
    for (let round = 0; round <= freeFailures.address; round += 1)
      kinds.push(
        (await tryTo({ name: `139${String(round).padStart(8, '0')}`, password: 'x', address: '10.7.7.7' })).kind,
      );
    expect(kinds.filter((kind) => kind === 'wrong')).toHaveLength(freeFailures.address);
    expect(kinds.at(-1)).toBe('wait');
  });
});

describe('a session', () => {
  beforeEach(() => person());

  test('ends everywhere else with a new password, and here it gets a new token', async () => {
    const [here, other] = [await visitor(), await visitor()];
    const wrong = await changePassword(
      db,
      sealer,
      { visitor: here, old: 'x', password: '四只黑狗爬上高山' },
      new Date(),
    );
    expect(wrong.kind).toBe('wrong');
    const flawed = await changePassword(db, sealer, { visitor: here, old: password, password: phone }, new Date());
    expect(flawed.kind).toBe('flaw');
    const changed = await changePassword(
      db,
      sealer,
      { visitor: here, old: password, password: '四只黑狗爬上高山' },
      new Date(),
    );
    if (changed.kind !== 'changed') throw new Error(changed.kind);
    const left = (await db.selectFrom('session').select('session_id').execute()).map((row) => row.session_id);
    expect(left).toEqual([sessionIdOf(changed.token)]);
    expect(left).not.toContain(here.sessionId);
    expect(left).not.toContain(other.sessionId);
    expect((await tryTo()).kind).toBe('wrong');
    expect((await tryTo({ password: '四只黑狗爬上高山' })).kind).toBe('signed-in');
  });

  test('stops taking guesses of the old password', async () => {
    const here = await visitor();
    const guess = () =>
      changePassword(db, sealer, { visitor: here, old: 'x', password: '四只黑狗爬上高山' }, new Date());
    for (let round = 0; round < 5; round += 1) expect((await guess()).kind).toBe('wrong');
    expect((await guess()).kind).toBe('wait');
  });

  test('is rotated with a change of role, keeps its end, and takes no role of somebody else', async () => {
    const here = await visitor();
    const other = await anAccount(db, sealer, { role: 'administrator' });
    expect(await switchRole(db, here, other.accountRoleId)).toBeUndefined();
    const before = await db.selectFrom('session').selectAll().executeTakeFirstOrThrow();
    const token = await switchRole(db, here, here.role.accountRoleId);
    if (!token) throw new Error('not rotated');
    const after = await db.selectFrom('session').selectAll().executeTakeFirstOrThrow();
    expect(after).toEqual({ ...before, session_id: sessionIdOf(token) });
    expect(after.session_id).not.toBe(before.session_id);
  });

  test('of another account can neither be rotated nor ended', async () => {
    const here = await visitor();
    const other = await anAccount(db, sealer);
    expect(
      await rotateSession(db, { accountId: other.accountId, sessionId: here.sessionId }, other.accountRoleId),
    ).toBeUndefined();
    await endOtherSessions(db, other.accountId);
    expect(await db.selectFrom('session').selectAll().execute()).toHaveLength(1);
  });

  test('is listed with its device; its last use is written down at most hourly', async () => {
    const here = await visitor();
    const seen = async () => (await listDevices(db, here.accountId, new Date()))[0];
    const first = await seen();
    expect(first?.device).toBe('Chrome，安卓手机');
    const hourAgo = new Date(Date.now() - 61 * 60_000).toISOString();
    const token = await createSession(
      db,
      { accountId: here.accountId, device: '微信', accountRoleId: here.role.accountRoleId },
      new Date(),
    );
    await findVisitor(db, sealer, token);
    expect((await db.selectFrom('session').select('seen_at').execute()).map((row) => row.seen_at > hourAgo)).toEqual([
      true,
      true,
    ]);
    await db.updateTable('session').set({ seen_at: hourAgo }).execute();
    await findVisitor(db, sealer, token);
    const rows = await listDevices(db, here.accountId, new Date());
    expect(rows.map(({ device, usedAt }) => [device, usedAt > hourAgo])).toEqual([
      ['微信', true],
      ['Chrome，安卓手机', false],
    ]);
  });
});
