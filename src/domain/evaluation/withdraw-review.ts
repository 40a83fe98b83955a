import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import { findRunBase } from './run-base.ts';

/** Takes down what was wrongly written of a base; the row stays. */
export async function withdrawReview(
  db: Kysely<Database>,
  visitor: Visitor,
  { baseId, reviewId }: { baseId: string; reviewId: string },
  now: Date,
): Promise<'withdrawn' | 'not theirs'> {
  if (!(await findRunBase(db, visitor, baseId))) return 'not theirs';
  await db
    .updateTable('base_review')
    .set({ withdrawn_at: now.toISOString() })
    .where('base_review_id', '=', reviewId)
    .where('training_base_id', '=', baseId)
    .where('withdrawn_at', 'is', null)
    .execute();
  return 'withdrawn';
}
