import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import { lockDraft } from './lock-survey.ts';
import { mostQuestions } from './survey.ts';
import type { QuestionContent } from './survey.ts';
import { listQuestions } from './survey-queries.ts';

/**
 * Changes a question of a draft, or adds one at the end when none is named. `not theirs`: the survey is published, or
 * somebody else's, or has no such question. `too many`: it has as many as it may.
 */
export const saveQuestion = (
  db: Kysely<Database>,
  visitor: Visitor,
  { surveyId, questionId }: { surveyId: string; questionId: string | undefined },
  { kind, wording, hint, isNeeded, options }: QuestionContent,
): Promise<'saved' | 'too many' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    if (!(await lockDraft(transaction, visitor, surveyId))) return 'not theirs';
    const content = {
      kind,
      wording,
      hint: hint ?? null,
      is_needed: isNeeded ? 1 : 0,
      options: options.join('\n'),
    };
    if (questionId !== undefined) {
      const { numUpdatedRows: updated } = await transaction
        .updateTable('survey_question')
        .set(content)
        .where('survey_question_id', '=', questionId)
        .where('survey_id', '=', surveyId)
        .executeTakeFirst();
      return updated > 0n ? 'saved' : 'not theirs';
    }
    const questions = await listQuestions(transaction, surveyId);
    if (questions.length >= mostQuestions) return 'too many';
    const last = await transaction
      .selectFrom('survey_question')
      .select(({ fn }) => fn.max('place').as('place'))
      .where('survey_id', '=', surveyId)
      .executeTakeFirst();
    const place = Number(last?.place ?? 0) + 1;
    await transaction
      .insertInto('survey_question')
      .values({ survey_question_id: randomUUID(), survey_id: surveyId, place, ...content })
      .execute();
    return 'saved';
  });
