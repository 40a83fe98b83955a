import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import { forgetKept } from './begin-acting.ts';

/** The session of this visitor acts for nobody any more. */
export async function stopActing(
  db: Kysely<Database>,
  { accountId, sessionId }: Pick<Visitor, 'accountId' | 'sessionId'>,
): Promise<void> {
  await forgetKept(db, accountId);
  await db
    .updateTable('session')
    .set({ mandate_id: null })
    .where('session_id', '=', sessionId)
    .where('account_id', '=', accountId)
    .execute();
}
