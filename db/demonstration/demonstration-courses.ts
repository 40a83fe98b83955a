import type { Kysely } from 'kysely';
import { timeOf } from '#src/domain/assessment/appointment.ts';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import type { Database } from '../schema.ts';
import { bases, courses } from './courses.ts';
import type { CourseTemplate, SessionTemplate } from './courses.ts';
import { identifier } from './identifier.ts';
import { places } from './places.ts';

/** Stands for who made what nobody made. */
const nobody = '00000000-0000-4000-8000-000000000000';

const keyOf = (words: string): string => identifier(`course ${words}`);

/** Invents bases, courses and sessions to come in the five regions; run again, it moves their days on. */
export async function seedCourses(db: Kysely<Database>, now: Date): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await seedBases(transaction, now);
    for (const course of courses) await seedCourse(transaction, course, now);
  });
}

async function seedBases(db: Kysely<Database>, now: Date): Promise<void> {
  const time = now.toISOString();
  for (const { name, at, kind, level, place, directions, access = {} } of bases) {
    const training_base_id = keyOf(name);
    await db
      .insertInto('training_base')
      .values({
        ...{ training_base_id, name, kind, region_code: places[at].code, organisation_id: null },
        ...{ level: level ?? null, place: place ?? null, directions: directions ?? null },
        ...{ contact_name: null, contact_phone: null, entered_on: null, left_on: null, left_why: null },
        ...{ created_at: time, changed_at: time, is_demonstration: 1 },
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    for (const [fact, [answer, note]] of Object.entries(access))
      await db
        .insertInto('training_base_access_fact')
        .values({
          ...{ training_base_id, fact, answer, note: note ?? null, confirmed_by: '示例残联工作人员' },
          ...{ confirmed_on: addDays(chinaDay(now), -20), confirmed_how: 'visit' },
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
  }
}

async function seedCourse(db: Kysely<Database>, course: CourseTemplate, now: Date): Promise<void> {
  const [course_id, time] = [keyOf(course.title), now.toISOString()];
  await db
    .insertInto('course')
    .values({
      ...{ course_id, title: course.title, kind: course.kind, topic: course.topic, organisation_id: null },
      ...{ region_code: places[course.at].code, summary: course.summary, description: course.description },
      ...{ meant_for: course.meantFor ?? null, certificate: course.certificate ?? null },
      ...{ fee: course.fee ?? null, fee_note: course.feeNote ?? null },
      ...{ created_at: time, changed_at: time, withdrawn_at: null, is_demonstration: 1 },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  for (const [index, session] of course.sessions.entries())
    await seedSession(db, { courseId: course_id, key: keyOf(`${course.title} ${index}`) }, session, now);
}

async function seedSession(
  db: Kysely<Database>,
  { courseId, key }: { courseId: string; key: string },
  { inDays, every, meetings, from, to, way, base, online, seats, teacher, facts = {} }: SessionTemplate,
  now: Date,
): Promise<void> {
  const today = chinaDay(now);
  const days = Array.from({ length: meetings }, (_, index) => addDays(today, inDays + index * every));
  const time = now.toISOString();
  const [starts_on, ends_on] = [addDays(today, inDays), days.at(-1) ?? addDays(today, inDays)];
  const moved = { starts_on, ends_on, enrol_until: addDays(starts_on, -3), changed_at: time };
  await db
    .insertInto('course_session')
    .values({
      ...{ course_session_id: key, course_id: courseId, training_base_id: base ? keyOf(base) : null, way },
      ...{ online_note: online ?? null, teacher_name: teacher ?? null, teacher_id: null, seats, ...moved },
      ...{ contact_name: null, contact_phone: null, state: 'open', state_why: null },
      ...{ created_by: nobody, created_at: time },
    })
    .onConflict((conflict) => conflict.column('course_session_id').doUpdateSet(moved))
    .execute();
  await db.deleteFrom('course_date').where('course_session_id', '=', key).execute();
  await db
    .insertInto('course_date')
    .values(
      days.map((day, index) => ({
        ...{ course_date_id: keyOf(`${key} ${index}`), course_session_id: key, what: null },
        ...{ starts_at: timeOf(day, from), ends_at: timeOf(day, to) },
      })),
    )
    .execute();
  for (const [fact, [answer, note]] of Object.entries(facts))
    await db
      .insertInto('course_session_fact')
      .values({ course_session_id: key, fact, answer, note: note ?? null })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}
