import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { listRoles } from '../account/visitor-queries.ts';
import type { FileActor } from '../file/file.ts';
import { recordEvent } from '../file/record-event.ts';
import { takeRequest } from './claim-request.ts';
import { agree } from './confirm-request.ts';
import { countCodeTry, forgetCodeTries } from './count-code-try.ts';
import { endOfTerm, joinTasks } from './mandate.ts';
import type { MandateTask, MandateTerm } from './mandate.ts';
import { isOnCaseload } from './party-queries.ts';
import { replaceOlder } from './replace-older.ts';

export interface DeskMandate {
  counsellorId: string;
  jobseekerId: string;
  tasks: readonly MandateTask[];
  term: MandateTerm;
  /** The code that a helper made; without one the counsellor acts for the person, for a day at most. */
  code?: string | undefined;
}

/**
 * A counsellor sets up a mandate with the person present, for somebody of their caseload. Recorded with the counsellor's
 * name. Returns the mandate, or undefined when it is not theirs to set up or the code is wrong.
 */
export async function setUpAtDesk(
  db: Kysely<Database>,
  sealer: Sealer,
  { counsellorId, jobseekerId, tasks, term, code }: DeskMandate,
  now: Date,
): Promise<string | undefined> {
  if (tasks.length === 0 || !(await isOnCaseload(db, counsellorId, jobseekerId))) return undefined;
  const role = (await listRoles(db, counsellorId)).find((held) => held.role === 'counsellor');
  const actor: FileActor = { accountId: counsellorId, role: 'counsellor', organisationId: role?.organisationId };
  if (code === undefined) return actAtDesk(db, sealer, { jobseekerId, tasks, actor }, now);
  if (await countCodeTry(db, sealer, counsellorId, now)) return undefined;
  const person = await db
    .selectFrom('jobseeker')
    .select('account_id')
    .where('jobseeker_id', '=', jobseekerId)
    .executeTakeFirst();
  const request = { code, jobseekerId, personId: person?.account_id ?? undefined };
  const mandateId = await takeRequest(db, sealer, request, now);
  if (!mandateId) return undefined;
  await forgetCodeTries(db, sealer, counsellorId);
  if (!(await agree(db, sealer, { mandateId, tasks, term, jobseekerId, actor }, now))) return undefined;
  await db.updateTable('mandate').set({ begun_by: 'counsellor' }).where('mandate_id', '=', mandateId).execute();
  return mandateId;
}

async function actAtDesk(
  db: Kysely<Database>,
  sealer: Sealer,
  { jobseekerId, tasks, actor }: Pick<DeskMandate, 'jobseekerId' | 'tasks'> & { actor: FileActor },
  now: Date,
): Promise<string> {
  const mandateId = randomUUID();
  await db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('mandate')
      .values({
        mandate_id: mandateId,
        jobseeker_id: jobseekerId,
        helper_id: actor.accountId,
        tasks: joinTasks(tasks),
        term: 'day',
        state: 'active',
        begun_by: 'counsellor',
        code_fingerprint: null,
        sealed_code: null,
        code_expires_at: null,
        starts_at: now.toISOString(),
        ends_at: endOfTerm(now, 'day'),
        ended_at: null,
        ended_by: null,
        created_at: now.toISOString(),
      })
      .execute();
    await replaceOlder(transaction, { mandateId, jobseekerId, helperId: actor.accountId }, now);
    await recordEvent(transaction, sealer, { jobseekerId, kind: 'mandate', subject: 'begun', actor }, now);
  });
  return mandateId;
}
