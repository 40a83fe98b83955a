import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { addDays, chinaDay } from '../day/day.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { openTask } from '../task/open-task.ts';
import { holdFile } from './assessed-file.ts';

/** So many days a counsellor has to put up more times. */
const daysToOffer = 7;

/** Tells the counsellor that no free time suits a person. Asking again while it waits adds nothing. */
export const askForTimes = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  now: Date,
): Promise<'asked' | 'not agreed' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const file = await holdFile(transaction, sealer, asker);
    if (typeof file === 'string') return file;
    const { jobseekerId } = file;
    const dueOn = addDays(chinaDay(now), daysToOffer);
    await openTask(transaction, { jobseekerId, kind: 'assessment', subject: jobseekerId, dueOn }, now);
    const event = { jobseekerId, kind: 'changed', subject: 'appointment', actor: actorOf(asker) } as const;
    await recordEvent(transaction, sealer, event, now);
    return 'asked';
  });
