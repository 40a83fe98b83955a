import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { sessionIdOf } from './session.ts';

/** A device on which an account is signed in. */
export interface SignedInDevice {
  sessionId: string;
  device: string;
  signedInAt: string;
  /** To the hour. */
  usedAt: string;
}

/** Where an account is signed in now, the last used first. */
export async function listDevices(db: Kysely<Database>, accountId: string, now: Date): Promise<SignedInDevice[]> {
  const rows = await db
    .selectFrom('session')
    .select(['session_id', 'device', 'created_at', 'seen_at'])
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now.toISOString())
    .orderBy('seen_at', 'desc')
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    sessionId: row.session_id,
    device: row.device,
    signedInAt: row.created_at,
    usedAt: row.seen_at,
  }));
}

/** Whose session a token was, also when it has run out and was not swept yet. */
export async function findSessionOwner(
  db: Kysely<Database>,
  token: string,
): Promise<{ accountId: string; mandateId: string | undefined } | undefined> {
  const row = await db
    .selectFrom('session')
    .select(['account_id', 'mandate_id'])
    .where('session_id', '=', sessionIdOf(token))
    .executeTakeFirst();
  return row && { accountId: row.account_id, mandateId: row.mandate_id ?? undefined };
}
