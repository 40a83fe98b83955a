import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';

/**
 * Takes a person off the lists of events to come and erases what they wrote, in the caller's transaction, which holds the
 * file; that they had signed up stays, with its day. Returns whether there was anything.
 */
export async function eraseSignUps(db: Kysely<Database>, jobseekerId: string, now: Date): Promise<boolean> {
  const toCome = db.selectFrom('public_event').select('public_event_id').where('starts_at', '>', now.toISOString());
  const { numUpdatedRows: left } = await db
    .updateTable('event_sign_up')
    .set({ state: 'signed off', changed_at: now.toISOString() })
    .where('jobseeker_id', '=', jobseekerId)
    .where('state', '=', 'signed up')
    .where('public_event_id', 'in', toCome)
    .executeTakeFirst();
  const { numUpdatedRows: erased } = await db
    .updateTable('event_sign_up')
    .set({ sealed_wishes: null })
    .where('jobseeker_id', '=', jobseekerId)
    .where('sealed_wishes', 'is not', null)
    .executeTakeFirst();
  return left > 0n || erased > 0n;
}
