import type { Kysely, Selectable } from 'kysely';
import type { Database, EnrolmentTable } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import { holdSession } from '../enrolment/hold-session.ts';
import type { HeldSession } from '../enrolment/hold-session.ts';
import { findOwnSession } from './session-desk-queries.ts';

/** Somebody on the list of a session of the visitor's, which is held until the transaction ends. */
export async function holdPerson(
  db: Kysely<Database>,
  visitor: Visitor,
  { sessionId, enrolmentId }: { sessionId: string; enrolmentId: string },
): Promise<{ session: HeldSession; enrolment: Selectable<EnrolmentTable> } | undefined> {
  if (!(await findOwnSession(db, visitor, sessionId))) return undefined;
  const session = await holdSession(db, sessionId);
  const enrolment = await db
    .selectFrom('enrolment')
    .selectAll()
    .where('enrolment_id', '=', enrolmentId)
    .where('course_session_id', '=', sessionId)
    .executeTakeFirst();
  return session && enrolment ? { session, enrolment } : undefined;
}
