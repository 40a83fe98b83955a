import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Sheet, Survey } from './survey.ts';
import { countResults } from './survey-results.ts';
import type { SurveyResults } from './survey-results.ts';

/** How many have sent their answers. */
export async function countSheets(db: Kysely<Database>, surveyId: string): Promise<number> {
  const row = await db
    .selectFrom('survey_sheet')
    .select(({ fn }) => fn.countAll<number>().as('sheets'))
    .where('survey_id', '=', surveyId)
    .executeTakeFirstOrThrow();
  return Number(row.sheets);
}

/**
 * The results of a survey that is over. Undefined before: whoever compares the results of before and after somebody
 * answered would know what that person said.
 */
export async function findResults(
  db: Kysely<Database>,
  sealer: Sealer,
  survey: Survey,
): Promise<SurveyResults | undefined> {
  if (survey.state !== 'closed') return undefined;
  const rows = await db
    .selectFrom('survey_sheet')
    .select('sealed_answers')
    .where('survey_id', '=', survey.surveyId)
    .execute();
  // Only `sendAnswers` writes these.
  const sheets = rows.map((row) => JSON.parse(sealer.unseal(row.sealed_answers)) as Sheet);
  return countResults(survey.questions, sheets);
}
