import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { wordingOf } from '../consent/consent.ts';
import { chinaDay } from '../day/day.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { findRecommendations } from './recommendation-queries.ts';
import type { Recommendation } from './recommendation-queries.ts';

/**
 * Tells people of the jobs that were found for them since they last looked or were told, once a day at most, with why.
 * Takes some people at a time; returns how many it took.
 */
export async function tellNewJobs(
  db: Kysely<Database>,
  sealer: Sealer,
  { path, limit }: { path: string; limit: number },
  now: Date,
): Promise<number> {
  const today = chinaDay(now);
  const lists = await db
    .selectFrom('recommendation_list')
    .innerJoin('jobseeker', 'jobseeker.jobseeker_id', 'recommendation_list.jobseeker_id')
    .select(['recommendation_list.jobseeker_id', 'account_id', 'new_at'])
    .where('new_at', 'is not', null)
    .where(({ eb, or }) => or([eb('noticed_on', 'is', null), eb('noticed_on', '<', today)]))
    .where('wording', '=', wordingOf('recommendation').version)
    .where('erased_at', 'is', null)
    .orderBy('recommendation_list.jobseeker_id')
    .limit(limit)
    .execute();
  for (const { jobseeker_id: jobseekerId, account_id: accountId, new_at: newAt } of lists) {
    const found = await findRecommendations(db, sealer, jobseekerId, '您', now);
    const fresh = found === 'no demand' ? [] : found.jobs.filter(({ foundAt }) => newAt !== null && foundAt >= newAt);
    await db.transaction().execute(async (transaction) => {
      // Whoever comes second, here or in another process, finds that it is done.
      const { numUpdatedRows: told } = await transaction
        .updateTable('recommendation_list')
        .set({ new_at: null, ...(fresh.length > 0 ? { noticed_on: today } : {}) })
        .where('jobseeker_id', '=', jobseekerId)
        .where('new_at', '=', newAt)
        .executeTakeFirstOrThrow();
      const [first] = fresh;
      if (told === 0n || !first || !accountId) return;
      const text = newJobsText(fresh.length, first);
      await sendNotice(transaction, sealer, { accountId, kind: 'recommendation', text, path }, now);
    });
  }
  return lists.length;
}

/** `有3个新岗位适合您的登记。` and why the first of them does. */
const newJobsText = (count: number, { job, judgement: { becauseOfWants } }: Recommendation): string =>
  [
    `有${count}个新岗位适合您的登记。`,
    count === 1 ? `是${job.title}，${job.employer_name}。` : `其中有${job.title}，${job.employer_name}。`,
    ...(becauseOfWants.length > 0 ? [`因为：${becauseOfWants.join('；')}。`] : []),
  ].join('\n');
