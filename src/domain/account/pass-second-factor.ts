import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';

/** Notes in a session that its person has given a second factor. */
export async function passSecondFactor(db: Kysely<Database>, sessionId: string, now: Date): Promise<void> {
  await db
    .updateTable('session')
    .set({ second_factor_at: now.toISOString() })
    .where('session_id', '=', sessionId)
    .execute();
}
