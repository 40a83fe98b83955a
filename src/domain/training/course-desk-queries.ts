import type { Kysely, Selectable } from 'kysely';
import type { CourseTable, Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import { listBases } from '../course/base-queries.ts';
import type { CourseKind } from '../course/course.ts';
import type { Sealer } from '#src/sealing.ts';
import { runsTraining } from './training.ts';
import { isRunBy, isUsedBy } from './training-scope.ts';

/** A course that the visitor runs; for everybody else it does not exist. */
export async function findOwnCourse(
  db: Kysely<Database>,
  visitor: Visitor,
  courseId: string,
): Promise<Selectable<CourseTable> | undefined> {
  const course = await db.selectFrom('course').selectAll().where('course_id', '=', courseId).executeTakeFirst();
  if (!course) return undefined;
  const place = { regionCode: course.region_code, organisationId: course.organisation_id ?? undefined };
  return runsTraining(visitor, place) ? course : undefined;
}

/** A course in the list of staff. */
export interface OwnCourse {
  courseId: string;
  title: string;
  kind: CourseKind;
  regionCode: string;
  isWithdrawn: boolean;
  /** Sessions that were not cancelled. */
  sessions: number;
}

/** The courses that the visitor runs, those that are offered first, the newest of them first. */
export async function listOwnCourses(db: Kysely<Database>, visitor: Visitor): Promise<OwnCourse[]> {
  const rows = await db
    .selectFrom('course')
    .select(['course_id', 'title', 'kind', 'region_code', 'withdrawn_at'])
    .select(({ selectFrom, fn }) =>
      selectFrom('course_session')
        .select(fn.countAll<number>().as('sessions'))
        .whereRef('course_session.course_id', '=', 'course.course_id')
        .where('state', '<>', 'cancelled')
        .as('sessions'),
    )
    .where(isRunBy(visitor, 'course'))
    .orderBy(({ eb }) => eb.case().when('withdrawn_at', 'is', null).then(0).else(1).end())
    .orderBy('created_at', 'desc')
    .orderBy('course_id')
    .limit(300)
    .execute();
  return rows.map((row) => ({
    ...{ courseId: row.course_id, title: row.title, kind: row.kind as CourseKind, regionCode: row.region_code },
    ...{ isWithdrawn: row.withdrawn_at !== null, sessions: Number(row.sessions ?? 0) },
  }));
}

/** Accounts that can keep the attendance: teachers of the region and of what is above it. */
export async function listTeachers(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
): Promise<{ accountId: string; name: string }[]> {
  const rows = await db
    .selectFrom('account_role')
    .innerJoin('account', 'account.account_id', 'account_role.account_id')
    .innerJoin('organisation', 'organisation.organisation_id', 'account_role.organisation_id')
    .select(['account.account_id', 'sealed_called', 'organisation.name'])
    .where('account_role.role', '=', 'teacher')
    .where('account_role.ended_at', 'is', null)
    .where('account.suspended_at', 'is', null)
    .where('account.deleted_at', 'is', null)
    .where(isUsedBy(visitor, 'organisation'))
    .orderBy('organisation.name')
    .orderBy('account.account_id')
    .limit(300)
    .execute();
  return rows.map((row) => ({ accountId: row.account_id, name: `${sealer.unseal(row.sealed_called)}，${row.name}` }));
}

/** A base that a session can be held at; `label` names its address too. */
export interface Place {
  baseId: string;
  name: string;
  label: string;
}

/** The bases at which a session can be held: of the region, and of what is above it; not those that have left. */
export async function listPlaces(db: Kysely<Database>, visitor: Visitor): Promise<Place[]> {
  const { regionCode } = visitor.role;
  if (!regionCode) return [];
  const bases = await listBases(db, regionCode);
  return bases
    .filter(({ left_on: leftOn }) => leftOn === null)
    .map(({ training_base_id: baseId, name, place }) => ({ baseId, name, label: place ? `${name}，${place}` : name }));
}
