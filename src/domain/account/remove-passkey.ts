import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { recordSecurityEvent } from './record-security-event.ts';

/** Removes a passkey of this account. False when it has none of this id. */
export const removePasskey = (
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId, passkeyId }: { accountId: string; passkeyId: string },
  now: Date,
): Promise<boolean> =>
  db.transaction().execute(async (transaction) => {
    const { numDeletedRows } = await transaction
      .deleteFrom('passkey')
      .where('passkey_id', '=', passkeyId)
      .where('account_id', '=', accountId)
      .executeTakeFirst();
    if (numDeletedRows !== 1n) return false;
    await recordSecurityEvent(transaction, sealer, { accountId, kind: 'passkey-removed' }, now);
    return true;
  });
