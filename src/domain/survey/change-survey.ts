import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import { lockDraft } from './lock-survey.ts';
import type { SurveyFacts } from './survey.ts';
import { runsSurvey } from './survey-queries.ts';

/** Changes what a draft says of itself. False when it is published already, or not the visitor's. */
export const changeSurvey = (
  db: Kysely<Database>,
  visitor: Visitor,
  surveyId: string,
  { title, purpose, readers, regionCode, closesOn }: SurveyFacts,
): Promise<boolean> =>
  db.transaction().execute(async (transaction) => {
    const draft = await lockDraft(transaction, visitor, surveyId);
    if (!draft || !runsSurvey(visitor, { organisationId: draft.organisation_id, regionCode })) return false;
    await transaction
      .updateTable('survey')
      .set({ title, purpose, readers, region_code: regionCode, closes_on: closesOn })
      .where('survey_id', '=', surveyId)
      .execute();
    return true;
  });
