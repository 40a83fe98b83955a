import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { deskCodeLength, deskCodeLifetime } from '../account/desk-code.ts';
import { makeDeskCode } from '../account/make-desk-code.ts';
import { makeCode } from '../account/one-time-code.ts';
import { readSignInName } from '../account/sign-in-name.ts';
import { listRoles } from '../account/visitor-queries.ts';
import { sayPapers } from '../jobseeker/desk-agreement.ts';
import type { Paper } from '../jobseeker/desk-agreement.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { recordStaffEvent } from '../organisation/record-staff-event.ts';

export interface HelperCodeRequest {
  /** What the helper signs in with. */
  name: string;
  papers: readonly Paper[];
  reason: string;
}

/**
 * Gives out a code of eight digits, for an hour, to a helper who lost every way in and showed papers; it stands in the
 * log of staff. A name that no helper has gets a code too, which opens nothing: nobody learns here who has an account.
 */
export async function issueHelperCode(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { name, papers, reason: why }: HelperCodeRequest,
  now: Date,
): Promise<string> {
  if (papers.length === 0) throw new Error('A code is given out only to somebody who showed papers');
  return db.transaction().execute(async (transaction) => {
    const accountId = await findHelperOnly(transaction, sealer, name);
    if (!accountId) return makeCode(deskCodeLength);
    const reason = `核对了${sayPapers(papers)}。${why}`;
    const { organisationId } = visitor.role;
    const event = { kind: 'code-issued', actor: visitor, accountId, organisationId, reason } as const;
    await recordStaffEvent(transaction, sealer, event, now);
    const text = '就业辅导员核对证件，给您发了重新设密码的一次性码。\n不是您要的，请马上告诉我们。';
    await sendNotice(transaction, sealer, { accountId, kind: 'account', text, path: '/contact' }, now);
    const wanted = { accountId, issuedBy: visitor.accountId, lifetime: deskCodeLifetime };
    return makeDeskCode(transaction, sealer, wanted, now);
  });
}

/** An open account that helps and is nothing else: whoever has a file gets the code there, staff from administrators. */
async function findHelperOnly(db: Kysely<Database>, sealer: Sealer, name: string): Promise<string | undefined> {
  const account = await db
    .selectFrom('account')
    .leftJoin('jobseeker', 'jobseeker.account_id', 'account.account_id')
    .select(['account.account_id', 'jobseeker_id'])
    .where('sign_in_fingerprint', 'in', sealer.fingerprints('sign-in', readSignInName(name)?.text ?? ''))
    .where('suspended_at', 'is', null)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!account || account.jobseeker_id) return undefined;
  const roles = await listRoles(db, account.account_id);
  return roles.length > 0 && roles.every(({ role }) => role === 'helper') ? account.account_id : undefined;
}
