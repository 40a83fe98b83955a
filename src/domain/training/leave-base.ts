import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import { findOwnBase } from './own-base.ts';

/** Takes a base off, with the day and the reason; no new session is held there. */
export const leaveBase = (
  db: Kysely<Database>,
  visitor: Visitor,
  { baseId, leftOn, why }: { baseId: string; leftOn: string; why: string },
  now: Date,
): Promise<boolean> =>
  db.transaction().execute(async (transaction) => {
    if (!(await findOwnBase(transaction, visitor, baseId))) return false;
    await transaction
      .updateTable('training_base')
      .set({ left_on: leftOn, left_why: why, changed_at: now.toISOString() })
      .where('training_base_id', '=', baseId)
      .execute();
    return true;
  });
