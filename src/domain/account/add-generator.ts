import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { makeGeneratorSecret } from './generator.ts';

/**
 * Prepares a new secret for an app; it counts once a first code confirms it. A secret that waits is replaced.
 * False when the account already has a confirmed one.
 */
export async function addGenerator(
  db: Kysely<Database>,
  sealer: Sealer,
  accountId: string,
  now: Date,
): Promise<boolean> {
  const row = {
    sealed_secret: sealer.seal(makeGeneratorSecret()),
    created_at: now.toISOString(),
    confirmed_at: null,
    last_step: 0,
  };
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('one_time_generator')
    .values({ account_id: accountId, ...row })
    .onConflict((conflict) =>
      conflict.column('account_id').doUpdateSet(row).where('one_time_generator.confirmed_at', 'is', null),
    )
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0) === 1;
}
