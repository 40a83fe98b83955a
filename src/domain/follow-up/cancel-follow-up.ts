import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { lockPlanFile } from '../plan/plan-right.ts';
import { sayWhen } from './follow-up.ts';
import { findFollowUp } from './follow-up-queries.ts';
import { keepFollowUpTask } from './keep-follow-up-task.ts';
import { tellOfFollowUp } from './tell-of-follow-up.ts';

/** The counsellor cancels a follow-up that is planned; the person is told. Returns whether it is cancelled. */
export const cancelFollowUp = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, followUpId }: { jobseekerId: string; followUpId: string },
  now: Date,
): Promise<boolean> =>
  db.transaction().execute(async (transaction) => {
    const writer = await lockPlanFile(transaction, sealer, asker, jobseekerId, now);
    if (writer.refused || asker.acting || writer.as !== 'staff') return false;
    const followUp = await findFollowUp(transaction, sealer, { jobseekerId, followUpId });
    if (followUp?.state !== 'planned') return followUp?.state === 'cancelled';
    await transaction
      .updateTable('follow_up')
      .set({ state: 'cancelled' })
      .where('follow_up_id', '=', followUpId)
      .execute();
    const text = `就业辅导员${asker.visitor.called}取消了回访：${sayWhen(followUp)}。`;
    await tellOfFollowUp(transaction, sealer, asker, writer, { followUpId, deed: 'withdrawn', text }, now);
    await keepFollowUpTask(transaction, asker, { jobseekerId, followUpId, dueOn: undefined }, now);
    return true;
  });
