import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';

/** Uses up one of an account's recovery codes. False when it is none of them or was used, also a moment ago. */
export async function useRecoveryCode(
  db: Kysely<Database>,
  sealer: Sealer,
  accountId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('one_time_code')
    .set({ used_at: now.toISOString() })
    .where('account_id', '=', accountId)
    .where('kind', '=', 'recovery')
    .where('fingerprint', 'in', sealer.fingerprints('code', code))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
