import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import { lockSurvey } from './lock-survey.ts';
import { surveyState } from './survey.ts';

/**
 * Ends an open survey before its last day, or throws a draft away. What people had begun and not sent is deleted.
 * `not theirs` also when it has ended already.
 */
export const endSurvey = (
  db: Kysely<Database>,
  visitor: Visitor,
  surveyId: string,
  now: Date,
): Promise<'ended' | 'deleted' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const survey = await lockSurvey(transaction, visitor, surveyId);
    if (!survey) return 'not theirs';
    const { published_at: publishedAt, ended_at: endedAt, closes_on: closesOn } = survey;
    const state = surveyState({ publishedAt, endedAt, closesOn }, now);
    if (state === 'closed') return 'not theirs';
    if (state === 'draft') {
      await transaction.deleteFrom('survey').where('survey_id', '=', surveyId).execute();
      return 'deleted';
    }
    await transaction.deleteFrom('survey_draft').where('survey_id', '=', surveyId).execute();
    await transaction
      .updateTable('survey')
      .set({ ended_at: now.toISOString(), ended_by: visitor.accountId })
      .where('survey_id', '=', surveyId)
      .execute();
    return 'ended';
  });
