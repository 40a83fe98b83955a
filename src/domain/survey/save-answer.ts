import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { addDays } from '../day/day.ts';
import { findDraft } from './draft-queries.ts';
import { findParticipation } from './respondent-queries.ts';
import type { Respondent } from './respondent-queries.ts';
import { findSurvey } from './survey-queries.ts';

/** What a device without an account has begun is kept for a day, in milliseconds. */
export const guestDraftLifetime = 86_400_000;

/**
 * Keeps the answer to one question, sealed, until the survey is sent or over (one page at a time, system S68).
 * `closed`: the survey is not open. `sent`: this person has answered already.
 */
export async function saveAnswer(
  db: Kysely<Database>,
  sealer: Sealer,
  respondent: Respondent,
  { surveyId, questionId, answer }: { surveyId: string; questionId: string; answer: string },
  now: Date,
): Promise<'saved' | 'closed' | 'sent'> {
  await db.deleteFrom('survey_draft').where('expires_at', '<=', now.toISOString()).execute();
  return db.transaction().execute(async (transaction) => {
    const survey = await findSurvey(transaction, surveyId, now);
    const isKnown = survey?.questions.some((question) => question.questionId === questionId);
    if (survey?.state !== 'open' || !isKnown) return 'closed';
    if (await findParticipation(transaction, surveyId, respondent)) return 'sent';
    const { holder } = respondent;
    const closing = new Date(`${addDays(survey.closesOn, 1)}T00:00:00+08:00`).getTime();
    const end = respondent.by === 'guest' ? Math.min(now.getTime() + guestDraftLifetime, closing) : closing;
    const expires_at = new Date(end).toISOString();
    const nothing = { version: 0, sealed_answers: sealer.seal('{}'), expires_at };
    // Two first pages sent at once must find one draft to write into.
    await transaction
      .insertInto('survey_draft')
      .values({ survey_id: surveyId, holder, ...nothing })
      .onConflict((conflict) => conflict.columns(['survey_id', 'holder']).doNothing())
      .execute();
    const draft = await findDraft(transaction, sealer, { surveyId, holder }, now, { isForChange: true });
    const answers = { ...draft.answers, [questionId]: answer };
    await transaction
      .updateTable('survey_draft')
      .set({ version: draft.version + 1, sealed_answers: sealer.seal(JSON.stringify(answers)), expires_at })
      .where('survey_id', '=', surveyId)
      .where('holder', '=', holder)
      .execute();
    return 'saved';
  });
}
