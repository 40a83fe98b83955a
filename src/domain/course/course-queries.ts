import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { CourseTable, Database } from '#db/schema.ts';
import { accessAnswers } from '../job/job.ts';
import type { AccessAnswer } from '../job/job.ts';
import { courseFacts } from './course.ts';
import type { CourseFact, CourseKind, CourseTopic, CourseWay, FeeKind, SessionState } from './course.ts';

/** A session (班次) with what people are told of it, whatever its state. Undefined: nobody said. */
export interface CourseSession {
  sessionId: string;
  courseId: string;
  title: string;
  kind: CourseKind;
  topic: CourseTopic | undefined;
  summary: string;
  fee: FeeKind | undefined;
  regionCode: string;
  organisationId: string | undefined;
  isDemonstration: boolean;
  /** The course was taken down. */
  isWithdrawn: boolean;
  way: CourseWay;
  onlineNote: string | undefined;
  /** Undefined: online only, or not fixed. */
  base: { baseId: string; name: string; place: string | undefined; directions: string | undefined } | undefined;
  teacherName: string | undefined;
  teacherId: string | undefined;
  seats: number;
  /** Seats that are held, an offer that waits for its answer among them. */
  taken: number;
  /** People on the waiting list. */
  waiting: number;
  startsOn: string;
  endsOn: string;
  enrolUntil: string;
  contactName: string | undefined;
  contactPhone: string | undefined;
  state: SessionState;
  stateWhy: string | undefined;
  revision: number;
  changedAt: string;
  /** The earliest first. */
  dates: readonly CourseDate[];
  /** What somebody answered, in the order of `courseFacts`. */
  facts: readonly { fact: CourseFact; answer: AccessAnswer; note: string | undefined }[];
}

export interface CourseDate {
  dateId: string;
  startsAt: string;
  endsAt: string;
  what: string | undefined;
}

/** A session by its id, drafts too. */
export async function findSession(db: Kysely<Database>, sessionId: string): Promise<CourseSession | undefined> {
  return (await findSessions(db, [sessionId])).get(sessionId);
}

/** Sessions by their ids, drafts too, in three queries however many they are. */
export async function findSessions(
  db: Kysely<Database>,
  sessionIds: readonly string[],
): Promise<Map<string, CourseSession>> {
  if (sessionIds.length === 0) return new Map();
  const rows = await sessionRows(db).where('course_session.course_session_id', 'in', sessionIds).execute();
  return new Map((await withDatesAndFacts(db, rows)).map((session) => [session.sessionId, session]));
}

/** Every session of a course, the soonest first; drafts too. */
export const listSessionsOfCourse = async (db: Kysely<Database>, courseId: string): Promise<CourseSession[]> =>
  withDatesAndFacts(db, await sessionRows(db).where('course_session.course_id', '=', courseId).execute());

/** Every session that is held at a base, the soonest first; drafts too. */
export const listSessionsAtBase = async (db: Kysely<Database>, baseId: string): Promise<CourseSession[]> =>
  withDatesAndFacts(db, await sessionRows(db).where('course_session.training_base_id', '=', baseId).execute());

/** A course by its id, taken down or not. */
export const findCourse = (db: Kysely<Database>, courseId: string): Promise<CourseTable | undefined> =>
  db.selectFrom('course').selectAll().where('course_id', '=', courseId).executeTakeFirst();

/** A session's row as `sessionRows` reads it. */
export type SessionRow = Awaited<ReturnType<ReturnType<typeof sessionRows>['execute']>>[number];

/** Sessions with their course, base and seats, the soonest first; to be narrowed. */
export const sessionRows = (db: Kysely<Database>) =>
  db
    .selectFrom('course_session')
    .innerJoin('course', 'course.course_id', 'course_session.course_id')
    .leftJoin('training_base', 'training_base.training_base_id', 'course_session.training_base_id')
    .selectAll('course_session')
    .select(['course.title', 'course.kind', 'course.topic', 'course.summary', 'course.fee', 'course.region_code'])
    .select(['course.organisation_id', 'course.is_demonstration', 'course.withdrawn_at'])
    .select(['training_base.name as base_name', 'training_base.place as base_place'])
    .select('training_base.directions as base_directions')
    .select([
      // Whoever was offered a seat holds it until the answer.
      sql<number | string>`(select count(*) from enrolment where enrolment.course_session_id =
        course_session.course_session_id and enrolment.state in ('enrolled', 'offered'))`.as('taken'),
      sql<number | string>`(select count(*) from enrolment where enrolment.course_session_id =
        course_session.course_session_id and enrolment.state = 'waiting')`.as('waiting'),
    ])
    .orderBy('course_session.starts_on')
    .orderBy('course_session.course_session_id');

/** Adds what a session has several of, in two queries. */
export async function withDatesAndFacts(db: Kysely<Database>, rows: readonly SessionRow[]): Promise<CourseSession[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.course_session_id);
  const dates = Map.groupBy(
    await db.selectFrom('course_date').selectAll().where('course_session_id', 'in', ids).orderBy('starts_at').execute(),
    (date) => date.course_session_id,
  );
  const facts = Map.groupBy(
    await db.selectFrom('course_session_fact').selectAll().where('course_session_id', 'in', ids).execute(),
    (fact) => fact.course_session_id,
  );
  return rows.map((row) => ({
    ...sessionOf(row),
    dates: (dates.get(row.course_session_id) ?? []).map((date) => ({
      ...{ dateId: date.course_date_id, startsAt: date.starts_at, endsAt: date.ends_at },
      what: date.what ?? undefined,
    })),
    facts: factsInOrder.flatMap((fact) => {
      const known = facts.get(row.course_session_id)?.find((other) => other.fact === fact);
      const isAnswer = known && Object.hasOwn(accessAnswers, known.answer);
      return isAnswer ? [{ fact, answer: known.answer as AccessAnswer, note: known.note ?? undefined }] : [];
    }),
  }));
}

const factsInOrder = Object.keys(courseFacts) as CourseFact[];

// What is stored are keys of these unions.
const sessionOf = (row: SessionRow): Omit<CourseSession, 'dates' | 'facts'> => ({
  ...{ sessionId: row.course_session_id, courseId: row.course_id, title: row.title, summary: row.summary },
  kind: row.kind as CourseKind,
  topic: (row.topic as CourseTopic | null) ?? undefined,
  fee: (row.fee as FeeKind | null) ?? undefined,
  regionCode: row.region_code,
  organisationId: row.organisation_id ?? undefined,
  isDemonstration: row.is_demonstration === 1,
  isWithdrawn: row.withdrawn_at !== null,
  way: row.way as CourseWay,
  onlineNote: row.online_note ?? undefined,
  base:
    row.training_base_id === null
      ? undefined
      : {
          ...{ baseId: row.training_base_id, name: row.base_name ?? '' },
          ...{ place: row.base_place ?? undefined, directions: row.base_directions ?? undefined },
        },
  teacherName: row.teacher_name ?? undefined,
  teacherId: row.teacher_id ?? undefined,
  ...{ seats: row.seats, taken: Number(row.taken), waiting: Number(row.waiting) },
  ...{ startsOn: row.starts_on, endsOn: row.ends_on, enrolUntil: row.enrol_until },
  contactName: row.contact_name ?? undefined,
  contactPhone: row.contact_phone ?? undefined,
  state: row.state as SessionState,
  stateWhy: row.state_why ?? undefined,
  ...{ revision: row.revision, changedAt: row.changed_at },
});
