import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { staffRolePlaces } from './staff-account.ts';
import type { StaffRole } from './staff-account.ts';

export interface NewRole {
  accountId: string;
  role: StaffRole;
  /** Undefined only for the administrator made in the terminal, before there is any organisation. */
  organisationId: string | undefined;
  grantedBy: string;
  /** Where whoever grants it may (`scopeOf`). */
  scope: string;
}

/** Writes a role down. Returns false when the organisation does not exist, is suspended, out of scope, or has no such work. */
export async function storeRole(
  db: Kysely<Database>,
  { accountId, role, organisationId, grantedBy, scope }: NewRole,
  now: Date,
): Promise<boolean> {
  if (organisationId !== undefined) {
    const organisation = await db
      .selectFrom('organisation')
      .select('kind')
      .where('organisation_id', '=', organisationId)
      .where('suspended_at', 'is', null)
      .where('region_code', 'like', `${scope}%`)
      .executeTakeFirst();
    const kinds: readonly string[] = staffRolePlaces[role];
    if (!organisation || !kinds.includes(organisation.kind)) return false;
  }
  await db
    .insertInto('account_role')
    .values({
      account_role_id: randomUUID(),
      account_id: accountId,
      role,
      organisation_id: organisationId ?? null,
      granted_by: grantedBy,
      granted_at: now.toISOString(),
      ended_at: null,
    })
    .execute();
  return true;
}
