import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { makeGeneratorSecret } from './generator.ts';

/** A secret waits so long for its first code, in milliseconds: a person may need help to set the app up. */
const waitingTime = 24 * 60 * 60 * 1000;

/**
 * Prepares a secret for an app, unless there is one; it counts once a first code confirms it. One that has waited for
 * more than a day is replaced. Whether a new one was made.
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
      conflict
        .column('account_id')
        .doUpdateSet(row)
        .where('one_time_generator.confirmed_at', 'is', null)
        .where('one_time_generator.created_at', '<', new Date(now.getTime() - waitingTime).toISOString()),
    )
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0) === 1;
}
