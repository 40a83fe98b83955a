import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import type { SurveyFacts } from './survey.ts';
import { runsSurvey } from './survey-queries.ts';

/** Begins a survey (网络问卷, ZH 14) as a draft without questions; undefined when the visitor may not ask there. */
export async function createSurvey(
  db: Kysely<Database>,
  visitor: Visitor,
  { title, purpose, readers, regionCode, closesOn }: SurveyFacts,
  now: Date,
): Promise<string | undefined> {
  const { organisationId } = visitor.role;
  if (!organisationId || !runsSurvey(visitor, { organisationId, regionCode })) return undefined;
  const surveyId = randomUUID();
  await db
    .insertInto('survey')
    .values({
      survey_id: surveyId,
      organisation_id: organisationId,
      region_code: regionCode,
      title,
      purpose,
      readers,
      closes_on: closesOn,
      is_demonstration: 0,
      created_by: visitor.accountId,
      created_at: now.toISOString(),
      ...{ published_by: null, published_at: null, ended_by: null, ended_at: null },
      ...{ released_by: null, released_at: null },
    })
    .execute();
  return surveyId;
}
