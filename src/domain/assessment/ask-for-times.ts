import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { addDays, chinaDay } from '../day/day.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { regionAndAbove } from '../region/region.ts';
import { openTask } from '../task/open-task.ts';
import { holdFile } from './assessed-file.ts';

/** So many days a counsellor has to put up more times. */
const daysToOffer = 7;

/**
 * Tells the counsellors who serve a person that no free time suits somebody, without saying whom: the task alone names
 * the person, to those who may know. Asking again while it waits adds nothing. `nobody`: no counsellor of the portal
 * works where the person lives or is registered, or the person has not said where.
 */
export const askForTimes = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  now: Date,
): Promise<'asked' | 'nobody' | 'not agreed' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const file = await holdFile(transaction, sealer, asker);
    if (typeof file === 'string') return file;
    const { jobseekerId } = file;
    const homes = [file.residenceRegion, file.registrationRegion].filter((region) => region !== undefined);
    const counsellors = await transaction
      .selectFrom('account_role')
      .innerJoin('account', 'account.account_id', 'account_role.account_id')
      .innerJoin('organisation', 'organisation.organisation_id', 'account_role.organisation_id')
      .select('account.account_id')
      .distinct()
      .where('role', '=', 'counsellor')
      .where('ended_at', 'is', null)
      .where('account.suspended_at', 'is', null)
      .where('organisation.suspended_at', 'is', null)
      .where('region_code', 'in', ['', ...homes.flatMap(regionAndAbove)])
      .execute();
    if (counsellors.length === 0) return 'nobody';
    const waiting = await transaction
      .selectFrom('task')
      .select('task_id')
      .where('jobseeker_id', '=', jobseekerId)
      .where('kind', '=', 'assessment')
      .where('done_at', 'is', null)
      .executeTakeFirst();
    if (waiting) return 'asked';
    const dueOn = addDays(chinaDay(now), daysToOffer);
    await openTask(transaction, { jobseekerId, kind: 'assessment', subject: jobseekerId, dueOn }, now);
    const event = { jobseekerId, kind: 'changed', subject: 'appointment', actor: actorOf(asker) } as const;
    await recordEvent(transaction, sealer, event, now);
    const text = '有人想做职业能力评估，没有合适的时间。请放出新的时间。';
    const notice = { kind: 'assessment', text, path: '/assessments/times' } as const;
    for (const { account_id: accountId } of counsellors)
      await sendNotice(transaction, sealer, { ...notice, accountId }, now);
    return 'asked';
  });
