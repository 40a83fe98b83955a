import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import type { CourseAnswers } from './course-form.ts';
import { mayMakeFor } from './training.ts';

/** Writes down a course; `courseId` is of the form, so that sending twice makes one. False where the visitor may not. */
export async function makeCourse(
  db: Kysely<Database>,
  visitor: Visitor,
  { courseId, ...answers }: CourseAnswers & { courseId: string },
  now: Date,
): Promise<boolean> {
  if (!mayMakeFor(visitor, answers.regionCode)) return false;
  await db
    .insertInto('course')
    .values({
      ...{ course_id: courseId, organisation_id: visitor.role.organisationId ?? null, ...courseColumns(answers) },
      ...{ created_at: now.toISOString(), changed_at: now.toISOString(), withdrawn_at: null, is_demonstration: 0 },
    })
    .onConflict((conflict) => conflict.column('course_id').doNothing())
    .execute();
  return true;
}

/** What the form says, as the table keeps it. */
export const courseColumns = (answers: CourseAnswers) => ({
  ...{ region_code: answers.regionCode, title: answers.title, summary: answers.summary, kind: answers.kind },
  ...{ description: answers.description, topic: answers.topic ?? null, meant_for: answers.meantFor ?? null },
  ...{ certificate: answers.certificate ?? null, fee: answers.fee ?? null, fee_note: answers.feeNote ?? null },
});
