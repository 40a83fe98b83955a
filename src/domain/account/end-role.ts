import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { NotAllowed, requireAdministrator, scopeOf } from '../organisation/authority.ts';
import type { StaffActor } from '../organisation/authority.ts';
import { recordStaffEvent } from '../organisation/record-staff-event.ts';
import { staffRoles } from './account.ts';
import { endOtherSessions } from './session.ts';
import { isStaffWithin } from './staff-scope.ts';

/**
 * Ends a staff role and every session of the account. Returns whether it was held. Administrators of the region only, and nobody ends
 * one of their own, so that an administrator always remains.
 */
export async function endRole(
  db: Kysely<Database>,
  sealer: Sealer,
  actor: StaffActor,
  { accountId, accountRoleId, reason }: { accountId: string; accountRoleId: string; reason: string },
  now: Date,
): Promise<boolean> {
  requireAdministrator(actor);
  if (accountId === actor.accountId) throw new NotAllowed('Nobody ends a role of their own');
  return db.transaction().execute(async (transaction) => {
    const ended = await transaction
      .updateTable('account_role')
      .set({ ended_at: now.toISOString() })
      .where('account_role_id', '=', accountRoleId)
      .where('account_id', '=', accountId)
      .where('role', 'in', staffRoles)
      .where('ended_at', 'is', null)
      .where('account_id', 'in', (query) =>
        query
          .selectFrom('account')
          .select('account.account_id')
          .where(isStaffWithin(scopeOf(actor))),
      )
      .returning(['role', 'organisation_id'])
      .executeTakeFirst();
    if (!ended) return false;
    await endOtherSessions(transaction, accountId);
    const { role, organisation_id } = ended;
    await recordStaffEvent(
      transaction,
      sealer,
      { kind: 'role-ended', actor, accountId, organisationId: organisation_id ?? undefined, role, reason },
      now,
    );
    return true;
  });
}
