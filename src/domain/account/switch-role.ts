import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from './account.ts';
import { rotateSession } from './session.ts';
import { listRoles } from './visitor-queries.ts';

/** Lets a person go on in another role that they hold; returns the session's new token, undefined when they do not hold it. */
export async function switchRole(
  db: Kysely<Database>,
  { accountId, sessionId }: Pick<Visitor, 'accountId' | 'sessionId'>,
  accountRoleId: string,
): Promise<string | undefined> {
  const held = await listRoles(db, accountId);
  if (!held.some((role) => role.accountRoleId === accountRoleId)) return undefined;
  return rotateSession(db, { accountId, sessionId }, accountRoleId);
}
