import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { wrongCodes } from './mandate.ts';

const day = 86_400_000;

const tryId = (sealer: Sealer, accountId: string): string => sealer.fingerprints('mandate-code-tries', accountId)[0];

/**
 * Counts that an account types a code, before the code is looked at, so that many at once are counted too. Returns until
 * when the account has to wait, in ISO-8601, or undefined while it may try. Shuts out nobody but the one who tries.
 */
export async function countCodeTry(
  db: Kysely<Database>,
  sealer: Sealer,
  accountId: string,
  now: Date,
): Promise<string | undefined> {
  const throttle_id = tryId(sealer, accountId);
  const time = now.toISOString();
  const dayAgo = new Date(now.getTime() - day).toISOString();
  await db.deleteFrom('throttle').where('throttle_id', '=', throttle_id).where('first_at', '<=', dayAgo).execute();
  const row = await db
    .insertInto('throttle')
    .values({ throttle_id, failures: 1, first_at: time, blocked_until: null })
    .onConflict((conflict) =>
      conflict.column('throttle_id').doUpdateSet((eb) => ({ failures: eb('throttle.failures', '+', 1) })),
    )
    .returning(['failures', 'first_at'])
    .executeTakeFirstOrThrow();
  return row.failures > wrongCodes ? new Date(Date.parse(row.first_at) + day).toISOString() : undefined;
}

/** A right code makes the wrong ones forgotten. */
export async function forgetCodeTries(db: Kysely<Database>, sealer: Sealer, accountId: string): Promise<void> {
  await db.deleteFrom('throttle').where('throttle_id', '=', tryId(sealer, accountId)).execute();
}
