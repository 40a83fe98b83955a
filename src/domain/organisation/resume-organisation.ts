import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { requireAdministrator, scopeOf } from './authority.ts';
import type { StaffActor } from './authority.ts';
import { recordStaffEvent } from './record-staff-event.ts';

/** Lets a suspended organisation work again. Returns whether it was suspended. Administrators of the region only. */
export async function resumeOrganisation(
  db: Kysely<Database>,
  sealer: Sealer,
  actor: StaffActor,
  { organisationId, reason }: { organisationId: string; reason: string },
  now: Date,
): Promise<boolean> {
  requireAdministrator(actor);
  return db.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('organisation')
      .set({ suspended_at: null })
      .where('organisation_id', '=', organisationId)
      .where('suspended_at', 'is not', null)
      .where('region_code', 'like', `${scopeOf(actor)}%`)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await recordStaffEvent(transaction, sealer, { kind: 'organisation-resumed', actor, organisationId, reason }, now);
    return true;
  });
}
