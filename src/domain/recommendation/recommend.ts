import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { wordingOf } from '../consent/consent.ts';
import { chinaDay } from '../day/day.ts';
import { makeLists, madeFrom } from './make-lists.ts';
import type { JobsAtHand } from './make-lists.ts';
import { matchChangedJobs } from './match-changed-jobs.ts';
import { tellNewJobs } from './tell-new-jobs.ts';

/** Small enough that nobody waits for the write lock. */
const [listsAtOnce, listsToMake, jobsAtOnce, peopleAtOnce] = [1000, 100, 5, 20];

/**
 * Brings every list up to date with registrations and jobs, then tells people of what is new, with `path` as where they
 * read more. Run it hourly. What the signal stops goes on where it was the next time.
 */
export async function recommend(
  db: Kysely<Database>,
  sealer: Sealer,
  { path, signal }: { path: string; signal?: AbortSignal },
  now: Date,
): Promise<void> {
  const goOn = async (): Promise<boolean> => {
    await setImmediate();
    return signal?.aborted !== true;
  };
  await makeStaleLists(db, now, goOn);
  while ((await goOn()) && (await matchChangedJobs(db, jobsAtOnce, now)) === jobsAtOnce);
  while ((await goOn()) && (await tellNewJobs(db, sealer, { path, limit: peopleAtOnce }, now)) === peopleAtOnce);
}

/** Makes the lists anew whose registration or education has changed, or that were never made. Returns how many. */
export async function makeStaleLists(
  db: Kysely<Database>,
  now: Date,
  goOn: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<number> {
  const atHand: JobsAtHand = {};
  let made = 0;
  for (let after: string | undefined = ''; after !== undefined;) {
    const lists = await listAfter(db, after, now);
    const stale = lists.filter((list) => list.made_from !== madeFrom(list, list.education));
    for (let start = 0; start < stale.length; start += listsToMake) {
      const some = stale.slice(start, start + listsToMake).map((list) => list.jobseeker_id);
      if (!(await goOn())) return made;
      await makeLists(db, some, now, atHand);
      made += some.length;
    }
    after = lists.length === listsAtOnce && (await goOn()) ? lists.at(-1)?.jobseeker_id : undefined;
  }
  return made;
}

/** Lists with what they should be made from now, in the order of their keys. */
const listAfter = (db: Kysely<Database>, jobseekerId: string, now: Date) =>
  db
    .selectFrom('recommendation_list')
    .innerJoin('jobseeker', 'jobseeker.jobseeker_id', 'recommendation_list.jobseeker_id')
    .leftJoin('demand', (join) =>
      join
        .onRef('demand.jobseeker_id', '=', 'recommendation_list.jobseeker_id')
        .on('demand.state', '=', 'open')
        .on('demand.ends_on', '>=', chinaDay(now)),
    )
    .select(['recommendation_list.jobseeker_id', 'made_from', 'education', 'demand_id', 'sent_at'])
    .where('recommendation_list.jobseeker_id', '>', jobseekerId)
    .where('wording', '=', wordingOf('recommendation').version)
    .orderBy('recommendation_list.jobseeker_id')
    .limit(listsAtOnce)
    .execute();
