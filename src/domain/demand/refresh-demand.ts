import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { chinaDay } from '../day/day.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { lockFile } from './demand-right.ts';
import type { Refused } from './demand-right.ts';
import { endOfDemand } from './demand.ts';

/** `over`: it does not hold any more, so a new one has to be sent. */
export type RefreshOutcome = 'refreshed' | 'over' | Refused;

/** The registration is still needed: it holds for six months from now. */
export const refreshDemand = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, demandId }: { jobseekerId: string; demandId: string },
  now: Date,
): Promise<RefreshOutcome> =>
  db.transaction().execute(async (transaction) => {
    const { refused } = await lockFile(transaction, sealer, asker, jobseekerId, now);
    if (refused) return refused;
    const endsOn = endOfDemand(now);
    const open = await transaction
      .selectFrom('demand')
      .select('ends_on')
      .where('demand_id', '=', demandId)
      .where('jobseeker_id', '=', jobseekerId)
      .where('state', '=', 'open')
      .where('ends_on', '>=', chinaDay(now))
      .executeTakeFirst();
    if (!open) return 'over';
    // Pressed twice on one day, it is one refreshing.
    if (open.ends_on === endsOn) return 'refreshed';
    await transaction
      .updateTable('demand')
      .set({ ends_on: endsOn, refreshed_at: now.toISOString(), reminders: 0 })
      .where('demand_id', '=', demandId)
      .execute();
    const event = { jobseekerId, kind: 'changed', subject: 'demand', actor: actorOf(asker) } as const;
    await recordEvent(transaction, sealer, event, now);
    return 'refreshed';
  });
