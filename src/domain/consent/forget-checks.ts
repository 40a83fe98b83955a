import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { ConsentPurpose } from './consent.ts';

/** The fields whose corrections go with a purpose; those of `record` are all. */
const fields: Partial<Record<ConsentPurpose, readonly string[]>> = {
  identity: ['identityNumber', 'certificateNumber'],
  disability: ['category', 'grade', 'certificateNumber'],
};

/**
 * Erases what a person said about data that are no longer kept: the check that is going on, and the corrections. The days
 * of finished checks stay.
 */
export async function forgetChecks(
  db: Kysely<Database>,
  { jobseekerId, purpose }: { jobseekerId: string; purpose: ConsentPurpose },
): Promise<void> {
  const some = fields[purpose];
  if (purpose !== 'record' && !some) return;
  const corrections = db.deleteFrom('correction').where('jobseeker_id', '=', jobseekerId);
  await (some ? corrections.where('field', 'in', some) : corrections).execute();
  await db.deleteFrom('basic_check').where('jobseeker_id', '=', jobseekerId).where('finished_at', 'is', null).execute();
  const left = db.selectFrom('correction').select('basic_check_id').where('state', '=', 'open');
  await db
    .deleteFrom('task')
    .where('jobseeker_id', '=', jobseekerId)
    .where('kind', '=', 'correction')
    .where('done_at', 'is', null)
    .where('subject', 'not in', left)
    .execute();
}
