import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { otherOwnRole } from './account.ts';
import type { Visitor } from './account.ts';
import { addFile } from './add-file.ts';
import { recordSecurityEvent } from './record-security-event.ts';
import { rotateSession } from './session.ts';
import { listRoles } from './visitor-queries.ts';

/**
 * Lets a jobseeker become a helper too, or a helper a jobseeker with a file of their own, and goes on in that role.
 * Returns the session's new token, undefined when there is nothing to add.
 */
export const addOwnRole = (
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId, sessionId, called }: Pick<Visitor, 'accountId' | 'sessionId' | 'called'>,
  now: Date,
): Promise<string | undefined> =>
  db.transaction().execute(async (transaction) => {
    // The account's row is held, so that two requests at once do not add it twice.
    await transaction
      .updateTable('account')
      .set((column) => ({ created_at: column.ref('created_at') }))
      .where('account_id', '=', accountId)
      .execute();
    const role = otherOwnRole(await listRoles(transaction, accountId));
    if (!role) return undefined;
    const accountRoleId = randomUUID();
    await transaction
      .insertInto('account_role')
      .values({
        account_role_id: accountRoleId,
        account_id: accountId,
        role,
        organisation_id: null,
        granted_by: null,
        granted_at: now.toISOString(),
        ended_at: null,
      })
      .execute();
    const file = await transaction
      .selectFrom('jobseeker')
      .select('jobseeker_id')
      .where('account_id', '=', accountId)
      .executeTakeFirst();
    if (role === 'jobseeker' && !file) await addFile(transaction, sealer, { accountId, called }, now);
    await recordSecurityEvent(transaction, sealer, { accountId, kind: 'role-added' }, now);
    return rotateSession(transaction, { accountId, sessionId }, accountRoleId);
  });
