import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';

/**
 * Deletes what leads from surveys to a file or to an account (个人信息保护法 47): copies, that somebody has answered, and
 * drafts, also those under mandates. What was sent stays: nobody can tell whose it is.
 */
export async function eraseSurveys(
  db: Kysely<Database>,
  owner: { jobseekerId: string } | { accountId: string },
): Promise<void> {
  const isFile = 'jobseekerId' in owner;
  const own = isFile ? owner.jobseekerId : owner.accountId;
  const mandates = await db
    .selectFrom('mandate')
    .select('mandate_id')
    .where(isFile ? 'jobseeker_id' : 'helper_id', '=', own)
    .execute();
  const holders = [own, ...mandates.map((row) => `mandate ${row.mandate_id}`)];
  await db.deleteFrom('survey_draft').where('holder', 'in', holders).execute();
  await db.deleteFrom('survey_participation').where('participant', '=', own).execute();
  if (isFile) await db.deleteFrom('survey_copy').where('jobseeker_id', '=', own).execute();
}
