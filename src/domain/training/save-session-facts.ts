import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import type { CourseFact } from '../course/course.ts';
import type { AccessAnswer } from '../job/job.ts';
import { findOwnSession } from './session-desk-queries.ts';

/** What is known of the materials and the support of a session; what is left out is 未知. */
export interface KnownFact {
  fact: CourseFact;
  answer: AccessAnswer;
  note: string | undefined;
}

/** Writes what is known of the materials and the support of a session. False where it is not the visitor's. */
export const saveSessionFacts = (
  db: Kysely<Database>,
  visitor: Visitor,
  { sessionId, facts }: { sessionId: string; facts: readonly KnownFact[] },
  now: Date,
): Promise<boolean> =>
  db.transaction().execute(async (transaction) => {
    if (!(await findOwnSession(transaction, visitor, sessionId))) return false;
    await transaction
      .updateTable('course_session')
      .set({ changed_at: now.toISOString() })
      .where('course_session_id', '=', sessionId)
      .execute();
    await transaction.deleteFrom('course_session_fact').where('course_session_id', '=', sessionId).execute();
    if (facts.length > 0)
      await transaction
        .insertInto('course_session_fact')
        .values(
          facts.map(({ fact, answer, note }) => ({ course_session_id: sessionId, fact, answer, note: note ?? null })),
        )
        .execute();
    return true;
  });
