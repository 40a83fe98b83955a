import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import type { CourseSession } from '../course/course-queries.ts';
import { recordEvents } from '../file/record-events.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import { listSessionPeople } from '../enrolment/enrolment-queries.ts';
import type { SessionPerson } from '../enrolment/enrolment-queries.ts';
import { findOwnSession } from './session-desk-queries.ts';

/**
 * Opens what everybody on the list of a session sent, or what one of them did. That it was read stands in the log of each
 * file (system S5).
 */
export const openPeople = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { sessionId, enrolmentId }: { sessionId: string; enrolmentId?: string },
  now: Date,
): Promise<{ session: CourseSession; people: SessionPerson[] } | undefined> =>
  db.transaction().execute(async (transaction) => {
    const session = await findOwnSession(transaction, visitor, sessionId);
    if (!session) return undefined;
    const all = await listSessionPeople(transaction, sealer, sessionId);
    const people = all.filter((person) => enrolmentId === undefined || person.enrolmentId === enrolmentId);
    const read = people.filter(({ wishes }) => wishes !== undefined).map(({ jobseekerId }) => jobseekerId);
    const event = { kind: 'read', subject: 'training', actor: actorOf({ visitor }) } as const;
    if (read.length > 0) await recordEvents(transaction, sealer, read, event, now);
    return { session, people };
  });
