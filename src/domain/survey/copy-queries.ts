import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { sayAnswer } from './survey.ts';
import type { FilledBy, Sheet } from './survey.ts';
import { listQuestions } from './survey-queries.ts';

/** Answers that a person wanted in their file. */
export interface SurveyCopy {
  surveyId: string;
  title: string;
  keptOn: string;
  by: FilledBy;
  /** Questions and answers in words. */
  rows: readonly { term: string; details: string }[];
}

/** The copies in a file, the newest first. Who may read them is the caller's to ask and to record. */
export async function listSurveyCopies(
  db: Kysely<Database>,
  sealer: Sealer,
  jobseekerId: string,
): Promise<SurveyCopy[]> {
  const rows = await db
    .selectFrom('survey_copy')
    .innerJoin('survey', 'survey.survey_id', 'survey_copy.survey_id')
    .select(['survey.survey_id', 'title', 'kept_on', 'sealed_answers'])
    .where('jobseeker_id', '=', jobseekerId)
    .orderBy('kept_on', 'desc')
    .orderBy('title')
    .execute();
  const copies: SurveyCopy[] = [];
  for (const row of rows) {
    // Only `sendAnswers` writes these.
    const { by, answers } = JSON.parse(sealer.unseal(row.sealed_answers)) as Sheet;
    const questions = await listQuestions(db, row.survey_id);
    copies.push({
      surveyId: row.survey_id,
      title: row.title,
      keptOn: row.kept_on,
      by,
      rows: questions.map((question) => ({
        term: question.wording,
        details: sayAnswer(question, answers[question.questionId]),
      })),
    });
  }
  return copies;
}
