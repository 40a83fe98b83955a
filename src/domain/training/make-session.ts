import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import { chinaDay } from '../day/day.ts';
import { findOwnCourse } from './course-desk-queries.ts';
import type { Meeting } from './meetings.ts';
import type { SessionAnswers } from './session-form.ts';

export interface NewSession extends SessionAnswers {
  /** Of the form, so that sending twice makes one. */
  sessionId: string;
  courseId: string;
  /** A session of the same course whose materials and support it has too. */
  copyOf?: string | undefined;
}

/** Writes down when and where a course is held, as a draft that nobody else sees. */
export const makeSession = (
  db: Kysely<Database>,
  visitor: Visitor,
  { sessionId, courseId, copyOf, ...answers }: NewSession,
  now: Date,
): Promise<'made' | 'withdrawn' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const course = await findOwnCourse(transaction, visitor, courseId);
    if (!course) return 'not theirs';
    if (course.withdrawn_at) return 'withdrawn';
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('course_session')
      .values({
        ...{ course_session_id: sessionId, course_id: courseId, ...sessionColumns(answers) },
        ...{ state: 'draft', state_why: null, created_by: visitor.accountId },
        ...{ created_at: now.toISOString(), changed_at: now.toISOString() },
      })
      .onConflict((conflict) => conflict.column('course_session_id').doNothing())
      .executeTakeFirst();
    if (!numInsertedOrUpdatedRows) return 'made';
    await storeMeetings(transaction, sessionId, answers.meetings);
    if (copyOf)
      await transaction
        .insertInto('course_session_fact')
        .columns(['course_session_id', 'fact', 'answer', 'note'])
        .expression(({ selectFrom, val }) =>
          selectFrom('course_session_fact')
            .innerJoin('course_session', 'course_session.course_session_id', 'course_session_fact.course_session_id')
            .select(val(sessionId).as('course_session_id'))
            .select(['fact', 'answer', 'note'])
            .where('course_session_fact.course_session_id', '=', copyOf)
            .where('course_id', '=', courseId),
        )
        .execute();
    return 'made';
  });

/** What the form says, as the table keeps it. */
export const sessionColumns = (answers: SessionAnswers) => {
  const days = answers.meetings.map(({ startsAt }) => chinaDay(new Date(startsAt)));
  return {
    ...{ training_base_id: answers.baseId ?? null, way: answers.way, online_note: answers.onlineNote ?? null },
    ...{ teacher_name: answers.teacherName ?? null, teacher_id: answers.teacherId ?? null, seats: answers.seats },
    ...{ starts_on: days[0] ?? '', ends_on: days.at(-1) ?? '', enrol_until: answers.enrolUntil },
    ...{ contact_name: answers.contactName ?? null, contact_phone: answers.contactPhone ?? null },
  };
};

/** Writes the times of a session that has none. */
export async function storeMeetings(
  db: Kysely<Database>,
  sessionId: string,
  meetings: readonly Meeting[],
): Promise<void> {
  if (meetings.length === 0) return;
  await db
    .insertInto('course_date')
    .values(
      meetings.map(({ startsAt, endsAt, what }) => ({
        ...{ course_date_id: randomUUID(), course_session_id: sessionId },
        ...{ starts_at: startsAt, ends_at: endsAt, what: what ?? null },
      })),
    )
    .execute();
}
