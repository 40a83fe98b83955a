import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { runAdminCommand } from '#src/commands/admin-create.ts';
import { findStaffAccount, listStaffAccounts } from '#src/domain/account/staff-account-queries.ts';
import { suspendAccount } from '#src/domain/account/suspend-account.ts';
import { deskCodeFingerprints } from '#src/domain/account/desk-code.ts';
import { terminal } from '#src/domain/organisation/authority.ts';
import { createSealer } from '#src/sealing.ts';
import { freshDatabase } from '../../database.ts';

const sealer = createSealer(randomBytes(32));
const now = new Date();

async function make() {
  const db = await freshDatabase();
  const said: string[] = [];
  const run = (...args: string[]) => runAdminCommand(db, sealer, now, args, (line) => said.push(line));
  return { db, said, run };
}

const named = (name: string) => ['--name', name, '--called', '示例周宁'];

test('the first administrator is made from the terminal, with a code that is shown once and kept as a fingerprint', async () => {
  const { db, said, run } = await make();
  expect(await run(...named('示例管理员'))).toBe(0);
  const [account] = await listStaffAccounts(db, sealer);
  expect(account).toMatchObject({ called: '示例周宁', isUsed: false });
  expect(account?.roles).toMatchObject([{ role: 'administrator', organisationName: undefined }]);
  const code = /一次性验证码：(\d{4} \d{4})/.exec(said.join('\n'))?.[1] ?? '';
  expect(said.join('\n')).toContain(`One-time code: ${code}`);
  const kept = await db.selectFrom('one_time_code').select('fingerprint').executeTakeFirstOrThrow();
  expect(deskCodeFingerprints(sealer, code.replace(' ', ''))).toContain(kept.fingerprint);
  expect(await db.selectFrom('staff_event').select(['kind', 'actor_id', 'role']).execute()).toEqual([
    { kind: 'account-created', actor_id: 'terminal', role: 'administrator' },
  ]);
});

test('a second administrator is made only when it is said that there is to be another', async () => {
  const { db, run } = await make();
  await run(...named('示例管理员甲'));
  expect(await run(...named('示例管理员乙'))).toBe(1);
  expect(await listStaffAccounts(db, sealer)).toHaveLength(1);
  expect(await run(...named('示例管理员乙'), '--another')).toBe(0);
  expect(await run(...named('示例管理员乙'), '--another')).toBe(1);
  expect(await listStaffAccounts(db, sealer)).toHaveLength(2);
});

test('where the only administrator is suspended, the terminal lets the next one in', async () => {
  const { db, run } = await make();
  await run(...named('示例管理员甲'));
  const [first] = await listStaffAccounts(db, sealer);
  const accountId = first?.accountId ?? '';
  expect(await suspendAccount(db, sealer, terminal, { accountId, reason: '示例' }, now)).toBe(true);
  expect((await findStaffAccount(db, sealer, accountId))?.suspendedAt).toBeDefined();
  expect(await run(...named('示例管理员乙'))).toBe(0);
});

test('without the names it says how to ask, and makes nothing', async () => {
  const { db, said, run } = await make();
  expect(await run()).toBe(2);
  expect(await run('--name', '甲', '--called', '')).toBe(2);
  expect(await run('--name', '！', '--called', '示例周宁')).toBe(2);
  expect(said.join('\n')).toContain('npm run admin:create');
  expect(await listStaffAccounts(db, sealer)).toEqual([]);
});
