import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { Lucia, TimeSpan, generateIdFromEntropySize } from 'lucia';
import type { Adapter, DatabaseSession } from 'lucia';
import type { Database } from '#db/schema.ts';

/*
 * The only file that knows Lucia. Its gaps are filled here: it hands over plain tokens (only their hashes reach the
 * database), and it has no absolute lifetime.
 */

declare module 'lucia' {
  interface Register {
    Lucia: Lucia;
    DatabaseSessionAttributes: { device: string; accountRoleId: string | null; createdAt: string };
  }
}

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/** A session ends when it was not used for so many days, in milliseconds. */
export const idleLifetime = 14 * day;

/** A session ends this long after signing in, however much it is used, in milliseconds. */
export const absoluteLifetime = 60 * day;

export interface NewSession {
  accountId: string;
  /** What the person will recognise the device by. */
  device: string;
  accountRoleId: string | undefined;
}

export interface StoredSession {
  sessionId: string;
  accountId: string;
}

/** What the database knows a token by. */
export const sessionIdOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Signs an account in on a device and returns the token for its cookie, which is kept nowhere. */
export async function createSession(
  db: Kysely<Database>,
  { accountId, device, accountRoleId }: NewSession,
  now: Date,
): Promise<string> {
  const token = generateIdFromEntropySize(25);
  await luciaOf(db).createSession(
    accountId,
    { device, accountRoleId: accountRoleId ?? null, createdAt: now.toISOString() },
    { sessionId: token },
  );
  return token;
}

/** The session of a token that still holds, or undefined. Lengthens it when half of its idle time has passed. */
export async function readSession(db: Kysely<Database>, token: string): Promise<StoredSession | undefined> {
  if (!/^[a-z0-9]{40}$/.test(token)) return undefined;
  const { session } = await luciaOf(db).validateSession(token);
  return session ? { sessionId: sessionIdOf(token), accountId: session.userId } : undefined;
}

/** Writes down that a session was used, at most once an hour. */
export async function noteUse(db: Kysely<Database>, sessionId: string, seenAt: string, now: Date): Promise<void> {
  if (now.getTime() - Date.parse(seenAt) < hour) return;
  await db.updateTable('session').set({ seen_at: now.toISOString() }).where('session_id', '=', sessionId).execute();
}

/**
 * Gives a session a new token and a role, and returns the token: the old one is dead. How long the session lasts, its
 * device and a second factor stay; acting for somebody ends.
 */
export async function rotateSession(
  db: Kysely<Database>,
  { accountId, sessionId }: StoredSession,
  accountRoleId: string,
): Promise<string | undefined> {
  const token = generateIdFromEntropySize(25);
  const rotated = await db
    .updateTable('session')
    .set({ session_id: sessionIdOf(token), account_role_id: accountRoleId, mandate_id: null })
    .where('session_id', '=', sessionId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return rotated.numUpdatedRows > 0n ? token : undefined;
}

/** Ends one session of this account. */
export async function endSession(db: Kysely<Database>, accountId: string, sessionId: string): Promise<void> {
  await db.deleteFrom('session').where('session_id', '=', sessionId).where('account_id', '=', accountId).execute();
}

/** Ends every session of the account but the one that is kept, if any: after a new password or role, or on wish. */
export async function endOtherSessions(db: Kysely<Database>, accountId: string, kept?: string): Promise<void> {
  await db
    .deleteFrom('session')
    .where('account_id', '=', accountId)
    .$if(kept !== undefined, (query) => query.where('session_id', '!=', kept ?? ''))
    .execute();
}

/** Deletes the sessions that have ended by themselves. */
export const sweepSessions = (db: Kysely<Database>): Promise<void> => luciaOf(db).deleteExpiredSessions();

const made = new WeakMap<Kysely<Database>, Lucia>();

function luciaOf(db: Kysely<Database>): Lucia {
  let lucia = made.get(db);
  if (!lucia) {
    lucia = new Lucia(adapter(db), { sessionExpiresIn: new TimeSpan(idleLifetime / day, 'd') });
    made.set(db, lucia);
  }
  return lucia;
}

function adapter(db: Kysely<Database>): Adapter {
  const stored = (row: SessionRow): DatabaseSession => ({
    id: row.session_id,
    userId: row.account_id,
    expiresAt: new Date(row.expires_at),
    attributes: { device: row.device, accountRoleId: row.account_role_id, createdAt: row.created_at },
  });
  const columns = ['session_id', 'account_id', 'expires_at', 'device', 'account_role_id', 'created_at'] as const;
  const deleteBy = (column: 'session_id' | 'account_id', value: string) =>
    db.deleteFrom('session').where(column, '=', value).execute();
  return {
    async getSessionAndUser(token) {
      const row = await db
        .selectFrom('session')
        .innerJoin('account', 'account.account_id', 'session.account_id')
        .select(['session_id', 'session.account_id', 'expires_at', 'device', 'account_role_id', 'session.created_at'])
        .where('session_id', '=', sessionIdOf(token))
        .where('account.suspended_at', 'is', null)
        .where('account.deleted_at', 'is', null)
        .executeTakeFirst();
      return row
        ? [
            { ...stored(row), id: token },
            { id: row.account_id, attributes: {} },
          ]
        : [null, null];
    },
    async getUserSessions(accountId) {
      const rows = await db.selectFrom('session').select(columns).where('account_id', '=', accountId).execute();
      return rows.map(stored);
    },
    async setSession({ id, userId, expiresAt, attributes }) {
      await db
        .insertInto('session')
        .values({
          session_id: sessionIdOf(id),
          account_id: userId,
          account_role_id: attributes.accountRoleId,
          mandate_id: null,
          device: attributes.device,
          created_at: attributes.createdAt,
          seen_at: attributes.createdAt,
          expires_at: expiresAt.toISOString(),
          second_factor_at: null,
          proved_at: attributes.createdAt,
        })
        .execute();
    },
    async updateSessionExpiration(token, expiresAt) {
      const session_id = sessionIdOf(token);
      const row = await db
        .selectFrom('session')
        .select('created_at')
        .where('session_id', '=', session_id)
        .executeTakeFirst();
      if (!row) return;
      const last = Date.parse(row.created_at) + absoluteLifetime;
      const expires_at = new Date(Math.min(expiresAt.getTime(), last)).toISOString();
      await db.updateTable('session').set({ expires_at }).where('session_id', '=', session_id).execute();
    },
    async deleteSession(token) {
      await deleteBy('session_id', sessionIdOf(token));
    },
    async deleteUserSessions(accountId) {
      await deleteBy('account_id', accountId);
    },
    async deleteExpiredSessions() {
      await db.deleteFrom('session').where('expires_at', '<=', new Date().toISOString()).execute();
    },
  };
}

interface SessionRow {
  session_id: string;
  account_id: string;
  account_role_id: string | null;
  device: string;
  created_at: string;
  expires_at: string;
}
