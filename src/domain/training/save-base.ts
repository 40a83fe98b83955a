import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import { findBase } from '../course/base-queries.ts';
import type { BaseAnswers } from './base-form.ts';
import { findOwnBase } from './own-base.ts';
import { mayMakeFor } from './training.ts';

/** Writes down a base, new or changed; `baseId` is of the form, so that sending twice makes one. */
export const saveBase = (
  db: Kysely<Database>,
  visitor: Visitor,
  { baseId, isNew, ...answers }: BaseAnswers & { baseId: string; isNew: boolean },
  now: Date,
): Promise<boolean> =>
  db.transaction().execute(async (transaction) => {
    if (!mayMakeFor(visitor, answers.regionCode)) return false;
    const columns = {
      ...{ region_code: answers.regionCode, name: answers.name, kind: answers.kind, level: answers.level ?? null },
      ...{ place: answers.place ?? null, directions: answers.directions ?? null },
      ...{ contact_name: answers.contactName ?? null, contact_phone: answers.contactPhone ?? null },
      ...{ entered_on: answers.enteredOn ?? null, changed_at: now.toISOString() },
    };
    const base = await findBase(transaction, baseId);
    if (base || !isNew) {
      if (!(await findOwnBase(transaction, visitor, baseId))) return false;
      await transaction.updateTable('training_base').set(columns).where('training_base_id', '=', baseId).execute();
      return true;
    }
    await transaction
      .insertInto('training_base')
      .values({
        ...{ training_base_id: baseId, organisation_id: visitor.role.organisationId ?? null, ...columns },
        ...{ left_on: null, left_why: null, created_at: now.toISOString(), is_demonstration: 0 },
      })
      .execute();
    return true;
  });
