import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import { findOwnCourse } from './course-desk-queries.ts';
import type { CourseAnswers } from './course-form.ts';
import { courseColumns } from './make-course.ts';
import { mayMakeFor } from './training.ts';

/** Changes what a course says of itself. `changed meanwhile`: somebody else did since `seen`, the time of the last change. */
export const changeCourse = (
  db: Kysely<Database>,
  visitor: Visitor,
  { courseId, seen, ...answers }: CourseAnswers & { courseId: string; seen: string },
  now: Date,
): Promise<'changed' | 'changed meanwhile' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const course = await findOwnCourse(transaction, visitor, courseId);
    if (!course || !mayMakeFor(visitor, answers.regionCode)) return 'not theirs';
    const { numUpdatedRows } = await transaction
      .updateTable('course')
      .set({ ...courseColumns(answers), changed_at: now.toISOString() })
      .where('course_id', '=', courseId)
      .where('changed_at', '=', seen)
      .executeTakeFirst();
    return numUpdatedRows > 0n ? 'changed' : 'changed meanwhile';
  });
