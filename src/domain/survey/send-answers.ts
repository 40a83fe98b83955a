import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { chinaDay } from '../day/day.ts';
import { recordEvent } from '../file/record-event.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { findDraft } from './draft-queries.ts';
import type { Respondent } from './respondent-queries.ts';
import { filledBy, missingAnswers } from './survey.ts';
import type { Sheet, Survey, SurveyAnswers } from './survey.ts';
import { findSurvey } from './survey-queries.ts';

export interface Sending {
  surveyId: string;
  /** The draft as the person has read it. */
  version: number;
  /** A second copy goes into the person's file. */
  keep: boolean;
}

/**
 * Sends a draft once (system S68). The answers are kept without whose they are and without a time; that somebody has
 * answered is kept apart, by day. `sent`: it was before. `changed`: the draft is another than the one that was read.
 * `missing`: an answer that is needed. `closed`: the survey is not open.
 */
export const sendAnswers = (
  db: Kysely<Database>,
  sealer: Sealer,
  respondent: Respondent,
  { surveyId, version, keep }: Sending,
  now: Date,
): Promise<'done' | 'sent' | 'changed' | 'missing' | 'closed'> =>
  db.transaction().execute(async (transaction) => {
    const { participant, holder, by } = respondent;
    const survey = await findSurvey(transaction, surveyId, now);
    if (survey?.state !== 'open') return 'closed';
    const place = { survey_id: surveyId, participant };
    const before = await transaction
      .selectFrom('survey_participation')
      .select('participant')
      .where('survey_id', '=', surveyId)
      .where('participant', '=', participant)
      .executeTakeFirst();
    if (before) return 'sent';
    const draft = await findDraft(transaction, sealer, { surveyId, holder }, now, { isForChange: true });
    if (draft.version !== version) return 'changed';
    const answers = ownAnswers(survey, draft.answers);
    if (Object.keys(draft.answers).length === 0 || missingAnswers(survey.questions, answers).length > 0)
      return 'missing';
    const { numInsertedOrUpdatedRows: first } = await transaction
      .insertInto('survey_participation')
      .values({ ...place, answered_on: chinaDay(now) })
      .onConflict((conflict) => conflict.columns(['survey_id', 'participant']).doNothing())
      .executeTakeFirst();
    if (!first) return 'sent';
    const sheet: Sheet = { by, answers };
    const sealed = (): string => sealer.seal(JSON.stringify(sheet));
    await transaction
      .insertInto('survey_sheet')
      .values({ survey_sheet_id: randomUUID(), survey_id: surveyId, sealed_answers: sealed() })
      .execute();
    await transaction
      .deleteFrom('survey_draft')
      .where('survey_id', '=', surveyId)
      .where('holder', 'in', [holder, participant])
      .execute();
    if (keep) await keepCopy(transaction, respondent, { surveyId, sealed: sealed() }, now);
    await tellPerson(transaction, sealer, respondent, survey, keep, now);
    return 'done';
  });

/** Only answers to questions of the survey. */
const ownAnswers = ({ questions }: Survey, answers: SurveyAnswers): SurveyAnswers =>
  Object.fromEntries(questions.map(({ questionId }) => [questionId, answers[questionId] ?? '']));

/** Puts the copy into the file, which the person must have agreed to keep. */
async function keepCopy(
  db: Kysely<Database>,
  { jobseekerId }: Respondent,
  { surveyId, sealed }: { surveyId: string; sealed: string },
  now: Date,
): Promise<void> {
  if (!jobseekerId || !(await hasConsent(db, jobseekerId, 'record'))) return;
  await db
    .insertInto('survey_copy')
    .values({
      survey_copy_id: randomUUID(),
      survey_id: surveyId,
      jobseeker_id: jobseekerId,
      sealed_answers: sealed,
      kept_on: chinaDay(now),
    })
    .onConflict((conflict) => conflict.columns(['jobseeker_id', 'survey_id']).doNothing())
    .execute();
}

/** What a helper sends stands in the log of the file, and the person is told; so does what goes into the file. */
async function tellPerson(
  db: Kysely<Database>,
  sealer: Sealer,
  { jobseekerId, actor, by, tells, called }: Respondent,
  { surveyId, title }: Survey,
  keep: boolean,
  now: Date,
): Promise<void> {
  const isForOther = by === 'helper' || by === 'staff';
  if (jobseekerId && actor && (isForOther || keep))
    await recordEvent(db, sealer, { jobseekerId, kind: 'changed', subject: 'survey', actor }, now);
  if (!isForOther || !tells) return;
  const text = `${called}替您填了问卷《${title}》，已经交了。\n这份答案写明${filledBy[by]}。`;
  // The address of the survey, and nothing of the person.
  await sendNotice(db, sealer, { accountId: tells, kind: 'mandate', text, path: `/surveys/${surveyId}` }, now);
}
