import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { recordEvent } from '../file/record-event.ts';
import type { FileActor } from '../file/file.ts';
import { endOfTerm, joinTasks } from './mandate.ts';
import type { MandateSide, MandateTask, MandateTerm } from './mandate.ts';
import { findOwnJobseeker, holdsRole } from './party-queries.ts';
import { replaceOlder } from './replace-older.ts';
import { tellHelper } from './tell-parties.ts';

interface Agreement {
  mandateId: string;
  tasks: readonly MandateTask[];
  term: MandateTerm;
}

/** The person agrees to a helper's request, with what and how long they choose. Returns whether it holds now. */
export async function confirmRequest(
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId, ...agreement }: Agreement & { accountId: string },
  now: Date,
): Promise<boolean> {
  const jobseekerId = await findOwnJobseeker(db, accountId);
  return (
    jobseekerId !== undefined &&
    agree(db, sealer, { ...agreement, jobseekerId, actor: { accountId, role: 'jobseeker' } }, now)
  );
}

interface AgreedRequest extends Agreement {
  jobseekerId: string;
  actor: FileActor;
  reason?: string | undefined;
  /** Who it is counted to, where that is not the helper. */
  begunBy?: MandateSide | undefined;
}

/** Makes a request that was tied to a person hold, once and in its time. */
export async function agree(
  db: Kysely<Database>,
  sealer: Sealer,
  { mandateId, tasks, term, jobseekerId, actor, reason, begunBy }: AgreedRequest,
  now: Date,
): Promise<boolean> {
  if (tasks.length === 0) return false;
  return db.transaction().execute(async (transaction) => {
    const asked = await transaction
      .selectFrom('mandate')
      .select('helper_id')
      .where('mandate_id', '=', mandateId)
      .where('jobseeker_id', '=', jobseekerId)
      .executeTakeFirst();
    if (!asked?.helper_id || !(await holdsRole(transaction, asked.helper_id, 'helper'))) return false;
    const { numUpdatedRows } = await transaction
      .updateTable('mandate')
      .set({
        state: 'active',
        tasks: joinTasks(tasks),
        term,
        ...(begunBy ? { begun_by: begunBy } : {}),
        starts_at: now.toISOString(),
        ends_at: endOfTerm(now, term),
      })
      .where('mandate_id', '=', mandateId)
      .where('jobseeker_id', '=', jobseekerId)
      .where('state', '=', 'asked')
      .where('code_expires_at', '>', now.toISOString())
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return false;
    await replaceOlder(transaction, { mandateId, jobseekerId, helperId: asked.helper_id }, now);
    await recordEvent(transaction, sealer, { jobseekerId, kind: 'mandate', subject: 'begun', actor, reason }, now);
    await tellHelper(transaction, sealer, { helperId: asked.helper_id, jobseekerId, mandateId }, now);
    return true;
  });
}
