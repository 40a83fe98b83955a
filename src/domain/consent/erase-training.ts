import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { chinaDay } from '../day/day.ts';

/**
 * Takes a person off the list of every session that is not over, and erases what they sent with their enrolments, what was
 * answered and how courses ended, in the caller's transaction, which holds the file. That they enrolled, and when, stays.
 * The hourly sweep offers the seats to who waits: the sessions are not held here. Returns whether there was anything.
 */
export async function eraseTraining(db: Kysely<Database>, jobseekerId: string, now: Date): Promise<boolean> {
  const own = db.selectFrom('enrolment').select('enrolment_id').where('jobseeker_id', '=', jobseekerId);
  const left = await db
    .updateTable('enrolment')
    .set({ state: 'cancelled', answer_until: null, changed_at: now.toISOString() })
    .where('jobseeker_id', '=', jobseekerId)
    .where('state', 'in', ['enrolled', 'waiting', 'offered'])
    .where(({ eb, selectFrom }) =>
      eb(
        'course_session_id',
        'in',
        selectFrom('course_session').select('course_session_id').where('ends_on', '>=', chinaDay(now)),
      ),
    )
    .returning('enrolment_id')
    .execute();
  for (const { enrolment_id } of left) {
    const { last } = await db
      .selectFrom('enrolment_event')
      .select((eb) => eb.fn.max<number | null>('place').as('last'))
      .where('enrolment_id', '=', enrolment_id)
      .executeTakeFirstOrThrow();
    await db
      .insertInto('enrolment_event')
      .values({
        ...{ enrolment_event_id: randomUUID(), enrolment_id, place: (last ?? 0) + 1, kind: 'cancelled' },
        ...{ sealed_note: null, actor_id: null, actor_as: 'self', happened_at: now.toISOString() },
      })
      .execute();
  }
  const { numUpdatedRows: notes } = await db
    .updateTable('enrolment_event')
    .set({ sealed_note: null })
    .where('enrolment_id', 'in', own)
    .where('sealed_note', 'is not', null)
    .executeTakeFirst();
  const { numUpdatedRows: words } = await db
    .updateTable('enrolment')
    .set({ sealed_wishes: null, sealed_reply: null, outcome: null, outcome_on: null })
    .where('jobseeker_id', '=', jobseekerId)
    .where(({ eb, or }) =>
      or([eb('sealed_wishes', 'is not', null), eb('sealed_reply', 'is not', null), eb('outcome', 'is not', null)]),
    )
    .executeTakeFirst();
  return left.length > 0 || notes + words > 0n;
}
