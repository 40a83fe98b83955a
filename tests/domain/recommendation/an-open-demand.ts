import { randomInt, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { sealContent } from '#src/domain/demand/demand-queries.ts';
import { endOfDemand, wantsOf } from '#src/domain/demand/demand.ts';
import type { DemandAnswers } from '#src/domain/demand/demand.ts';
import type { Sealer } from '#src/sealing.ts';

/** A registration that holds, sent now, in place of any before. */
export async function anOpenDemand(
  db: Kysely<Database>,
  sealer: Sealer,
  jobseekerId: string,
  answers: DemandAnswers,
  now: Date,
): Promise<string> {
  await db.deleteFrom('demand').where('jobseeker_id', '=', jobseekerId).execute();
  const demandId = randomUUID();
  const time = now.toISOString();
  await db
    .insertInto('demand')
    .values({
      ...{ demand_id: demandId, jobseeker_id: jobseekerId, state: 'open', created_at: time, changed_at: time },
      sealed_answers: sealContent(sealer, { answers, marks: {} }),
      receipt_number: String(randomInt(1e8)).padStart(8, '0'),
      ...{ sent_at: time, sent_by: null, ends_on: endOfDemand(now), refreshed_at: null, reminders: 0, ended_at: null },
    })
    .execute();
  const wants = wantsOf(answers).map((want) => ({ demand_id: demandId, ...want }));
  if (wants.length > 0) await db.insertInto('demand_want').values(wants).execute();
  return demandId;
}
