import type { Kysely } from 'kysely';
import { engineOf } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import { chinaDay } from '../day/day.ts';
import { liveStates } from '../enrolment/enrolment.ts';
import { findOwnCourse } from './course-desk-queries.ts';

/** Takes a course off the list. `in use`: somebody is on the list of a session that is not over; that is cancelled first. */
export const withdrawCourse = (
  db: Kysely<Database>,
  visitor: Visitor,
  courseId: string,
  now: Date,
): Promise<'withdrawn' | 'in use' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const course = await findOwnCourse(transaction, visitor, courseId);
    if (!course) return 'not theirs';
    const sessions = transaction
      .selectFrom('course_session')
      .select('course_session_id')
      .where('course_id', '=', courseId);
    // Whoever enrols at this moment is waited for.
    await (engineOf(db) === 'postgres' ? sessions.orderBy('course_session_id').forUpdate() : sessions).execute();
    const someone = await transaction
      .selectFrom('enrolment')
      .innerJoin('course_session', 'course_session.course_session_id', 'enrolment.course_session_id')
      .select('enrolment_id')
      .where('course_id', '=', courseId)
      .where('ends_on', '>=', chinaDay(now))
      .where('enrolment.state', 'in', liveStates)
      .executeTakeFirst();
    if (someone) return 'in use';
    await transaction
      .updateTable('course')
      .set({ withdrawn_at: now.toISOString(), changed_at: now.toISOString() })
      .where('course_id', '=', courseId)
      .where('withdrawn_at', 'is', null)
      .execute();
    // Nobody can enrol in what is no longer offered.
    await transaction
      .updateTable('course_session')
      .set({ state: 'closed', changed_at: now.toISOString() })
      .where('course_id', '=', courseId)
      .where('state', '=', 'open')
      .execute();
    return 'withdrawn';
  });
