import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import type { BaseFacts } from './base-form.ts';
import { findOwnBase } from './own-base.ts';

/** Writes what is known about access at a base. What stays as it was keeps who confirmed it, and when. */
export const saveBaseFacts = (
  db: Kysely<Database>,
  visitor: Visitor,
  { baseId, facts, confirmedBy, confirmedOn, confirmedHow }: BaseFacts & { baseId: string },
): Promise<boolean> =>
  db.transaction().execute(async (transaction) => {
    const base = await findOwnBase(transaction, visitor, baseId);
    if (!base) return false;
    await transaction.deleteFrom('training_base_access_fact').where('training_base_id', '=', baseId).execute();
    const rows = facts.map(({ fact, answer, note = null }) => {
      const before = base.access.find((each) => each.fact === fact && each.answer === answer && each.note === note);
      const by = { confirmed_by: confirmedBy, confirmed_on: confirmedOn, confirmed_how: confirmedHow };
      return { ...by, ...before, training_base_id: baseId, fact, answer, note };
    });
    if (rows.length > 0) await transaction.insertInto('training_base_access_fact').values(rows).execute();
    return true;
  });
