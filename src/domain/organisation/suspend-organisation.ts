import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { NotAllowed, requireAdministrator, scopeOf } from './authority.ts';
import type { StaffActor } from './authority.ts';
import { recordStaffEvent } from './record-staff-event.ts';

/**
 * Suspends an organisation: the roles in it rest from this moment, and whoever works in one of them is signed out.
 * Returns whether it was running. Administrators of the region only, and never the one they work in themselves.
 */
export async function suspendOrganisation(
  db: Kysely<Database>,
  sealer: Sealer,
  actor: StaffActor,
  { organisationId, reason }: { organisationId: string; reason: string },
  now: Date,
): Promise<boolean> {
  requireAdministrator(actor);
  if (actor.role.organisationId === organisationId)
    throw new NotAllowed('Nobody suspends the organisation they work in');
  return db.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('organisation')
      .set({ suspended_at: now.toISOString() })
      .where('organisation_id', '=', organisationId)
      .where('suspended_at', 'is', null)
      .where('region_code', 'like', `${scopeOf(actor)}%`)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await transaction
      .deleteFrom('session')
      .where('account_role_id', 'in', (query) =>
        query.selectFrom('account_role').select('account_role_id').where('organisation_id', '=', organisationId),
      )
      .execute();
    await recordStaffEvent(transaction, sealer, { kind: 'organisation-suspended', actor, organisationId, reason }, now);
    return true;
  });
}
