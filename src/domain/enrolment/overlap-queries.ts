import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';

/** A session that takes place while another does. */
export interface Overlap {
  enrolmentId: string;
  title: string;
  /** The first meeting of it that overlaps. */
  startsAt: string;
}

/** The session that a person is enrolled in already and that takes place at the same time; the earliest, if any. */
export async function findOverlap(
  db: Kysely<Database>,
  { jobseekerId, sessionId, besides }: { jobseekerId: string; sessionId: string; besides?: string | undefined },
): Promise<Overlap | undefined> {
  const row = await db
    .selectFrom('course_date as wanted')
    .innerJoin('course_date as held', (join) =>
      join
        .onRef('held.starts_at', '<', 'wanted.ends_at')
        .onRef('held.ends_at', '>', 'wanted.starts_at')
        .onRef('held.course_session_id', '<>', 'wanted.course_session_id'),
    )
    .innerJoin('enrolment', 'enrolment.course_session_id', 'held.course_session_id')
    .innerJoin('course_session', 'course_session.course_session_id', 'held.course_session_id')
    .innerJoin('course', 'course.course_id', 'course_session.course_id')
    .select(['enrolment_id', 'title', 'held.starts_at'])
    .where('wanted.course_session_id', '=', sessionId)
    .where('jobseeker_id', '=', jobseekerId)
    .where('enrolment.state', '=', 'enrolled')
    .where('enrolment_id', '<>', besides ?? '')
    .orderBy('held.starts_at')
    .limit(1)
    .executeTakeFirst();
  return row && { enrolmentId: row.enrolment_id, title: row.title, startsAt: row.starts_at };
}
