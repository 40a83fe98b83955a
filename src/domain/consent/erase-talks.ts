import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';

/**
 * Erases what was written down of talks about a person, in the caller's transaction; the log of the file still says on
 * which days there was something. Returns whether there was anything to erase.
 */
export async function eraseTalks(db: Kysely<Database>, jobseekerId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('coach_talk')
    .where('jobseeker_id', '=', jobseekerId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
