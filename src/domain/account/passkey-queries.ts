import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';

export interface Passkey {
  passkeyId: string;
  name: string;
  createdAt: string;
  usedAt: string | undefined;
  transports: string[];
}

/** The passkeys of an account, the first made first. */
export async function listPasskeys(db: Kysely<Database>, accountId: string): Promise<Passkey[]> {
  const rows = await db
    .selectFrom('passkey')
    .select(['passkey_id', 'name', 'created_at', 'used_at', 'transports'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .execute();
  return rows.map((row) => ({
    passkeyId: row.passkey_id,
    name: row.name,
    createdAt: row.created_at,
    usedAt: row.used_at ?? undefined,
    transports: row.transports.split(',').filter(Boolean),
  }));
}
