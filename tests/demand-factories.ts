import { randomInt, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { sealContent } from '#src/domain/demand/demand-queries.ts';
import type { Sealer } from '#src/sealing.ts';

/** A registration of this person that a newer one has replaced, so that there can be any number of them. */
export async function aSentDemand(db: Kysely<Database>, sealer: Sealer, jobseekerId: string): Promise<string> {
  const [demandId, now] = [randomUUID(), new Date().toISOString()];
  await db
    .insertInto('demand')
    .values({
      ...{ demand_id: demandId, jobseeker_id: jobseekerId, state: 'replaced', created_at: now, changed_at: now },
      sealed_answers: sealContent(sealer, { answers: {}, marks: {} }),
      receipt_number: String(randomInt(1e8)).padStart(8, '0'),
      ...{ sent_at: now, sent_by: null, ends_on: '2026-09-01', refreshed_at: null, reminders: 0, ended_at: now },
    })
    .execute();
  return demandId;
}
