import type { Kysely, Transaction } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { requireAdministrator, scopeOf } from '../organisation/authority.ts';
import type { StaffActor } from '../organisation/authority.ts';
import { recordStaffEvent } from '../organisation/record-staff-event.ts';
import { startingCodeLifetime } from './desk-code.ts';
import { makeDeskCode } from './make-desk-code.ts';
import type { SignInName } from './sign-in-name.ts';
import type { StaffRole } from './staff-account.ts';
import { storeAccount } from './store-account.ts';
import { storeRole } from './store-role.ts';

export interface NewStaffAccount {
  /** The person's own name: an account is never shared. */
  called: string;
  /** What the person signs in with. */
  signInName: SignInName;
  role: StaffRole;
  organisationId: string | undefined;
}

export type CreatedStaffAccount = { accountId: string; code: string } | { problem: 'name taken' | 'organisation' };

/**
 * Makes an account for one person, without a password: the code of eight digits that is returned lets them choose one
 * at `/recovery`, and is kept nowhere in the clear. Administrators of the region only.
 */
export async function createStaffAccount(
  db: Kysely<Database>,
  sealer: Sealer,
  actor: StaffActor,
  account: NewStaffAccount,
  now: Date,
): Promise<CreatedStaffAccount> {
  requireAdministrator(actor);
  return db.transaction().execute((transaction) => create(transaction, sealer, actor, account, now));
}

async function create(
  db: Transaction<Database>,
  sealer: Sealer,
  actor: StaffActor,
  { called, signInName, role, organisationId }: NewStaffAccount,
  now: Date,
): Promise<CreatedStaffAccount> {
  const scope = scopeOf(actor);
  const accountId = await storeAccount(db, sealer, { signInName, called, passwordHash: null }, now);
  if (!accountId) return { problem: 'name taken' };
  if (!(await storeRole(db, { accountId, role, organisationId, grantedBy: actor.accountId, scope }, now))) {
    await db.deleteFrom('account').where('account_id', '=', accountId).execute();
    return { problem: 'organisation' };
  }
  await recordStaffEvent(db, sealer, { kind: 'account-created', actor, accountId, organisationId, role }, now);
  const code = await makeDeskCode(
    db,
    sealer,
    { accountId, issuedBy: actor.accountId, lifetime: startingCodeLifetime },
    now,
  );
  return { accountId, code };
}
