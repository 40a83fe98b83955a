import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { answerDueOn } from '../feedback/feedback.ts';

/** Gives the counsellor the registration to read that was sent before they were allowed to, in the caller's transaction. */
export async function offerDemand(
  db: Kysely<Database>,
  { jobseekerId, purpose, state }: { jobseekerId: string; purpose: string; state: string },
  now: Date,
): Promise<void> {
  if (purpose !== 'counsellor' || state !== 'given') return;
  const open = await db
    .selectFrom('demand')
    .select('demand_id')
    .where('jobseeker_id', '=', jobseekerId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (!open) return;
  await db
    .insertInto('task')
    .values({
      ...{ task_id: randomUUID(), jobseeker_id: jobseekerId, kind: 'demand', subject: open.demand_id },
      ...{ due_on: answerDueOn(now.toISOString()), created_at: now.toISOString(), done_at: null, done_by: null },
    })
    .onConflict((conflict) =>
      conflict.columns(['jobseeker_id', 'kind', 'subject']).where('done_at', 'is', null).doNothing(),
    )
    .execute();
}
