import { createHash, randomInt, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { FeedbackKind, ReportCategory } from './feedback.ts';

export interface FeedbackSubmission {
  kind: FeedbackKind;
  message: string;
  contact: string;
  regionCode?: string | undefined;
  jobId?: string | undefined;
  page?: string | undefined;
  category?: ReportCategory | undefined;
  /** Who was signed in: the answer reaches their 我的消息. */
  accountId?: string | undefined;
  /** The key of the shown form; without one every sending counts. */
  key?: string | undefined;
}

/**
 * Keeps a message sealed and returns its receipt number of twelve digits (system S11). The same form sent twice with the
 * same words is one message with one receipt; a form changed after going back is a new message, so that nothing is lost.
 */
export async function sendFeedback(
  db: Kysely<Database>,
  sealer: Sealer,
  submission: FeedbackSubmission,
  now: Date,
): Promise<string> {
  const submissionKey = keyOf(submission);
  const sealedMessage = sealer.seal(submission.message);
  const sealedContact = submission.contact ? sealer.seal(submission.contact) : null;
  return db.transaction().execute(async (transaction) => {
    // A number that is taken, one in a million million, is drawn again.
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const feedbackId = randomUUID();
      const { numInsertedOrUpdatedRows: inserted } = await transaction
        .insertInto('feedback')
        .values({
          feedback_id: feedbackId,
          receipt_number: String(randomInt(1e12)).padStart(12, '0'),
          account_id: submission.accountId ?? null,
          kind: submission.kind,
          region_code: submission.regionCode || null,
          job_id: submission.jobId || null,
          page: submission.page || null,
          category: submission.category || null,
          sealed_message: sealedMessage,
          sealed_contact: sealedContact,
          submission_key: submissionKey,
          created_at: now.toISOString(),
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (inserted)
        await transaction
          .insertInto('feedback_event')
          .values({
            feedback_event_id: randomUUID(),
            feedback_id: feedbackId,
            state: 'received',
            sealed_answer: null,
            actor: '本站',
            happened_at: now.toISOString(),
          })
          .execute();
      const kept = await transaction
        .selectFrom('feedback')
        .select('receipt_number')
        .where('submission_key', '=', submissionKey)
        .executeTakeFirst();
      if (kept) return kept.receipt_number;
    }
    throw new Error('No free receipt number was found');
  });
}

/** One key for one form with one content. The random key of the form keeps the digest from telling anything. */
const keyOf = ({ key = randomUUID(), ...content }: FeedbackSubmission): string => {
  const { kind, message, contact, regionCode = '', jobId = '', page = '', category = '' } = content;
  const parts = JSON.stringify([key, kind, message, contact, regionCode, jobId, page, category]);
  return createHash('sha256').update(parts).digest('base64url');
};
