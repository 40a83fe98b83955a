import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { recordEvent } from '../file/record-event.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf, rightTo } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { makeLists } from './make-lists.ts';

/** Lets what was refused be recommended again. `gone` when it was taken back already, or is somebody else's. */
export async function takeBackRefusal(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, refusalId }: { jobseekerId: string; refusalId: string },
  now: Date,
): Promise<'taken back' | 'gone'> {
  const outcome = await db.transaction().execute(async (transaction) => {
    const file = await findFile(transaction, sealer, jobseekerId, { isForChange: true });
    const right = file && rightTo(file, asker);
    if (right !== 'own' && right !== 'mandate') return 'gone';
    const { numDeletedRows: deleted } = await transaction
      .deleteFrom('recommendation_refusal')
      .where('recommendation_refusal_id', '=', refusalId)
      .where('jobseeker_id', '=', jobseekerId)
      .executeTakeFirstOrThrow();
    if (deleted === 0n) return 'gone';
    const event = { jobseekerId, kind: 'changed', subject: 'recommendation', actor: actorOf(asker) } as const;
    await recordEvent(transaction, sealer, event, now);
    return 'taken back';
  });
  if (outcome === 'taken back') await makeLists(db, [jobseekerId], now);
  return outcome;
}
