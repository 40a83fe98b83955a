import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import { chinaDay } from '../day/day.ts';
import { lockDraft } from './lock-survey.ts';
import { listQuestions } from './survey-queries.ts';

/**
 * Opens a draft to people and freezes its questions: two people must not have answered two different ones.
 * `past`: its last day is over.
 */
export const publishSurvey = (
  db: Kysely<Database>,
  visitor: Visitor,
  surveyId: string,
  now: Date,
): Promise<'published' | 'no questions' | 'past' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const draft = await lockDraft(transaction, visitor, surveyId);
    if (!draft) return 'not theirs';
    if (draft.closes_on < chinaDay(now)) return 'past';
    if ((await listQuestions(transaction, surveyId)).length === 0) return 'no questions';
    await transaction
      .updateTable('survey')
      .set({ published_at: now.toISOString(), published_by: visitor.accountId })
      .where('survey_id', '=', surveyId)
      .execute();
    return 'published';
  });
