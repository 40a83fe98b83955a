import type { Kysely, Selectable } from 'kysely';
import { engineOf } from '#db/database.ts';
import type { CourseSessionTable, Database } from '#db/schema.ts';

export type HeldSession = Selectable<CourseSessionTable> & {
  /** Of the course. */
  title: string;
  /** The course was taken down. */
  withdrawn_at: string | null;
};

/**
 * A session that is held until the transaction ends: whoever else changes its list waits. Every change of an enrolment or
 * of the seats holds its session first, and a person's file, where it needs that, second; of two sessions the one with
 * the lower key first. So nobody waits for each other in a circle, and seats are counted by one at a time.
 */
export async function holdSession(db: Kysely<Database>, sessionId: string): Promise<HeldSession | undefined> {
  const session = db
    .selectFrom('course_session')
    .innerJoin('course', 'course.course_id', 'course_session.course_id')
    .selectAll('course_session')
    .select(['title', 'withdrawn_at'])
    .where('course_session_id', '=', sessionId);
  // SQLite has one writer at a time.
  return (engineOf(db) === 'postgres' ? session.forUpdate('course_session') : session).executeTakeFirst();
}
