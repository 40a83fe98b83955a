import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';

/** What the person wrote, for a member of staff. The reading is recorded, and the person can see it. */
export async function readFeedback(
  db: Kysely<Database>,
  sealer: Sealer,
  { receiptNumber, actor }: { receiptNumber: string; actor: string },
  now: Date,
): Promise<{ message: string; contact: string } | undefined> {
  if (!actor) throw new Error('Reading names who reads');
  return db.transaction().execute(async (transaction) => {
    const feedback = await transaction
      .selectFrom('feedback')
      .select(['feedback_id', 'sealed_message', 'sealed_contact'])
      .where('receipt_number', '=', receiptNumber)
      .executeTakeFirst();
    if (!feedback) return undefined;
    await transaction
      .insertInto('feedback_event')
      .values({
        feedback_event_id: randomUUID(),
        feedback_id: feedback.feedback_id,
        state: 'read',
        sealed_answer: null,
        actor,
        happened_at: now.toISOString(),
      })
      .execute();
    const { sealed_message: message, sealed_contact: contact } = feedback;
    return { message: sealer.unseal(message), contact: contact ? sealer.unseal(contact) : '' };
  });
}
