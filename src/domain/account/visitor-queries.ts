import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { HeldRole, Role, Visitor } from './account.ts';
import { hasSecondFactor } from './second-factor-queries.ts';
import { noteUse, readSession } from './session.ts';

/** Who holds this token: a person in a role, or undefined when the session has ended or the account is shut. */
export async function findVisitor(db: Kysely<Database>, sealer: Sealer, token: string): Promise<Visitor | undefined> {
  const session = await readSession(db, token);
  if (!session) return undefined;
  const { accountId, sessionId } = session;
  const row = await db
    .selectFrom('session')
    .innerJoin('account', 'account.account_id', 'session.account_id')
    .select(['sealed_called', 'account_role_id', 'mandate_id', 'second_factor_at', 'proved_at', 'seen_at'])
    .select(hasSecondFactor().as('has_second_factor'))
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
  if (!row) return undefined;
  const roles = await listRoles(db, accountId);
  const role = roles.find(({ accountRoleId }) => accountRoleId === row.account_role_id) ?? roles[0];
  if (!role) return undefined;
  await noteUse(db, sessionId, row.seen_at, new Date());
  return {
    accountId,
    sessionId,
    called: sealer.unseal(row.sealed_called),
    role,
    roles,
    mandateId: row.mandate_id ?? undefined,
    secondFactorAt: row.second_factor_at ?? undefined,
    provedAt: row.proved_at,
    hasSecondFactor: Boolean(row.has_second_factor),
  };
}

/** The roles that an account holds now, the first granted first. Those of a suspended organisation rest. */
export async function listRoles(db: Kysely<Database>, accountId: string): Promise<HeldRole[]> {
  const rows = await db
    .selectFrom('account_role')
    .leftJoin('organisation', 'organisation.organisation_id', 'account_role.organisation_id')
    .select([
      'account_role_id',
      'role',
      'account_role.organisation_id',
      'organisation.name',
      'organisation.region_code',
    ])
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('organisation.suspended_at', 'is', null)
    .orderBy('granted_at')
    .execute();
  return rows.map((row) => ({
    accountRoleId: row.account_role_id,
    role: row.role as Role,
    organisationId: row.organisation_id ?? undefined,
    organisationName: row.name ?? undefined,
    regionCode: row.region_code ?? undefined,
  }));
}
