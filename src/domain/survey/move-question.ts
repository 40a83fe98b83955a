import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import { lockDraft } from './lock-survey.ts';
import { listQuestions } from './survey-queries.ts';

export interface QuestionMove {
  surveyId: string;
  questionId: string;
  way: 'up' | 'down';
}

/** Moves a question of a draft by one place. Returns its new number from 1; undefined when it cannot move. */
export const moveQuestion = (
  db: Kysely<Database>,
  visitor: Visitor,
  { surveyId, questionId, way }: QuestionMove,
): Promise<number | undefined> =>
  db.transaction().execute(async (transaction) => {
    if (!(await lockDraft(transaction, visitor, surveyId))) return undefined;
    const order = (await listQuestions(transaction, surveyId)).map((question) => question.questionId);
    const from = order.indexOf(questionId);
    const to = way === 'up' ? from - 1 : from + 1;
    const other = order[to];
    if (from < 0 || other === undefined) return undefined;
    order[to] = questionId;
    order[from] = other;
    for (const [index, id] of order.entries())
      await transaction
        .updateTable('survey_question')
        .set({ place: index + 1 })
        .where('survey_question_id', '=', id)
        .execute();
    return to + 1;
  });
