import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { chinaDay } from '../day/day.ts';
import { enteredAs, holdTrainingFile } from '../enrolment/training-right.ts';
import type { TrainingRefused } from '../enrolment/training-right.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { fewestAnswers } from '../survey/survey.ts';
import type { EvaluationAnswers } from './evaluation.ts';
import { findEvaluationOf } from './evaluation-queries.ts';

/**
 * Sends what somebody says of a course that is over, once. That they have is kept apart from what, which is counted and
 * read only when `fewestAnswers` new ones have come together: nobody can tell the last one from those before.
 */
export const sendEvaluation = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { enrolmentId, answers }: { enrolmentId: string; answers: EvaluationAnswers },
  now: Date,
): Promise<'sent' | 'sent before' | 'not open' | TrainingRefused> =>
  db.transaction().execute(async (transaction) => {
    const file = await holdTrainingFile(transaction, sealer, asker, now);
    if (typeof file === 'string') return file;
    const { jobseekerId, accountId } = file;
    const found = await findEvaluationOf(transaction, { jobseekerId, enrolmentId }, now);
    if (!found) return 'not theirs';
    if (found.state !== 'open') return found.state === 'sent' ? 'sent before' : 'not open';
    const { sessionId, subject, title } = found;
    await transaction
      .insertInto('evaluation_participation')
      .values({ course_session_id: sessionId, jobseeker_id: jobseekerId, answered_on: chinaDay(now) })
      .execute();
    await transaction
      .insertInto('evaluation_sheet')
      .values({
        ...{ evaluation_sheet_id: randomUUID(), subject, sealed_answers: sealer.seal(JSON.stringify(answers)) },
        is_released: 0,
      })
      .execute();
    await release(transaction, subject);
    if (enteredAs(asker) === 'self') return 'sent';
    await recordEvent(
      transaction,
      sealer,
      { jobseekerId, kind: 'sent', subject: 'evaluation', actor: actorOf(asker) },
      now,
    );
    const text = `${asker.visitor.called}替您评价了培训《${title}》。\n只交一次，已经交了。`;
    const path = `/enrolments/${enrolmentId}/evaluation`;
    if (accountId) await sendNotice(transaction, sealer, { accountId, kind: 'training', text, path }, now);
    return 'sent';
  });

/** Lets what waits be counted, once it is enough. */
async function release(db: Kysely<Database>, subject: string): Promise<void> {
  const waiting = db
    .selectFrom('evaluation_sheet')
    .select('evaluation_sheet_id')
    .where('subject', '=', subject)
    .where('is_released', '=', 0);
  const rows = await waiting.execute();
  if (rows.length < fewestAnswers) return;
  const ids = rows.map((row) => row.evaluation_sheet_id);
  await db.updateTable('evaluation_sheet').set({ is_released: 1 }).where('evaluation_sheet_id', 'in', ids).execute();
}
