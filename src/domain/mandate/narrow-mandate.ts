import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { recordEvent } from '../file/record-event.ts';
import { joinTasks, splitTasks } from './mandate.ts';
import type { MandateTask } from './mandate.ts';
import { findOwnJobseeker } from './party-queries.ts';
import { tellHelper } from './tell-parties.ts';

/**
 * The person takes tasks back and does them alone from now on. `tasks` is what is left: one that was not there is not
 * added. Returns whether fewer are left; leaving none is ending the mandate, which is another command.
 */
export async function narrowMandate(
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId, mandateId, tasks }: { accountId: string; mandateId: string; tasks: readonly MandateTask[] },
  now: Date,
): Promise<boolean> {
  const jobseekerId = await findOwnJobseeker(db, accountId);
  if (!jobseekerId) return false;
  return db.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom('mandate')
      .select(['tasks', 'helper_id'])
      .where('mandate_id', '=', mandateId)
      .where('jobseeker_id', '=', jobseekerId)
      .where('state', '=', 'active')
      .where('ends_at', '>', now.toISOString())
      .executeTakeFirst();
    if (!row) return false;
    const left = joinTasks(splitTasks(row.tasks).filter((task) => tasks.includes(task)));
    if (left === '' || left === row.tasks) return false;
    const { numUpdatedRows } = await transaction
      .updateTable('mandate')
      .set({ tasks: left })
      .where('mandate_id', '=', mandateId)
      // Nobody else took one back in the meantime.
      .where('tasks', '=', row.tasks)
      .where('state', '=', 'active')
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return false;
    const actor = { accountId, role: 'jobseeker' } as const;
    await recordEvent(transaction, sealer, { jobseekerId, kind: 'mandate', subject: 'shrunk', actor }, now);
    const { helper_id: helperId } = row;
    const deed = '减少了您能办的事';
    if (helperId) await tellHelper(transaction, sealer, { helperId, jobseekerId, mandateId, deed }, now);
    return true;
  });
}
