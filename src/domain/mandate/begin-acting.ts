import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import { deskTerm } from './mandate.ts';
import { holdsRole, isOnCaseload } from './party-queries.ts';

/**
 * From now on the session of this visitor acts for the person of a mandate. What was kept of somebody else's forms goes.
 * Returns whether the mandate is the visitor's own and holds.
 */
export async function beginActing(
  db: Kysely<Database>,
  { accountId, sessionId }: Pick<Visitor, 'accountId' | 'sessionId'>,
  mandateId: string,
  now: Date,
): Promise<boolean> {
  const mandate = await db
    .selectFrom('mandate')
    .innerJoin('jobseeker', 'jobseeker.jobseeker_id', 'mandate.jobseeker_id')
    .select(['mandate.jobseeker_id', 'term'])
    .where('mandate_id', '=', mandateId)
    .where('helper_id', '=', accountId)
    .where('state', '=', 'active')
    .where('ends_at', '>', now.toISOString())
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  if (!mandate?.jobseeker_id) return false;
  // A counsellor who acts at the desk has no helper's role.
  const isAtDesk = mandate.term === deskTerm;
  const mayAct = await (isAtDesk
    ? isOnCaseload(db, accountId, mandate.jobseeker_id)
    : holdsRole(db, accountId, 'helper'));
  if (!mayAct) return false;
  await forgetKept(db, accountId);
  const { numUpdatedRows } = await db
    .updateTable('session')
    .set({ mandate_id: mandateId })
    .where('session_id', '=', sessionId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Answers kept for an account: nothing of one person may come up in the pages of the next. */
export async function forgetKept(db: Kysely<Database>, accountId: string): Promise<void> {
  await db.deleteFrom('kept_answers').where('account_id', '=', accountId).execute();
}
