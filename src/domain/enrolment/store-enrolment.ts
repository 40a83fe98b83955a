import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { EnteredBy } from '../assessment/assessment.ts';
import type { EnrolmentWishes } from './enrolment.ts';

/** Whether an enrolment of this key was stored by the same form before; `not theirs`: the key is another's. */
export async function findSent(
  db: Kysely<Database>,
  { enrolmentId, sessionId, jobseekerId }: { enrolmentId: string; sessionId: string; jobseekerId: string },
): Promise<'new' | 'sent before' | 'not theirs'> {
  const sent = await db
    .selectFrom('enrolment')
    .select(['jobseeker_id', 'course_session_id'])
    .where('enrolment_id', '=', enrolmentId)
    .executeTakeFirst();
  if (!sent) return 'new';
  return sent.jobseeker_id === jobseekerId && sent.course_session_id === sessionId ? 'sent before' : 'not theirs';
}

/** Adds a row to the list of a session that the caller holds: enrolled, or the last of those who wait. */
export async function storeEnrolment(
  db: Kysely<Database>,
  sealer: Sealer,
  { enrolmentId, sessionId, jobseekerId, state, wishes, madeBy, madeAs }: StoredEnrolment,
  now: Date,
): Promise<void> {
  const { last } = await db
    .selectFrom('enrolment')
    .select((eb) => eb.fn.max<number | null>('waiting_place').as('last'))
    .where('course_session_id', '=', sessionId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('enrolment')
    .values({
      ...{ enrolment_id: enrolmentId, course_session_id: sessionId, jobseeker_id: jobseekerId, state },
      waiting_place: state === 'waiting' ? (last ?? 0) + 1 : null,
      sealed_wishes: wishes ? sealer.seal(JSON.stringify(wishes)) : null,
      ...{ made_by: madeBy, made_as: madeAs, created_at: now.toISOString(), changed_at: now.toISOString() },
    })
    .execute();
}

interface StoredEnrolment {
  enrolmentId: string;
  sessionId: string;
  jobseekerId: string;
  state: 'enrolled' | 'waiting';
  wishes: EnrolmentWishes | undefined;
  madeBy: string;
  madeAs: EnteredBy;
}
