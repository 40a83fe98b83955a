import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';

/**
 * Erases the certificates of a person and that they have evaluated a course, in the caller's transaction. What they
 * answered stays: nobody knows which it is. Returns whether there was anything.
 */
export async function eraseCertificates(db: Kysely<Database>, jobseekerId: string): Promise<boolean> {
  const erased = await Promise.all(
    (['certificate', 'evaluation_participation'] as const).map((table) =>
      db.deleteFrom(table).where('jobseeker_id', '=', jobseekerId).executeTakeFirst(),
    ),
  );
  return erased.some(({ numDeletedRows }) => numDeletedRows > 0n);
}
