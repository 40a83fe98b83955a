import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { recordEvent } from '../file/record-event.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf, rightTo } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';

/**
 * The person takes the registration back, at any time and alone: nobody looks for work by it from now on. It stays in
 * their history. Saying so twice is saying it once.
 */
export const withdrawDemand = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, demandId }: { jobseekerId: string; demandId: string },
  now: Date,
): Promise<'withdrawn' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const file = await findFile(transaction, sealer, jobseekerId, { isForChange: true });
    if (!file || rightTo(file, asker) !== 'own') return 'not theirs';
    const { numUpdatedRows } = await transaction
      .updateTable('demand')
      .set({ state: 'withdrawn', ended_at: now.toISOString() })
      .where('demand_id', '=', demandId)
      .where('jobseeker_id', '=', jobseekerId)
      .where('state', '=', 'open')
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return 'withdrawn';
    await transaction.deleteFrom('demand_want').where('demand_id', '=', demandId).execute();
    await transaction.deleteFrom('task').where('subject', '=', demandId).where('done_at', 'is', null).execute();
    const event = { jobseekerId, kind: 'withdrawn', subject: 'demand', actor: actorOf(asker) } as const;
    await recordEvent(transaction, sealer, event, now);
    return 'withdrawn';
  });
