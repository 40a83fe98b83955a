import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Role } from '../account/account.ts';
import { recordEvent } from '../file/record-event.ts';
import type { MandateSide } from './mandate.ts';
import { findParty } from './party-queries.ts';

/**
 * Ends a mandate or an invitation at once: the person, the helper, or the person's counsellor. Whoever acts under it is
 * stopped at the next request. Returns whether this call ended it.
 */
export async function endMandate(
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId, mandateId }: { accountId: string; mandateId: string },
  now: Date,
): Promise<boolean> {
  const party = await findParty(db, accountId, mandateId);
  if (!party) return false;
  const { side, jobseekerId } = party;
  return db.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('mandate')
      .set({
        state: 'ended',
        ended_at: now.toISOString(),
        ended_by: side,
        code_fingerprint: null,
        sealed_code: null,
      })
      .where('mandate_id', '=', mandateId)
      .where('state', '!=', 'ended')
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return false;
    if (jobseekerId) {
      const actor = { accountId, role: roleOf[side], mandateId };
      await recordEvent(transaction, sealer, { jobseekerId, kind: 'mandate', subject: 'ended', actor }, now);
    }
    return true;
  });
}

const roleOf: Readonly<Record<MandateSide, Role>> = { person: 'jobseeker', helper: 'helper', counsellor: 'counsellor' };
