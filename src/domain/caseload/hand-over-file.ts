import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { deskCodeLifetime } from '../account/desk-code.ts';
import { makeDeskCode } from '../account/make-desk-code.ts';
import type { SignInName } from '../account/sign-in-name.ts';
import { storeAccount } from '../account/store-account.ts';
import { withFreeDigits } from '../account/user-name.ts';
import { lockFileWithoutAccount } from '../consent/append-consent.ts';
import { recordEvent } from '../file/record-event.ts';
import { sayPapers } from '../jobseeker/desk-agreement.ts';
import type { Paper } from '../jobseeker/desk-agreement.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import { findDeskFile } from '../mandate/desk-queries.ts';
import { endMandatesOfFile } from '../mandate/end-mandates-of-file.ts';
import { recordStaffEvent } from '../organisation/record-staff-event.ts';

export interface HandOver {
  jobseekerId: string;
  /** The name that the person chose; digits are added. */
  userName: string;
  /** What the counsellor has seen of the person, who is present. */
  papers: readonly Paper[];
  /** The mandates that the person wants to go on; all others end. */
  keep: readonly string[];
}

/**
 * The person takes over the file that a counsellor made: gets an account without a password, and a code of eight digits
 * to choose one at `/recovery` within the hour. Undefined when it is not the counsellor's to hand over, or was already.
 */
export async function handOverFile(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { jobseekerId, userName, papers, keep }: HandOver,
  now: Date,
): Promise<{ signInName: SignInName; code: string } | undefined> {
  if (papers.length === 0) return undefined;
  return db.transaction().execute(async (transaction) => {
    const file = await findDeskFile(transaction, sealer, visitor, jobseekerId);
    if (!file || !(await lockFileWithoutAccount(transaction, jobseekerId, visitor.accountId))) return undefined;
    const { called } = file.person;
    let accountId = '';
    const signInName = await withFreeDigits(userName, async (own) => {
      accountId = (await storeAccount(transaction, sealer, { signInName: own, called, passwordHash: null }, now)) ?? '';
      return accountId !== '';
    });
    const at = now.toISOString();
    await transaction
      .insertInto('account_role')
      .values({
        ...{ account_role_id: randomUUID(), account_id: accountId, role: 'jobseeker', organisation_id: null },
        ...{ granted_by: visitor.accountId, granted_at: at, ended_at: null },
      })
      .execute();
    await transaction
      .updateTable('jobseeker')
      .set({ account_id: accountId, changed_at: at })
      .where('jobseeker_id', '=', jobseekerId)
      .execute();
    const actor = actorOf({ visitor });
    await endMandatesOfFile(transaction, sealer, { jobseekerId, actor, keep }, now);
    const reason = `核对了${sayPapers(papers)}。本人要自己管理档案。`;
    await recordEvent(transaction, sealer, { jobseekerId, kind: 'issued', subject: 'account', actor, reason }, now);
    const { organisationId } = visitor.role;
    const event = { kind: 'code-issued', actor: visitor, accountId, organisationId, reason } as const;
    await recordStaffEvent(transaction, sealer, event, now);
    const wanted = { accountId, issuedBy: visitor.accountId, lifetime: deskCodeLifetime };
    return { signInName, code: await makeDeskCode(transaction, sealer, wanted, now) };
  });
}
