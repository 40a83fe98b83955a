import { randomUUID } from 'node:crypto';
import type { Insertable, Kysely } from 'kysely';
import type { Database, FollowUpTable } from '#db/schema.ts';

/** A follow-up of this person that waits for an answer, or of another state; the one that is planned already, if any. */
export async function aFollowUp(
  db: Kysely<Database>,
  {
    jobseekerId,
    plannedBy,
    ...wanted
  }: { jobseekerId: string; plannedBy: string } & Partial<Insertable<FollowUpTable>>,
): Promise<string> {
  const planned = await db
    .selectFrom('follow_up')
    .select('follow_up_id')
    .where('jobseeker_id', '=', jobseekerId)
    .where('state', '=', 'planned')
    .executeTakeFirst();
  if (planned && (wanted.state ?? 'planned') === 'planned') return planned.follow_up_id;
  const followUp = {
    ...{ follow_up_id: randomUUID(), jobseeker_id: jobseekerId, reason: 'plan', state: 'planned', way: 'phone' },
    ...{ planned_on: '2099-03-01', tries: 0, planned_by: plannedBy, created_at: new Date().toISOString() },
    ...{ told_at: null, sealed_answers: null, answered_by: null, answered_as: null, answered_at: null, read_at: null },
    ...wanted,
  };
  await db.insertInto('follow_up').values(followUp).execute();
  return followUp.follow_up_id;
}
