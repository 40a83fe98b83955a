import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import { chinaDay } from '../day/day.ts';
import { isForPlace, isQuestionKind, isWithin, surveyState } from './survey.ts';
import type { Survey, SurveyQuestion } from './survey.ts';

const selectSurveys = (db: Kysely<Database>) =>
  db
    .selectFrom('survey')
    .innerJoin('organisation', 'organisation.organisation_id', 'survey.organisation_id')
    .select(['survey_id', 'survey.organisation_id', 'organisation.name', 'survey.region_code', 'title', 'purpose'])
    .select(['readers', 'closes_on', 'published_at', 'ended_at', 'released_at']);

type SurveyRow = Awaited<ReturnType<ReturnType<typeof selectSurveys>['execute']>>[number];

const readSurvey = (row: SurveyRow, now: Date): Omit<Survey, 'questions'> => ({
  surveyId: row.survey_id,
  organisationId: row.organisation_id,
  organisationName: row.name,
  regionCode: row.region_code,
  title: row.title,
  purpose: row.purpose,
  readers: row.readers,
  closesOn: row.closes_on,
  state: surveyState({ publishedAt: row.published_at, endedAt: row.ended_at, closesOn: row.closes_on }, now),
  publishedAt: row.published_at ?? undefined,
  endedAt: row.ended_at ?? undefined,
  releasedAt: row.released_at ?? undefined,
});

/** A survey in a list. */
export type SurveyItem = Omit<Survey, 'questions'>;

/** A survey with its questions in order, drafts too: who may see those is the caller's to ask. */
export async function findSurvey(db: Kysely<Database>, surveyId: string, now: Date): Promise<Survey | undefined> {
  const row = await selectSurveys(db).where('survey_id', '=', surveyId).executeTakeFirst();
  return row && { ...readSurvey(row, now), questions: await listQuestions(db, surveyId) };
}

/** The questions of a survey in order, numbered from 1. */
export async function listQuestions(db: Kysely<Database>, surveyId: string): Promise<SurveyQuestion[]> {
  const rows = await db
    .selectFrom('survey_question')
    .selectAll()
    .where('survey_id', '=', surveyId)
    .orderBy('place')
    .execute();
  return rows.map((row, index) => ({
    questionId: row.survey_question_id,
    place: index + 1,
    kind: isQuestionKind(row.kind) ? row.kind : 'text',
    wording: row.wording,
    hint: row.hint ?? undefined,
    isNeeded: row.is_needed === 1,
    options: row.options === '' ? [] : row.options.split('\n'),
  }));
}

/** The surveys that are open now for people of these places, the first to close first; without places, all of them. */
export async function listOpenSurveys(
  db: Kysely<Database>,
  places: readonly string[],
  now: Date,
): Promise<SurveyItem[]> {
  const rows = await selectSurveys(db)
    .where('published_at', 'is not', null)
    .where('ended_at', 'is', null)
    .where('closes_on', '>=', chinaDay(now))
    .orderBy('closes_on')
    .orderBy('survey_id')
    .execute();
  return rows
    .map((row) => readSurvey(row, now))
    .filter(({ regionCode }) => places.length === 0 || places.some((place) => isForPlace(regionCode, place)));
}

/** The surveys whose results everybody may read, the last released first. */
export async function listReleasedSurveys(db: Kysely<Database>, now: Date, limit = 50): Promise<SurveyItem[]> {
  const rows = await selectSurveys(db)
    .where('released_at', 'is not', null)
    .orderBy('released_at', 'desc')
    .orderBy('survey_id')
    .limit(limit)
    .execute();
  return rows.map((row) => readSurvey(row, now));
}

/** Whether somebody makes and reads this survey: staff of the organisation that asks, in its region. */
export const runsSurvey = (
  { role }: Pick<Visitor, 'role'>,
  { organisationId, regionCode }: { organisationId: string; regionCode: string },
): boolean =>
  (role.role === 'counsellor' || role.role === 'administrator') &&
  role.organisationId === organisationId &&
  role.regionCode !== undefined &&
  isWithin(regionCode, role.regionCode);

/** The surveys of the visitor's organisation, the newest first. */
export async function listOwnSurveys(db: Kysely<Database>, visitor: Visitor, now: Date): Promise<SurveyItem[]> {
  const { organisationId } = visitor.role;
  if (!organisationId) return [];
  const rows = await selectSurveys(db)
    .where('survey.organisation_id', '=', organisationId)
    .orderBy('survey.created_at', 'desc')
    .orderBy('survey_id')
    .execute();
  return rows.map((row) => readSurvey(row, now)).filter((survey) => runsSurvey(visitor, survey));
}

/** A survey of the visitor's organisation; for everybody else it does not exist. */
export async function findOwnSurvey(
  db: Kysely<Database>,
  visitor: Visitor,
  surveyId: string,
  now: Date,
): Promise<Survey | undefined> {
  const survey = await findSurvey(db, surveyId, now);
  return survey && runsSurvey(visitor, survey) ? survey : undefined;
}
