import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { sayProgress } from './feedback.ts';
import type { FeedbackKind, FeedbackState } from './feedback.ts';

export interface FeedbackAnswer {
  receiptNumber: string;
  state: FeedbackState;
  /** What the person is told; may be empty unless the state is `answered`. */
  answer: string;
  /** The name of the member of staff; the person reads it. */
  actor: string;
}

/**
 * Adds a state, with an answer if there is one, and tells whoever was signed in when they sent it (system S11). Returns
 * whether the receipt exists. Throws when an answer or a name is missing.
 */
export async function answerFeedback(
  db: Kysely<Database>,
  sealer: Sealer,
  { receiptNumber, state, answer, actor }: FeedbackAnswer,
  now: Date,
): Promise<boolean> {
  if (!actor) throw new Error('An answer names who gives it');
  if (state === 'answered' && !answer) throw new Error('The state answered needs an answer');
  return db.transaction().execute(async (transaction) => {
    const feedback = await transaction
      .selectFrom('feedback')
      .select(['feedback_id', 'kind', 'account_id'])
      .where('receipt_number', '=', receiptNumber)
      .executeTakeFirst();
    if (!feedback) return false;
    await transaction
      .insertInto('feedback_event')
      .values({
        feedback_event_id: randomUUID(),
        feedback_id: feedback.feedback_id,
        state,
        sealed_answer: answer ? sealer.seal(answer) : null,
        actor,
        happened_at: now.toISOString(),
      })
      .execute();
    const { kind, account_id: accountId } = feedback;
    if (accountId) {
      const text = `${sayProgress(kind as FeedbackKind, state)}\n${answer}`.trim();
      const notice = { accountId, kind: 'answer', text, path: `/feedback/${receiptNumber}` } as const;
      await sendNotice(transaction, sealer, notice, now);
    }
    return true;
  });
}
