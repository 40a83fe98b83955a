import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';

/** A browser has so long to answer a challenge, in milliseconds. */
export const challengeLifetime = 5 * 60_000;

export interface PasskeyChallenge {
  /** In base64url, as it was sent to the browser. */
  challenge: string;
  purpose: 'add passkey' | 'sign in';
  /** For whom it was made; nobody known yet when somebody signs in. */
  accountId: string | undefined;
}

const idOf = (challenge: string): string => createHash('sha256').update(`passkey ${challenge}`).digest('base64url');

/** Keeps a challenge until it is answered or five minutes have passed. */
export async function keepChallenge(
  db: Kysely<Database>,
  sealer: Sealer,
  { challenge, purpose, accountId }: PasskeyChallenge,
  now: Date,
): Promise<void> {
  await db.deleteFrom('kept_answers').where('expires_at', '<=', now.toISOString()).execute();
  await db
    .insertInto('kept_answers')
    .values({
      kept_answers_id: idOf(challenge),
      account_id: accountId ?? null,
      path: purpose,
      sealed_answers: sealer.seal(''),
      expires_at: new Date(now.getTime() + challengeLifetime).toISOString(),
    })
    .execute();
}

/** Takes a challenge back, once. False when it is not ours, was made for another purpose or person, or is too old. */
export async function takeChallenge(
  db: Kysely<Database>,
  { challenge, purpose, accountId }: PasskeyChallenge,
  now: Date,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('kept_answers')
    .where('kept_answers_id', '=', idOf(challenge))
    .where('path', '=', purpose)
    .where('account_id', accountId === undefined ? 'is' : '=', accountId ?? null)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
