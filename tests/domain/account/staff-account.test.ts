import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Role } from '#src/domain/account/account.ts';
import { createStaffAccount } from '#src/domain/account/create-staff-account.ts';
import type { NewStaffAccount } from '#src/domain/account/create-staff-account.ts';
import { deskCodeFingerprints, startingCodeLifetime } from '#src/domain/account/desk-code.ts';
import { endRole } from '#src/domain/account/end-role.ts';
import { grantRole } from '#src/domain/account/grant-role.ts';
import { issueStartingCode } from '#src/domain/account/issue-starting-code.ts';
import { resumeAccount } from '#src/domain/account/resume-account.ts';
import { staffAccountForm } from '#src/domain/account/staff-account-form.ts';
import { findStaffAccount, listStaffAccounts } from '#src/domain/account/staff-account-queries.ts';
import { listStaffEvents } from '#src/domain/account/staff-event-queries.ts';
import { suspendAccount } from '#src/domain/account/suspend-account.ts';
import { findVisitor, listRoles } from '#src/domain/account/visitor-queries.ts';
import { NotAllowed, terminal } from '#src/domain/organisation/authority.ts';
import type { StaffActor } from '#src/domain/organisation/authority.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount, anOrganisation, cookieOf } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';

const sealer = createSealer(randomBytes(32));
const now = new Date();
const reason = '示例：调到别处工作';

const actorIn = (role: Role): StaffActor => ({
  accountId: randomUUID(),
  role: { role, organisationId: undefined, regionCode: undefined },
});
const administrator = actorIn('administrator');
const others = (['jobseeker', 'helper', 'counsellor', 'employer'] as const).map(actorIn);

let db: Kysely<Database>;
let organisationId: string;
beforeAll(async () => {
  db = await freshDatabase();
});
beforeEach(async () => {
  organisationId = await anOrganisation(db);
});

const wanted = (changes: Partial<NewStaffAccount> = {}): NewStaffAccount => ({
  called: '示例王敏',
  signInName: { kind: 'name', text: `示例${randomBytes(4).toString('hex')}` },
  role: 'counsellor',
  organisationId,
  ...changes,
});

const eventsOf = async (accountId: string): Promise<string[]> =>
  (
    await db
      .selectFrom('staff_event')
      .select('kind')
      .where('account_id', '=', accountId)
      .orderBy('happened_at')
      .execute()
  ).map(({ kind }) => kind);

async function create(changes: Partial<NewStaffAccount> = {}): Promise<{ accountId: string; code: string }> {
  const created = await createStaffAccount(db, sealer, administrator, wanted(changes), now);
  if ('problem' in created) throw new Error(created.problem);
  return created;
}

const signedIn = async (): Promise<{ accountId: string; accountRoleId: string; token: string }> => {
  const account = await anAccount(db, sealer, { role: 'counsellor', organisationId, called: '示例老师' });
  return { ...account, token: (await cookieOf(db, account)).slice('session='.length) };
};

describe('an account for a member of staff', () => {
  test('has a name, a role and an organisation, no password, and a code that holds for three days', async () => {
    const { accountId, code } = await create({ called: '示例李红' });
    expect(code).toMatch(/^\d{8}$/);
    expect(await findStaffAccount(db, sealer, accountId)).toMatchObject({
      called: '示例李红',
      isUsed: false,
      suspendedAt: undefined,
      roles: [{ role: 'counsellor', organisationName: '示例残联就业中心', isOrganisationSuspended: false }],
    });
    const account = await db
      .selectFrom('account')
      .selectAll()
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow();
    expect(account.password_hash).toBeNull();
    const kept = await db
      .selectFrom('one_time_code')
      .selectAll()
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow();
    expect(kept).toMatchObject({ kind: 'desk', issued_by: administrator.accountId, used_at: null });
    expect(kept.expires_at).toBe(new Date(now.getTime() + startingCodeLifetime).toISOString());
    expect(deskCodeFingerprints(sealer, code)).toContain(kept.fingerprint);
    expect(JSON.stringify([account, kept])).not.toContain(code);
    expect(await eventsOf(accountId)).toEqual(['account-created']);
  });

  test('is not made with a name to sign in with that is taken', async () => {
    const first = wanted();
    await createStaffAccount(db, sealer, administrator, first, now);
    expect(await createStaffAccount(db, sealer, administrator, first, now)).toEqual({ problem: 'name taken' });
  });

  test('is not made in an organisation that is unknown, suspended, or does other work', async () => {
    const suspended = await anOrganisation(db);
    await db
      .updateTable('organisation')
      .set({ suspended_at: now.toISOString() })
      .where('organisation_id', '=', suspended)
      .execute();
    const employer = await anOrganisation(db, { kind: 'employer' });
    for (const place of [randomUUID(), suspended, employer]) {
      const account = wanted({ organisationId: place });
      expect(await createStaffAccount(db, sealer, administrator, account, now)).toEqual({ problem: 'organisation' });
      // Nothing is left of the attempt: the name is still free.
      expect(
        await createStaffAccount(db, sealer, administrator, { ...account, organisationId }, now),
      ).not.toHaveProperty('problem');
    }
  });

  test('is made, changed and shut by an administrator only', async () => {
    const { accountId } = await create();
    const [held] = (await findStaffAccount(db, sealer, accountId))?.roles ?? [];
    const accountRoleId = held?.accountRoleId ?? '';
    for (const actor of others) {
      const refused = [
        createStaffAccount(db, sealer, actor, wanted(), now),
        grantRole(db, sealer, actor, { accountId, role: 'administrator', organisationId, reason }, now),
        endRole(db, sealer, actor, { accountId, accountRoleId, reason }, now),
        suspendAccount(db, sealer, actor, { accountId, reason }, now),
        resumeAccount(db, sealer, actor, { accountId, reason }, now),
        issueStartingCode(db, sealer, actor, { accountId, reason }, now),
      ];
      for (const answer of await Promise.allSettled(refused))
        expect(answer).toMatchObject({ status: 'rejected', reason: expect.any(NotAllowed) });
    }
    expect(await eventsOf(accountId)).toEqual(['account-created']);
  });
});

describe('a role', () => {
  test('that is given signs the person out, so that the new right begins with a new sign-in', async () => {
    const { accountId, token } = await signedIn();
    const grant = { accountId, role: 'administrator', organisationId, reason } as const;
    expect(await grantRole(db, sealer, administrator, grant, now)).toBe('granted');
    expect(await findVisitor(db, sealer, token)).toBeUndefined();
    expect((await listRoles(db, accountId)).map(({ role }) => role).sort()).toEqual(['administrator', 'counsellor']);
    expect(await grantRole(db, sealer, administrator, grant, now)).toBe('already');
  });

  test('is not given in an organisation without such work, nor to nobody', async () => {
    const { accountId, token } = await signedIn();
    const grant = { accountId, role: 'employer', organisationId, reason } as const;
    expect(await grantRole(db, sealer, administrator, grant, now)).toBe('organisation');
    expect(await grantRole(db, sealer, administrator, { ...grant, accountId: randomUUID() }, now)).toBe('no account');
    expect(await findVisitor(db, sealer, token)).toBeDefined();
    expect(await eventsOf(accountId)).toEqual([]);
  });

  test('that ends signs the person out and gives no right any more', async () => {
    const { accountId, accountRoleId, token } = await signedIn();
    expect(await endRole(db, sealer, administrator, { accountId, accountRoleId, reason }, now)).toBe(true);
    expect(await findVisitor(db, sealer, token)).toBeUndefined();
    expect(await listRoles(db, accountId)).toEqual([]);
    expect(await endRole(db, sealer, administrator, { accountId, accountRoleId, reason }, now)).toBe(false);
    expect(await eventsOf(accountId)).toEqual(['role-ended']);
  });

  test('of another account does not end under the wrong name, nor does that of a jobseeker', async () => {
    const [one, other] = [await signedIn(), await signedIn()];
    const jobseeker = await anAccount(db, sealer);
    const mixed = { accountId: one.accountId, accountRoleId: other.accountRoleId, reason };
    expect(await endRole(db, sealer, administrator, mixed, now)).toBe(false);
    expect(await endRole(db, sealer, administrator, { ...jobseeker, reason }, now)).toBe(false);
    expect(await listRoles(db, other.accountId)).toHaveLength(1);
    expect(await listRoles(db, jobseeker.accountId)).toHaveLength(1);
  });

  test('of one’s own is not ended by oneself', async () => {
    const account = await anAccount(db, sealer, { role: 'administrator', organisationId });
    const self = { ...administrator, accountId: account.accountId };
    await expect(endRole(db, sealer, self, { ...account, reason }, now)).rejects.toThrow(NotAllowed);
  });
});

describe('suspending', () => {
  test('signs out everywhere at once, and resuming lets the person sign in anew', async () => {
    const { accountId, token } = await signedIn();
    expect(await suspendAccount(db, sealer, administrator, { accountId, reason }, now)).toBe(true);
    expect(await findVisitor(db, sealer, token)).toBeUndefined();
    expect(await suspendAccount(db, sealer, administrator, { accountId, reason }, now)).toBe(false);
    expect(await resumeAccount(db, sealer, administrator, { accountId, reason }, now)).toBe(true);
    expect(await findVisitor(db, sealer, token)).toBeUndefined();
    expect((await findStaffAccount(db, sealer, accountId))?.suspendedAt).toBeUndefined();
  });

  test('is for staff: the account of a jobseeker stays as it is, and so does one’s own', async () => {
    const { accountId } = await anAccount(db, sealer);
    expect(await suspendAccount(db, sealer, administrator, { accountId, reason }, now)).toBe(false);
    const self = { accountId: administrator.accountId, reason };
    await expect(suspendAccount(db, sealer, administrator, self, now)).rejects.toThrow(NotAllowed);
  });
});

describe('a new starting code', () => {
  test('takes the place of the one before', async () => {
    const { accountId, code } = await create();
    const second = await issueStartingCode(db, sealer, administrator, { accountId, reason }, now);
    const kept = await db
      .selectFrom('one_time_code')
      .select('fingerprint')
      .where('account_id', '=', accountId)
      .execute();
    expect(kept).toHaveLength(1);
    expect(deskCodeFingerprints(sealer, second ?? '')).toContain(kept[0]?.fingerprint);
    if (second !== code) expect(deskCodeFingerprints(sealer, code)).not.toContain(kept[0]?.fingerprint);
  });

  test('is not made for a suspended account, for a jobseeker, or for oneself', async () => {
    const { accountId } = await create();
    await suspendAccount(db, sealer, administrator, { accountId, reason }, now);
    const jobseeker = await anAccount(db, sealer);
    for (const account of [accountId, jobseeker.accountId])
      expect(await issueStartingCode(db, sealer, administrator, { accountId: account, reason }, now)).toBeUndefined();
    const self = { accountId: administrator.accountId, reason };
    await expect(issueStartingCode(db, sealer, administrator, self, now)).rejects.toThrow(NotAllowed);
  });
});

describe('what administrators read', () => {
  test('the list has staff, and nobody else', async () => {
    const { accountId } = await create();
    const jobseeker = await anAccount(db, sealer);
    const ids = (await listStaffAccounts(db, sealer)).map((account) => account.accountId);
    expect(ids).toContain(accountId);
    expect(ids).not.toContain(jobseeker.accountId);
  });

  test('the log goes back page by page and forward again to the same places, the newest first', async () => {
    const log = await freshDatabase();
    const place = await anOrganisation(log);
    const times = Array.from({ length: 7 }, (_, minute) => new Date(now.getTime() + minute * 60_000));
    for (const [index, at] of times.entries())
      // Two at the same moment stand beside each other once, whatever page they fall on.
      await createStaffAccount(
        log,
        sealer,
        terminal,
        wanted({ called: `示例甲${index}`, organisationId: place }),
        times[index - (index % 2)] ?? at,
      );
    const first = await listStaffEvents(log, sealer, { size: 3 });
    const second = await listStaffEvents(log, sealer, { size: 3, cursor: first.older });
    const third = await listStaffEvents(log, sealer, { size: 3, cursor: second.older });
    expect([first.newer, third.older]).toEqual([undefined, undefined]);
    const all = [...first.events, ...second.events, ...third.events];
    expect(new Set(all.map(({ account }) => account)).size).toBe(7);
    expect(all.map(({ happenedAt }) => happenedAt)).toEqual(
      all
        .map(({ happenedAt }) => happenedAt)
        .sort()
        .reverse(),
    );
    expect(all[0]).toMatchObject({
      kind: 'account-created',
      actor: undefined,
      account: '示例甲6',
      organisation: '示例残联就业中心',
      role: 'counsellor',
    });
    expect((await listStaffEvents(log, sealer, { size: 3, cursor: third.newer })).events).toEqual(second.events);
    expect((await listStaffEvents(log, sealer, { size: 3, cursor: second.newer })).events).toEqual(first.events);
  });
});

describe('the form', () => {
  const right = { called: '示例王敏', name: '示例王敏1', role: 'counsellor', organisation: randomUUID() };
  test('asks for a name, a sign-in name, a role and an organisation', () => {
    expect(staffAccountForm.safeParse(right).success).toBe(true);
    const empty = staffAccountForm.safeParse({});
    expect(empty.error?.issues.map(({ path }) => path[0])).toEqual(['called', 'name', 'role', 'organisation']);
  });

  test('gives no role that only people take for themselves', () => {
    for (const role of ['jobseeker', 'helper', 'toString'])
      expect(staffAccountForm.safeParse({ ...right, role }).success).toBe(false);
  });
});
