import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';

/**
 * Erases what was kept of a person's coming to courses, what they said to it, and which messages of a group were theirs,
 * in the caller's transaction. Returns whether there was anything.
 */
export async function eraseAttendance(db: Kysely<Database>, jobseekerId: string): Promise<boolean> {
  await db.deleteFrom('task').where('jobseeker_id', '=', jobseekerId).where('kind', '=', 'attendance').execute();
  const own = db.selectFrom('enrolment').select('enrolment.enrolment_id').where('jobseeker_id', '=', jobseekerId);
  const { numDeletedRows } = await db.deleteFrom('attendance').where('enrolment_id', 'in', own).executeTakeFirst();
  await db.deleteFrom('course_message_reader').where('enrolment_id', 'in', own).execute();
  return numDeletedRows > 0n;
}
