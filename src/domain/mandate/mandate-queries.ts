import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import type { Acting, MandateTask } from './mandate.ts';

/** The mandate that a visitor acts under, or undefined when there is none or it has ended in the meantime. */
export async function findActing(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  now: Date,
): Promise<Acting | undefined> {
  if (!visitor.mandateId) return undefined;
  const row = await db
    .selectFrom('mandate')
    .innerJoin('jobseeker', 'jobseeker.jobseeker_id', 'mandate.jobseeker_id')
    .select(['mandate_id', 'mandate.jobseeker_id', 'sealed_person', 'tasks', 'ends_at'])
    .where('mandate_id', '=', visitor.mandateId)
    .where('helper_id', '=', visitor.accountId)
    .where('state', '=', 'active')
    .where('ends_at', '>', now.toISOString())
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  if (!row?.jobseeker_id || !row.ends_at) return undefined;
  const { called } = JSON.parse(sealer.unseal(row.sealed_person)) as { called: string };
  return {
    mandateId: row.mandate_id,
    jobseekerId: row.jobseeker_id,
    called,
    tasks: row.tasks.split(',') as MandateTask[],
    endsAt: row.ends_at,
  };
}
