import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import { findRunBase } from './run-base.ts';

export interface NewReview {
  baseId: string;
  /** Made with the form, so that a form sent twice records one. */
  reviewId: string;
  reviewer: string;
  reviewedOn: string;
  result: string;
}

/** Writes down what somebody else found at a base (第三方评价, LZ 二(十)); everybody can read it. */
export async function recordReview(
  db: Kysely<Database>,
  visitor: Visitor,
  { baseId, reviewId, reviewer, reviewedOn, result }: NewReview,
  now: Date,
): Promise<'recorded' | 'not theirs'> {
  if (!(await findRunBase(db, visitor, baseId))) return 'not theirs';
  await db
    .insertInto('base_review')
    .values({
      ...{ base_review_id: reviewId, training_base_id: baseId, reviewer, reviewed_on: reviewedOn, result },
      ...{ recorded_by: visitor.accountId, recorded_at: now.toISOString(), withdrawn_at: null },
    })
    .onConflict((conflict) => conflict.column('base_review_id').doNothing())
    .execute();
  return 'recorded';
}
