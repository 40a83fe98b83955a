import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';

/** Notes that the person has read their list, so that no message tells them what they know. */
export async function markAsRead(db: Kysely<Database>, jobseekerId: string): Promise<void> {
  await db
    .updateTable('recommendation_list')
    .set({ new_at: null, unread_at: null })
    .where('jobseeker_id', '=', jobseekerId)
    .where('unread_at', 'is not', null)
    .execute();
}
