import type { Kysely, Selectable } from 'kysely';
import { engineOf } from '#db/database.ts';
import type { Database, SurveyTable } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import { runsSurvey } from './survey-queries.ts';

/** A survey of the visitor's organisation, held until the transaction ends; undefined when it is not theirs. */
export async function lockSurvey(
  db: Kysely<Database>,
  visitor: Visitor,
  surveyId: string,
): Promise<Selectable<SurveyTable> | undefined> {
  const query = db.selectFrom('survey').selectAll().where('survey_id', '=', surveyId);
  const row = await (engineOf(db) === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  const isTheirs = row && runsSurvey(visitor, { organisationId: row.organisation_id, regionCode: row.region_code });
  return isTheirs ? row : undefined;
}

/** The same while its questions may still change. */
export async function lockDraft(
  db: Kysely<Database>,
  visitor: Visitor,
  surveyId: string,
): Promise<Selectable<SurveyTable> | undefined> {
  const row = await lockSurvey(db, visitor, surveyId);
  return row?.published_at === null ? row : undefined;
}
