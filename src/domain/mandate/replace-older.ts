import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';

/** Between the same two one mandate holds: taking a task away from it must leave no other that still has it. */
export async function replaceOlder(
  db: Kysely<Database>,
  { mandateId, jobseekerId, helperId }: { mandateId: string; jobseekerId: string; helperId: string },
  now: Date,
): Promise<void> {
  await db
    .updateTable('mandate')
    .set({ state: 'ended', ended_at: now.toISOString(), ended_by: 'replaced' })
    .where('jobseeker_id', '=', jobseekerId)
    .where('helper_id', '=', helperId)
    .where('state', '=', 'active')
    .where('mandate_id', '!=', mandateId)
    .execute();
}
