import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { findDraft } from '#src/domain/survey/draft-queries.ts';
import { findRespondent } from '#src/domain/survey/respondent-queries.ts';
import { saveAnswer } from '#src/domain/survey/save-answer.ts';
import { sendAnswers } from '#src/domain/survey/send-answers.ts';
import type { Sealer } from '#src/sealing.ts';
import { aSurvey } from '../tests/survey-factories.ts';
import type { MadeSurvey } from '../tests/survey-factories.ts';

export interface SurveySamples {
  survey: string;
  /** All of it answered by the sample jobseeker, and not sent. */
  begunSurvey: string;
  /** Without an answer that is needed. */
  halfSurvey: string;
  /** Sent by the owner of a record, with a copy in the file. */
  answeredSurvey: string;
  /** Over, with enough answers, and public. */
  closedSurvey: string;
  /** Over, with too few. */
  fewSurvey: string;
  draftSurvey: string;
  /** A question of the draft with options, and one with a number. */
  draftQuestion: string;
  draftNumber: string;
}

/** Surveys of an organisation of 柳州 in every state, and what the two people have answered. */
export async function makeSurveys(
  db: Kysely<Database>,
  sealer: Sealer,
  { organisationId, jobseeker, owner }: { organisationId: string; jobseeker: string; owner: string },
): Promise<SurveySamples> {
  const now = new Date();
  const numbers = [...'一二三四五六七八九'];
  // Links to different surveys have different names.
  const make = (wanted: Omit<Parameters<typeof aSurvey>[2], 'organisationId'> = {}) =>
    aSurvey(db, sealer, { organisationId, title: `就业意愿问卷${numbers.shift()}（示例）`, ...wanted });
  const answer = async (cookie: string, { surveyId, questions }: MadeSurvey, answers: readonly string[]) => {
    const visitor = await findVisitor(db, sealer, cookie.replace('session=', ''));
    const respondent = await findRespondent(db, sealer, visitor && { visitor }, undefined);
    if (!respondent) throw new Error('Nobody answers the survey');
    for (const [index, text] of answers.entries())
      await saveAnswer(db, sealer, respondent, { surveyId, questionId: questions[index] ?? '', answer: text }, now);
    const { version } = await findDraft(db, sealer, { surveyId, holder: respondent.holder }, now);
    return { respondent, sending: { surveyId, version, keep: true } };
  };
  const full = ['1', '1\n2', '4', '示例：我想学剪辑。'];
  const [begun, half, answered, draft] = [await make(), await make(), await make(), await make({ state: 'draft' })];
  await answer(jobseeker, begun, full);
  await answer(jobseeker, half, ['', '1']);
  const { respondent, sending } = await answer(owner, answered, full);
  await sendAnswers(db, sealer, respondent, sending, now);
  const closed = await make({ state: 'closed', sheets: 6, released_at: now.toISOString() });
  return {
    survey: (await make()).surveyId,
    begunSurvey: begun.surveyId,
    halfSurvey: half.surveyId,
    answeredSurvey: answered.surveyId,
    closedSurvey: closed.surveyId,
    fewSurvey: (await make({ state: 'closed', sheets: 2 })).surveyId,
    draftSurvey: draft.surveyId,
    draftQuestion: draft.questions[0] ?? '',
    draftNumber: draft.questions[2] ?? '',
  };
}
