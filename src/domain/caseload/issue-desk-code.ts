import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { staffRoles } from '../account/account.ts';
import type { Visitor } from '../account/account.ts';
import { deskCodeLifetime } from '../account/desk-code.ts';
import { makeDeskCode } from '../account/make-desk-code.ts';
import { listRoles } from '../account/visitor-queries.ts';
import { recordEvent } from '../file/record-event.ts';
import { sayPapers } from '../jobseeker/desk-agreement.ts';
import type { Paper } from '../jobseeker/desk-agreement.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { recordStaffEvent } from '../organisation/record-staff-event.ts';
import { serves } from './caseload.ts';

export interface DeskCodeRequest {
  jobseekerId: string;
  /** What the counsellor has seen. */
  papers: readonly Paper[];
  reason: string;
}

/** The account that a code for this file would open; undefined when the counsellor may give out none. */
export async function findCodeAccount(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  jobseekerId: string,
): Promise<string | undefined> {
  const file = await findFile(db, sealer, jobseekerId);
  if (!file?.accountId || !serves(visitor, file) || file.accountId === visitor.accountId) return undefined;
  const account = await db
    .selectFrom('account')
    .select('account_id')
    .where('account_id', '=', file.accountId)
    .where('suspended_at', 'is', null)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  // Whoever is staff as well would hand over more than their own file; an administrator lets them in again.
  const roles = account ? await listRoles(db, file.accountId) : [];
  return roles.some(({ role }) => staffRoles.includes(role)) ? undefined : account?.account_id;
}

/**
 * Gives out a code of eight digits, for an hour, to a person of the counsellor's region who lost every way in and showed
 * papers. It stands in the log of staff and in the person's file with what was shown and why. Needs no consent to read
 * the file, and opens nothing of it. Undefined when the counsellor may give out none.
 */
export async function issueDeskCode(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { jobseekerId, papers: seen, reason: why }: DeskCodeRequest,
  now: Date,
): Promise<string | undefined> {
  if (seen.length === 0) throw new Error('A code is given out only to somebody who showed papers');
  const reason = `核对了${sayPapers(seen)}。${why}`;
  return db.transaction().execute(async (transaction) => {
    const accountId = await findCodeAccount(transaction, sealer, visitor, jobseekerId);
    if (!accountId) return undefined;
    const actor = actorOf({ visitor });
    await recordEvent(transaction, sealer, { jobseekerId, kind: 'issued', subject: 'code', actor, reason }, now);
    await recordStaffEvent(
      transaction,
      sealer,
      { kind: 'code-issued', actor: visitor, accountId, organisationId: visitor.role.organisationId, reason },
      now,
    );
    const text = '就业辅导员核对证件，给您发了重新设密码的一次性码。\n不是您要的，请马上告诉我们。';
    await sendNotice(transaction, sealer, { accountId, kind: 'account', text, path: '/contact' }, now);
    return makeDeskCode(
      transaction,
      sealer,
      { accountId, issuedBy: visitor.accountId, lifetime: deskCodeLifetime },
      now,
    );
  });
}
