import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';

/**
 * Erases what the person wrote and how to reach them; the dates and our answers stay, so that the receipt still tells
 * what happened. Returns whether the receipt exists.
 */
export async function eraseFeedback(
  db: Kysely<Database>,
  sealer: Sealer,
  { receiptNumber, actor }: { receiptNumber: string; actor: string },
  now: Date,
): Promise<boolean> {
  if (!actor) throw new Error('Erasing names who erases');
  return db.transaction().execute(async (transaction) => {
    const erased = await transaction
      .updateTable('feedback')
      .set({ sealed_message: sealer.seal(''), sealed_contact: null, page: null })
      .where('receipt_number', '=', receiptNumber)
      .returning('feedback_id')
      .executeTakeFirst();
    if (!erased) return false;
    await transaction
      .insertInto('feedback_event')
      .values({
        feedback_event_id: randomUUID(),
        feedback_id: erased.feedback_id,
        state: 'erased',
        sealed_answer: null,
        actor,
        happened_at: now.toISOString(),
      })
      .execute();
    return true;
  });
}
