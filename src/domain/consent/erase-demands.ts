import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';

/**
 * Erases what a person registered (就业需求登记), drafts and all, in the caller's transaction; on which days there was
 * something stays. Returns whether there was anything to erase.
 */
export async function eraseDemands(db: Kysely<Database>, jobseekerId: string, now: Date): Promise<boolean> {
  const kept = await db
    .selectFrom('demand')
    .select('demand_id')
    .where('jobseeker_id', '=', jobseekerId)
    .where('state', '!=', 'erased')
    .execute();
  if (kept.length === 0) return false;
  const ids = kept.map(({ demand_id }) => demand_id);
  await db.deleteFrom('demand_want').where('demand_id', 'in', ids).execute();
  await db.deleteFrom('task').where('subject', 'in', ids).where('done_at', 'is', null).execute();
  await db.deleteFrom('demand').where('jobseeker_id', '=', jobseekerId).where('state', '=', 'draft').execute();
  await db
    .updateTable('demand')
    .set((eb) => ({
      ...{ state: 'erased', sealed_answers: null, receipt_number: null },
      ended_at: eb.fn.coalesce('ended_at', eb.val(now.toISOString())),
    }))
    .where('demand_id', 'in', ids)
    .execute();
  return true;
}
