import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';

/** Removes a passkey of this account. False when it has none of this id. */
export async function removePasskey(db: Kysely<Database>, accountId: string, passkeyId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('passkey')
    .where('passkey_id', '=', passkeyId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
