import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';

export interface Generator {
  secret: string;
  confirmedAt: string | undefined;
}

/** The app that makes codes for an account, confirmed or waiting for its first code. */
export async function findGenerator(
  db: Kysely<Database>,
  sealer: Sealer,
  accountId: string,
): Promise<Generator | undefined> {
  const row = await db
    .selectFrom('one_time_generator')
    .select(['sealed_secret', 'confirmed_at'])
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row && { secret: sealer.unseal(row.sealed_secret), confirmedAt: row.confirmed_at ?? undefined };
}
