import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { appendPlanEvent } from './append-plan-event.ts';
import type { PlanWriter } from './plan-right.ts';

/** The person's open plan, begun now if there is none. In the caller's transaction, with the file locked. */
export async function openPlan(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  writer: PlanWriter,
  now: Date,
): Promise<string> {
  const { jobseekerId } = writer.file;
  const open = await db
    .selectFrom('plan')
    .select('plan_id')
    .where('jobseeker_id', '=', jobseekerId)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (open) return open.plan_id;
  const planId = randomUUID();
  await db
    .insertInto('plan')
    .values({
      ...{ plan_id: planId, jobseeker_id: jobseekerId, opened_at: now.toISOString(), closed_at: null, version: 0 },
      ...{ agreement: null, agreement_version: null, agreement_at: null },
      ...{ sealed_easy: null, easy_version: null, easy_at: null },
    })
    .execute();
  await appendPlanEvent(db, sealer, asker, writer, { planId, kind: 'opened' }, now);
  return planId;
}
