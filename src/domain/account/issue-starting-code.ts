import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { NotAllowed, requireAdministrator, scopeOf } from '../organisation/authority.ts';
import type { StaffActor } from '../organisation/authority.ts';
import { recordStaffEvent } from '../organisation/record-staff-event.ts';
import { startingCodeLifetime } from './desk-code.ts';
import { makeDeskCode } from './make-desk-code.ts';
import { findStaffAccount } from './staff-account-queries.ts';

/**
 * A new one-time code for a member of staff who never used the first one or lost every way in. Returns undefined when
 * there is no such open account. Administrators of the region only, and not for themselves.
 */
export async function issueStartingCode(
  db: Kysely<Database>,
  sealer: Sealer,
  actor: StaffActor,
  { accountId, reason }: { accountId: string; reason: string },
  now: Date,
): Promise<string | undefined> {
  requireAdministrator(actor);
  if (accountId === actor.accountId) throw new NotAllowed('Nobody gives themselves a code');
  return db.transaction().execute(async (transaction) => {
    const account = await findStaffAccount(transaction, sealer, accountId, scopeOf(actor));
    if (!account || account.suspendedAt) return undefined;
    await recordStaffEvent(transaction, sealer, { kind: 'code-issued', actor, accountId, reason }, now);
    return makeDeskCode(
      transaction,
      sealer,
      { accountId, issuedBy: actor.accountId, lifetime: startingCodeLifetime },
      now,
    );
  });
}
