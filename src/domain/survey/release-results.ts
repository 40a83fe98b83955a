import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import { lockSurvey } from './lock-survey.ts';
import { fewestAnswers, surveyState } from './survey.ts';
import { countSheets } from './results-queries.ts';

/**
 * Lets everybody read the results of a survey that is over, or no more. `too few`: nothing may be shown of it.
 * `not theirs` also while it is open.
 */
export const releaseResults = (
  db: Kysely<Database>,
  visitor: Visitor,
  { surveyId, wish }: { surveyId: string; wish: 'release' | 'withdraw' },
  now: Date,
): Promise<'done' | 'too few' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const survey = await lockSurvey(transaction, visitor, surveyId);
    if (!survey) return 'not theirs';
    const { published_at: publishedAt, ended_at: endedAt, closes_on: closesOn } = survey;
    if (surveyState({ publishedAt, endedAt, closesOn }, now) !== 'closed') return 'not theirs';
    if (wish === 'release' && (await countSheets(transaction, surveyId)) < fewestAnswers) return 'too few';
    const released = wish === 'release';
    await transaction
      .updateTable('survey')
      .set({
        released_at: released ? now.toISOString() : null,
        released_by: released ? visitor.accountId : null,
      })
      .where('survey_id', '=', surveyId)
      .execute();
    return 'done';
  });
