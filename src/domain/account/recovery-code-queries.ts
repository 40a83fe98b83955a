import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';

/** How many of an account's recovery codes were not used yet. */
export async function countRecoveryCodes(db: Kysely<Database>, accountId: string): Promise<number> {
  const { codes } = await db
    .selectFrom('one_time_code')
    .select(({ fn }) => fn.countAll().as('codes'))
    .where('account_id', '=', accountId)
    .where('kind', '=', 'recovery')
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(codes);
}
