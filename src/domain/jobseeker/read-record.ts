import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { chinaDay } from '../day/day.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from './record-right.ts';
import type { Asker } from './record-right.ts';

/** Records that a helper has a person's record before them; once a day is enough to know (system S5). */
export async function readRecord(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  jobseekerId: string,
  now: Date,
): Promise<void> {
  const actor = actorOf(asker);
  const last = await db
    .selectFrom('file_event')
    .select('happened_at')
    .where('jobseeker_id', '=', jobseekerId)
    .where('kind', '=', 'read')
    .where('actor_id', '=', actor.accountId)
    .where('mandate_id', '=', actor.mandateId ?? '')
    .orderBy('place', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last && chinaDay(new Date(last.happened_at)) === chinaDay(now)) return;
  await recordEvent(db, sealer, { jobseekerId, kind: 'read', subject: 'file', actor }, now);
}
