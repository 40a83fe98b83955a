import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { keepFollowUpTask } from './keep-follow-up-task.ts';

/** The counsellor has seen what the person answered; who may is the caller's to ask. */
export const markFollowUpRead = (
  db: Kysely<Database>,
  asker: Asker,
  { jobseekerId, followUpId }: { jobseekerId: string; followUpId: string },
  now: Date,
): Promise<void> =>
  db.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('follow_up')
      .set({ read_at: now.toISOString() })
      .where('jobseeker_id', '=', jobseekerId)
      .where('follow_up_id', '=', followUpId)
      .where('state', '=', 'answered')
      .where('read_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows > 0n)
      await keepFollowUpTask(transaction, asker, { jobseekerId, followUpId, dueOn: undefined }, now);
  });
