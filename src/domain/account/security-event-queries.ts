import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { urgentEvents } from './security-event.ts';
import type { SecurityEventKind } from './security-event.ts';

/** What happened to the ways into an account. */
export interface SecurityEvent {
  kind: SecurityEventKind;
  happenedAt: string;
}

/** The newest first. */
export async function listSecurityEvents(
  db: Kysely<Database>,
  accountId: string,
  limit: number,
): Promise<SecurityEvent[]> {
  const rows = await db
    .selectFrom('security_event')
    .select(['kind', 'happened_at'])
    .where('account_id', '=', accountId)
    .orderBy('happened_at', 'desc')
    .orderBy('security_event_id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ kind: row.kind as SecurityEventKind, happenedAt: row.happened_at }));
}

/** For thirty days, in milliseconds, a warning stands where the person begins. */
const warningTime = 30 * 24 * 60 * 60_000;

/** What somebody else may have done last, for those whom no text warns. */
export async function findWarning(
  db: Kysely<Database>,
  accountId: string,
  now: Date,
): Promise<SecurityEvent | undefined> {
  const row = await db
    .selectFrom('security_event')
    .innerJoin('account', 'account.account_id', 'security_event.account_id')
    .select(['kind', 'happened_at'])
    .where('security_event.account_id', '=', accountId)
    .where('phone_confirmed_at', 'is', null)
    .where('kind', 'in', urgentEvents)
    .where('happened_at', '>', new Date(now.getTime() - warningTime).toISOString())
    .orderBy('happened_at', 'desc')
    .executeTakeFirst();
  return row && { kind: row.kind as SecurityEventKind, happenedAt: row.happened_at };
}
