import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { seedDemonstrationAccounts } from '#db/demonstration/demonstration-accounts.ts';
import { verifyPassword } from '#src/domain/account/password.ts';
import { signIn } from '#src/domain/account/sign-in.ts';
import { findOpenDemand } from '#src/domain/demand/demand-queries.ts';
import { listStaffAccounts } from '#src/domain/account/staff-account-queries.ts';
import { createSealer } from '#src/sealing.ts';
import { freshDatabase } from '../database.ts';

const sealer = createSealer(randomBytes(32));
const now = new Date();

test('the invented people are marked everywhere, share one password that is kept only as a hash, and have no code', async () => {
  const db = await freshDatabase();
  const made = await seedDemonstrationAccounts(db, sealer, now);
  expect(made?.accounts.map(({ who }) => who)).toEqual([
    '示例求职者',
    '示例求职者',
    '示例家属',
    '示例就业辅导员',
    '示例管理员',
    '示例用人单位',
  ]);
  const rows = await db.selectFrom('account').selectAll().execute();
  expect(rows).toHaveLength(6);
  for (const row of rows) {
    expect(row.is_demonstration).toBe(1);
    expect(sealer.unseal(row.sealed_called)).toContain('示例');
    expect(await verifyPassword(row.password_hash, made?.password ?? '')).toBe(true);
  }
  expect(JSON.stringify(rows)).not.toContain(made?.password);
  for (const table of ['organisation', 'jobseeker'] as const)
    for (const { is_demonstration } of await db.selectFrom(table).select('is_demonstration').execute())
      expect(is_demonstration).toBe(1);
  expect(await db.selectFrom('one_time_code').selectAll().execute()).toEqual([]);
  expect(await db.selectFrom('mandate').select('state').execute()).toEqual([{ state: 'active' }]);
  expect((await listStaffAccounts(db, sealer)).map(({ isUsed }) => isUsed)).toEqual([true, true, true]);
});

test('one of the invented jobseekers has registered what they want of work', async () => {
  const db = await freshDatabase();
  await seedDemonstrationAccounts(db, sealer, now);
  const demands = await db.selectFrom('demand').select(['state', 'jobseeker_id']).execute();
  expect(demands.map(({ state }) => state)).toEqual(['open']);
  const open = await findOpenDemand(db, sealer, demands[0]?.jobseeker_id ?? '', now);
  expect(open?.answers.work?.occupations).toEqual(['customer-service', 'audio-editing']);
});

test('each of them can sign in', async () => {
  const db = await freshDatabase();
  const made = await seedDemonstrationAccounts(db, sealer, now);
  for (const { signInName } of made?.accounts ?? []) {
    const request = {
      name: signInName,
      password: made?.password ?? '',
      address: '192.0.2.1',
      device: '示例',
      deviceToken: undefined,
    };
    expect(await signIn(db, sealer, request, now)).toHaveProperty('token');
  }
});

test('nobody is invented where there is anybody, and every start has a password of its own', async () => {
  const db = await freshDatabase();
  const first = await seedDemonstrationAccounts(db, sealer, now);
  expect(await seedDemonstrationAccounts(db, sealer, now)).toBeUndefined();
  const other = await seedDemonstrationAccounts(await freshDatabase(), sealer, now);
  expect(other?.password).toMatch(/^[a-z]{4}(-[a-z]{4}){3}$/);
  expect(other?.password).not.toBe(first?.password);
});
