import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { staffRoles } from './account.ts';
import type { Role } from './account.ts';
import { isStaffWithin } from './staff-scope.ts';

export interface StaffAccount {
  accountId: string;
  called: string;
  createdAt: string;
  suspendedAt: string | undefined;
  /** A password was chosen, so the first code was used. */
  isUsed: boolean;
  /** The staff roles held now, the first granted first. */
  roles: readonly StaffAccountRole[];
}

export interface StaffAccountRole {
  accountRoleId: string;
  role: Role;
  organisationName: string | undefined;
  isOrganisationSuspended: boolean;
}

/** How many accounts a page of the list shows. */
export const staffAccountsAPage = 20;

/** The accounts of a scope (`scopeOf`) that have or had a staff role, the newest first; pages count from 1. */
export async function listStaffAccounts(
  db: Kysely<Database>,
  sealer: Sealer,
  { scope = '', page = 1 }: { scope?: string; page?: number } = {},
): Promise<StaffAccount[]> {
  const rows = await db
    .selectFrom('account')
    .select('account_id')
    .where('deleted_at', 'is', null)
    .where(isStaffWithin(scope))
    .orderBy('created_at', 'desc')
    .orderBy('account_id')
    .limit(staffAccountsAPage)
    .offset((page - 1) * staffAccountsAPage)
    .execute();
  return readAccounts(
    db,
    sealer,
    rows.map((row) => row.account_id),
  );
}

/** A staff account of a scope (`scopeOf`) by its id; undefined also for the account of somebody who was never staff. */
export async function findStaffAccount(
  db: Kysely<Database>,
  sealer: Sealer,
  accountId: string,
  scope = '',
): Promise<StaffAccount | undefined> {
  const row = await db
    .selectFrom('account')
    .select('account_id')
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .where(isStaffWithin(scope))
    .executeTakeFirst();
  return row && (await readAccounts(db, sealer, [row.account_id]))[0];
}

/** How many staff accounts and organisations a scope (`scopeOf`) has, and how many of them are suspended. */
export async function countStaff(
  db: Kysely<Database>,
  scope = '',
): Promise<Record<'accounts' | 'suspendedAccounts' | 'organisations' | 'suspendedOrganisations', number>> {
  const { accounts, suspended: suspendedAccounts } = await db
    .selectFrom('account')
    .select(({ fn }) => [
      fn.countAll<number>().as('accounts'),
      fn.count<number>('account.suspended_at').as('suspended'),
    ])
    .where('deleted_at', 'is', null)
    .where(isStaffWithin(scope))
    .executeTakeFirstOrThrow();
  const { organisations, suspended: suspendedOrganisations } = await db
    .selectFrom('organisation')
    .select(({ fn }) => [fn.countAll<number>().as('organisations'), fn.count<number>('suspended_at').as('suspended')])
    .where('region_code', 'like', `${scope}%`)
    .executeTakeFirstOrThrow();
  return {
    accounts: Number(accounts),
    suspendedAccounts: Number(suspendedAccounts),
    organisations: Number(organisations),
    suspendedOrganisations: Number(suspendedOrganisations),
  };
}

/** Whether somebody administers the portal now. */
export async function hasAdministrator(db: Kysely<Database>): Promise<boolean> {
  const row = await db
    .selectFrom('account_role')
    .innerJoin('account', 'account.account_id', 'account_role.account_id')
    .select('account_role_id')
    .where('role', '=', 'administrator')
    .where('ended_at', 'is', null)
    .where('account.suspended_at', 'is', null)
    .where('account.deleted_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function readAccounts(
  db: Kysely<Database>,
  sealer: Sealer,
  accountIds: readonly string[],
): Promise<StaffAccount[]> {
  if (accountIds.length === 0) return [];
  const rows = await db
    .selectFrom('account_role')
    .innerJoin('account', 'account.account_id', 'account_role.account_id')
    .leftJoin('organisation', 'organisation.organisation_id', 'account_role.organisation_id')
    .select([
      'account_role_id',
      'role',
      'account_role.account_id',
      'ended_at',
      'sealed_called',
      'password_hash',
      'account.created_at',
      'account.suspended_at',
      'organisation.name',
      'organisation.suspended_at as organisation_suspended_at',
    ])
    .where('role', 'in', staffRoles)
    .where('account_role.account_id', 'in', accountIds)
    .orderBy('account.created_at', 'desc')
    .orderBy('account_role.account_id')
    .orderBy('granted_at')
    .execute();
  const accounts = new Map<string, StaffAccount & { roles: StaffAccountRole[] }>();
  for (const row of rows) {
    const account = accounts.get(row.account_id) ?? {
      accountId: row.account_id,
      called: sealer.unseal(row.sealed_called),
      createdAt: row.created_at,
      suspendedAt: row.suspended_at ?? undefined,
      isUsed: row.password_hash !== null,
      roles: [],
    };
    accounts.set(row.account_id, account);
    if (row.ended_at === null)
      account.roles.push({
        accountRoleId: row.account_role_id,
        role: row.role as Role,
        organisationName: row.name ?? undefined,
        isOrganisationSuspended: row.organisation_suspended_at !== null,
      });
  }
  return [...accounts.values()];
}
