import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { requireAdministrator, scopeOf } from '../organisation/authority.ts';
import type { StaffActor } from '../organisation/authority.ts';
import { recordStaffEvent } from '../organisation/record-staff-event.ts';
import { endOtherSessions } from './session.ts';
import { isStaffWithin } from './staff-scope.ts';
import type { StaffRole } from './staff-account.ts';
import { storeRole } from './store-role.ts';

export interface RoleGrant {
  accountId: string;
  role: StaffRole;
  organisationId: string;
  reason: string;
}

export type GrantAnswer = 'granted' | 'already' | 'organisation' | 'no account';

/** Gives a staff account a further role. Its sessions end, so that the new right begins with a new sign-in. Administrators of the region only. */
export async function grantRole(
  db: Kysely<Database>,
  sealer: Sealer,
  actor: StaffActor,
  { accountId, role, organisationId, reason }: RoleGrant,
  now: Date,
): Promise<GrantAnswer> {
  requireAdministrator(actor);
  const scope = scopeOf(actor);
  return db.transaction().execute(async (transaction) => {
    const account = await transaction
      .selectFrom('account')
      .select('account_id')
      .where('account_id', '=', accountId)
      .where('deleted_at', 'is', null)
      .where(isStaffWithin(scope))
      .executeTakeFirst();
    if (!account) return 'no account';
    const held = await transaction
      .selectFrom('account_role')
      .select('account_role_id')
      .where('account_id', '=', accountId)
      .where('role', '=', role)
      .where('organisation_id', '=', organisationId)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (held) return 'already';
    if (!(await storeRole(transaction, { accountId, role, organisationId, grantedBy: actor.accountId, scope }, now)))
      return 'organisation';
    await endOtherSessions(transaction, accountId);
    await recordStaffEvent(
      transaction,
      sealer,
      { kind: 'role-granted', actor, accountId, organisationId, role, reason },
      now,
    );
    return 'granted';
  });
}
