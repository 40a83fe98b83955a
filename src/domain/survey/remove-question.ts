import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import { lockDraft } from './lock-survey.ts';

/** Takes a question out of a draft. False when the survey is published, or not the visitor's, or has no such question. */
export const removeQuestion = (
  db: Kysely<Database>,
  visitor: Visitor,
  { surveyId, questionId }: { surveyId: string; questionId: string },
): Promise<boolean> =>
  db.transaction().execute(async (transaction) => {
    if (!(await lockDraft(transaction, visitor, surveyId))) return false;
    const { numDeletedRows: removed } = await transaction
      .deleteFrom('survey_question')
      .where('survey_question_id', '=', questionId)
      .where('survey_id', '=', surveyId)
      .executeTakeFirst();
    return removed > 0n;
  });
