import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { requireAdministrator, scopeOf } from '../organisation/authority.ts';
import type { StaffActor } from '../organisation/authority.ts';
import { recordStaffEvent } from '../organisation/record-staff-event.ts';
import { isStaffWithin } from './staff-scope.ts';

/** Lets a suspended account sign in again. Returns whether it was suspended. Administrators of the region only. */
export async function resumeAccount(
  db: Kysely<Database>,
  sealer: Sealer,
  actor: StaffActor,
  { accountId, reason }: { accountId: string; reason: string },
  now: Date,
): Promise<boolean> {
  requireAdministrator(actor);
  return db.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('account')
      .set({ suspended_at: null })
      .where('account_id', '=', accountId)
      .where('suspended_at', 'is not', null)
      .where('deleted_at', 'is', null)
      .where(isStaffWithin(scopeOf(actor)))
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await recordStaffEvent(transaction, sealer, { kind: 'account-resumed', actor, accountId, reason }, now);
    return true;
  });
}
