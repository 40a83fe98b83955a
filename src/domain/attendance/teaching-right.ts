import type { Kysely, Selectable } from 'kysely';
import type { CourseSessionTable, Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import { isServedBy } from '../jobseeker/jobseeker.ts';
import { childRegions } from '../region/region.ts';

export type TaughtSession = Selectable<CourseSessionTable> & {
  /** Of the course. */
  title: string;
  region_code: string;
  organisation_id: string | null;
};

/** Sessions with what their course is called and where it belongs. */
export const selectTaught = (db: Kysely<Database>) =>
  db
    .selectFrom('course_session')
    .innerJoin('course', 'course.course_id', 'course_session.course_id')
    .selectAll('course_session')
    .select(['course.title', 'course.region_code', 'course.organisation_id']);

/** Who keeps the attendance of a session: its teacher, and the counsellors of its region or of who runs the course. */
export function teaches(
  { accountId, role }: Pick<Visitor, 'accountId' | 'role'>,
  session: Pick<TaughtSession, 'teacher_id' | 'region_code' | 'organisation_id'>,
): boolean {
  if (role.role === 'teacher') return session.teacher_id === accountId;
  if (role.role !== 'counsellor' || role.regionCode === undefined) return false;
  return isServedBy(role.regionCode, session.region_code) || session.organisation_id === role.organisationId;
}

/** A session that the visitor keeps the attendance of; nobody teaches what is not published yet. */
export async function findTaughtSession(
  db: Kysely<Database>,
  visitor: Visitor,
  sessionId: string,
): Promise<TaughtSession | undefined> {
  const session = await selectTaught(db).where('course_session_id', '=', sessionId).executeTakeFirst();
  return session && session.state !== 'draft' && teaches(visitor, session) ? session : undefined;
}

/** The sessions of a visitor, whatever their days. */
export function selectOwnSessions(db: Kysely<Database>, { accountId, role }: Visitor) {
  const sessions = selectTaught(db).where('course_session.state', '<>', 'draft');
  if (role.role === 'teacher') return sessions.where('teacher_id', '=', accountId);
  const { regionCode, organisationId } = role;
  const served = role.role === 'counsellor' && regionCode ? [regionCode, ...childRegions(regionCode)] : [''];
  return sessions.where(({ eb, or }) =>
    or([eb('course.region_code', 'in', served), eb('course.organisation_id', '=', organisationId ?? '')]),
  );
}
