import { randomUUID } from 'node:crypto';
import type { Insertable, Kysely, Selectable } from 'kysely';
import type {
  CourseProposalTable,
  CourseSessionTable,
  CourseTable,
  Database,
  EnrolmentTable,
  TrainingBaseTable,
} from '#db/schema.ts';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import type { EnrolmentWishes } from '#src/domain/enrolment/enrolment.ts';
import type { Sealer } from '#src/sealing.ts';

/** A place where courses are held, in 柳州 unless told otherwise. */
export async function aBase(
  db: Kysely<Database>,
  wanted: Partial<TrainingBaseTable> = {},
  now = new Date(),
): Promise<TrainingBaseTable> {
  const base = {
    ...{ training_base_id: randomUUID(), organisation_id: null, region_code: '450200', name: '示例培训基地' },
    ...{ kind: 'training', level: null, place: '示例路2号', directions: null, contact_name: null, contact_phone: null },
    ...{ entered_on: null, left_on: null, left_why: null, is_demonstration: 1 },
    ...{ created_at: now.toISOString(), changed_at: now.toISOString() },
    ...wanted,
  };
  return db.insertInto('training_base').values(base).returningAll().executeTakeFirstOrThrow();
}

/** A course of 柳州 of which nothing is known that need not be. */
export async function aCourse(
  db: Kysely<Database>,
  wanted: Partial<CourseTable> = {},
  now = new Date(),
): Promise<CourseTable> {
  const course = {
    ...{ course_id: randomUUID(), organisation_id: null, region_code: '450200', title: '音频编辑入门（示例）' },
    ...{ kind: 'blind', topic: 'audio', summary: '学会剪辑录音。', description: '从录音开始，学剪辑、降噪和导出。' },
    ...{ meant_for: null, certificate: null, fee: null, fee_note: null, withdrawn_at: null, is_demonstration: 1 },
    ...{ created_at: now.toISOString(), changed_at: now.toISOString() },
    ...wanted,
  };
  return db.insertInto('course').values(course).returningAll().executeTakeFirstOrThrow();
}

/** When a course is held; both in ISO-8601. */
export interface Meeting {
  startsAt: string;
  endsAt: string;
}

/** Nine to eleven in China on these days. */
export const mornings = (...days: string[]): Meeting[] =>
  days.map((day) => ({ startsAt: `${day}T01:00:00.000Z`, endsAt: `${day}T03:00:00.000Z` }));

/** A session that can be enrolled in: two mornings, in 20 days, with two seats. */
export async function aSession(
  db: Kysely<Database>,
  {
    course,
    meetings,
    createdBy = randomUUID(),
    ...wanted
  }: Partial<Insertable<CourseSessionTable>> & { course?: CourseTable; meetings?: Meeting[]; createdBy?: string } = {},
  now = new Date(),
): Promise<Selectable<CourseSessionTable>> {
  const today = chinaDay(now);
  const dates = meetings ?? mornings(addDays(today, 20), addDays(today, 21));
  const days = dates.map(({ startsAt }) => chinaDay(new Date(startsAt)));
  const startsOn = days[0] ?? addDays(today, 20);
  const session = {
    course_session_id: randomUUID(),
    course_id: (course ?? (await aCourse(db, {}, now))).course_id,
    ...{ training_base_id: null, way: 'online', online_note: null, teacher_name: '示例韦老师', teacher_id: null },
    ...{ seats: 2, starts_on: startsOn, ends_on: days.at(-1) ?? startsOn, enrol_until: addDays(startsOn, -3) },
    ...{ contact_name: null, contact_phone: null, state: 'open', state_why: null, revision: 1, created_by: createdBy },
    ...{ created_at: now.toISOString(), changed_at: now.toISOString() },
    ...wanted,
  };
  const made = await db.insertInto('course_session').values(session).returningAll().executeTakeFirstOrThrow();
  if (dates.length > 0)
    await db
      .insertInto('course_date')
      .values(
        dates.map(({ startsAt, endsAt }) => ({
          ...{ course_date_id: randomUUID(), course_session_id: made.course_session_id },
          ...{ starts_at: startsAt, ends_at: endsAt, what: null },
        })),
      )
      .execute();
  return made;
}

/** Somebody on the list of a session, as if they had enrolled themselves. */
export async function anEnrolment(
  db: Kysely<Database>,
  sealer: Sealer,
  {
    wishes,
    ...wanted
  }: Partial<EnrolmentTable> & {
    course_session_id: string;
    jobseeker_id: string;
    wishes?: Partial<EnrolmentWishes>;
  },
  now = new Date(),
): Promise<EnrolmentTable> {
  const sent: EnrolmentWishes = { name: '示例学员', needs: [], materials: [], ...wishes };
  const enrolment = {
    ...{ enrolment_id: randomUUID(), state: 'enrolled', waiting_place: null, offered_at: null, answer_until: null },
    ...{ sealed_wishes: sealer.seal(JSON.stringify(sent)), sealed_reply: null, replied_at: null, outcome: null },
    ...{ outcome_on: null, made_by: randomUUID(), made_as: 'self', reminded_at: null },
    ...{ created_at: now.toISOString(), changed_at: now.toISOString() },
    ...wanted,
  };
  return db.insertInto('enrolment').values(enrolment).returningAll().executeTakeFirstOrThrow();
}

/** What an employer asks to be taught, waiting for an answer. */
export async function aProposal(
  db: Kysely<Database>,
  sealer: Sealer,
  wanted: Partial<CourseProposalTable> & { organisation_id: string },
  now = new Date(),
): Promise<string> {
  const proposal = {
    ...{ course_proposal_id: randomUUID(), region_code: '450200', made_by: randomUUID(), title: '收银（示例）' },
    ...{ sealed_what: sealer.seal('会用收银机，会用手机收款。'), people: 10, when_text: '明年春天', takes_on: 'yes' },
    ...{ state: 'sent', sealed_answer: null, course_id: null, answered_at: null, answered_by: null },
    ...{ created_at: now.toISOString(), ...wanted },
  };
  await db.insertInto('course_proposal').values(proposal).execute();
  return proposal.course_proposal_id;
}
