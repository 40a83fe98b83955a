import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';

/**
 * Erases what a person wrote in their claims of subsidies and takes back those that are open, in the caller's transaction.
 * Which kind was asked for, for how many months, and what came of it stays. Returns whether there was anything.
 */
export async function eraseClaims(db: Kysely<Database>, jobseekerId: string, now: Date): Promise<boolean> {
  const own = db.selectFrom('claim').select('claim_id').where('jobseeker_id', '=', jobseekerId);
  await db.deleteFrom('task').where('jobseeker_id', '=', jobseekerId).where('kind', '=', 'claim').execute();
  await db.updateTable('claim_event').set({ sealed_note: null }).where('claim_id', 'in', own).execute();
  await db
    .updateTable('claim')
    .set((eb) => ({ state: 'withdrawn', revision: eb('revision', '+', 1), changed_at: now.toISOString() }))
    .where('jobseeker_id', '=', jobseekerId)
    .where('state', 'in', ['sent', 'asked'])
    .execute();
  const { numUpdatedRows } = await db
    .updateTable('claim')
    .set({ sealed_content: null, from_month: null })
    .where('jobseeker_id', '=', jobseekerId)
    .where('sealed_content', 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
