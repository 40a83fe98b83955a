import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { addDays, chinaDay } from '../day/day.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import { rightTo } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { isMandateHeld } from '../mandate/mandate-queries.ts';
import { planTask } from '../plan/plan-right.ts';
import { openTask } from '../task/open-task.ts';
import { appendHouseholdEvent } from './append-household-event.ts';
import { waitingObjection } from './household.ts';
import { findHouseholdId } from './household-queries.ts';
import { listHouseholdEvents } from './household-rows.ts';

/** So many days a counsellor has to answer. */
const answerDays = 7;

/** A person says that what stands of them in the list is not so; it stays beside it, and waits for the counsellor. */
export const objectToHousehold = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, words }: { jobseekerId: string; words: string },
  now: Date,
): Promise<'said' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const file = await findFile(transaction, sealer, jobseekerId, { isForChange: true });
    const right = file && rightTo(file, asker, planTask);
    const { acting } = asker;
    if (!file || (right !== 'own' && right !== 'mandate')) return 'not theirs';
    if (acting && !(await isMandateHeld(transaction, acting.mandateId, now))) return 'not theirs';
    const householdId = await findHouseholdId(transaction, jobseekerId);
    if (!householdId) return 'not theirs';
    const waiting = waitingObjection(await listHouseholdEvents(transaction, sealer, householdId), jobseekerId);
    // Sent twice.
    if (waiting?.text === words) return 'said';
    const as = right === 'own' ? 'self' : acting?.isAtDesk ? 'staff' : 'helper';
    const objection = { householdId, kind: 'objection', jobseekerId, text: words, as } as const;
    await appendHouseholdEvent(transaction, sealer, asker, [file], objection, now);
    const dueOn = addDays(chinaDay(now), answerDays);
    await openTask(transaction, { jobseekerId, kind: 'household', subject: householdId, dueOn }, now);
    return 'said';
  });
