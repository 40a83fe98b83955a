import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { verifyPassword } from './password.ts';
import { forgiveAttempt, takeTurn } from './throttle.ts';

export type OwnPasswordAnswer = { kind: 'right' } | { kind: 'wrong' } | { kind: 'wait'; wait: number };

/** Whether this is the password of somebody who is signed in. All pages that ask for it share one count of guesses. */
export async function checkOwnPassword(
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId, password }: { accountId: string; password: string },
  now: Date,
): Promise<OwnPasswordAnswer> {
  const guesses = { own: [{ subject: `old password of ${accountId}`, free: 5 }], shared: [] };
  const turn = await takeTurn(db, sealer, guesses, now);
  if (!turn.attempt) return { kind: 'wait', wait: turn.wait };
  const account = await db
    .selectFrom('account')
    .select('password_hash')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (!(await verifyPassword(account?.password_hash, password))) return { kind: 'wrong' };
  await forgiveAttempt(db, turn.attempt);
  return { kind: 'right' };
}
