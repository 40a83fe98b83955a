import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { NotAllowed, requireAdministrator, scopeOf } from '../organisation/authority.ts';
import type { StaffActor } from '../organisation/authority.ts';
import { recordStaffEvent } from '../organisation/record-staff-event.ts';
import { endOtherSessions } from './session.ts';
import { isStaffWithin } from './staff-scope.ts';

/**
 * Suspends a staff account: it is signed out everywhere and cannot sign in. Returns whether it was open.
 * Administrators of the region only, and nobody suspends themselves. Accounts of jobseekers are not theirs to suspend.
 */
export async function suspendAccount(
  db: Kysely<Database>,
  sealer: Sealer,
  actor: StaffActor,
  { accountId, reason }: { accountId: string; reason: string },
  now: Date,
): Promise<boolean> {
  requireAdministrator(actor);
  if (accountId === actor.accountId) throw new NotAllowed('Nobody suspends themselves');
  return db.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('account')
      .set({ suspended_at: now.toISOString() })
      .where('account_id', '=', accountId)
      .where('suspended_at', 'is', null)
      .where('deleted_at', 'is', null)
      .where(isStaffWithin(scopeOf(actor)))
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await endOtherSessions(transaction, accountId);
    await recordStaffEvent(transaction, sealer, { kind: 'account-suspended', actor, accountId, reason }, now);
    return true;
  });
}
