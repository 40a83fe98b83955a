import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { recordEvent } from '../file/record-event.ts';
import { sayAgreement } from '../jobseeker/desk-agreement.ts';
import type { Paper } from '../jobseeker/desk-agreement.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import { beginActing } from './begin-acting.ts';
import { findDeskFile } from './desk-queries.ts';
import { deskTerm, deskTermLength, joinTasks } from './mandate.ts';
import type { MandateTask } from './mandate.ts';
import { replaceOlder } from './replace-older.ts';
import { tellPerson } from './tell-parties.ts';

export interface DeskActing {
  jobseekerId: string;
  tasks: readonly MandateTask[];
  /** What was seen of the person, who is present. */
  papers: readonly Paper[];
  reason: string;
}

/**
 * A counsellor begins to act for somebody of their caseload who is present, for an hour at most, by the same means as a
 * helper. Returns whether it began; the file's log tells why.
 */
export async function actAtDesk(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { jobseekerId, tasks, papers, reason: why }: DeskActing,
  now: Date,
): Promise<boolean> {
  if (tasks.length === 0 || papers.length === 0) return false;
  if (!(await findDeskFile(db, sealer, visitor, jobseekerId))) return false;
  const [mandateId, helperId] = [randomUUID(), visitor.accountId];
  const [starts_at, ends_at] = [now.toISOString(), new Date(now.getTime() + deskTermLength).toISOString()];
  await db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('mandate')
      .values({
        ...{ mandate_id: mandateId, jobseeker_id: jobseekerId, helper_id: helperId, tasks: joinTasks(tasks) },
        ...{ term: deskTerm, state: 'active', begun_by: 'counsellor' },
        ...{ code_fingerprint: null, sealed_code: null, code_expires_at: null },
        ...{ starts_at, ends_at, ended_at: null, ended_by: null, created_at: starts_at },
      })
      .execute();
    await replaceOlder(transaction, { mandateId, jobseekerId, helperId }, now);
    const reason = `${sayAgreement({ way: 'present', papers })}${why}`;
    const event = { jobseekerId, kind: 'mandate', subject: 'begun', actor: actorOf({ visitor }), reason } as const;
    await recordEvent(transaction, sealer, event, now);
    const text = '就业辅导员按您说的，开始替您办事，最长1小时。\n不是您的意思，请马上结束。';
    await tellPerson(transaction, sealer, { jobseekerId, text, path: `/mandates/${mandateId}` }, now);
  });
  return beginActing(db, visitor, mandateId, now);
}
