import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Role } from '../account/account.ts';
import { listRoles } from '../account/visitor-queries.ts';
import { isServedIn } from '../jobseeker/record-right.ts';
import type { MandateSide } from './mandate.ts';

/** Whether an account is open and holds this role at this moment. Commands ask anew: a session may be older than that. */
export async function holdsRole(db: Kysely<Database>, accountId: string, role: Role): Promise<boolean> {
  const account = await db
    .selectFrom('account')
    .select('account_id')
    .where('account_id', '=', accountId)
    .where('suspended_at', 'is', null)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return account !== undefined && (await listRoles(db, accountId)).some((held) => held.role === role);
}

/** The file of a jobseeker who is signed in, or undefined for everybody else. */
export async function findOwnJobseeker(db: Kysely<Database>, accountId: string): Promise<string | undefined> {
  if (!(await holdsRole(db, accountId, 'jobseeker'))) return undefined;
  const row = await db
    .selectFrom('jobseeker')
    .select('jobseeker_id')
    .where('account_id', '=', accountId)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return row?.jobseeker_id;
}

/** Whether this counsellor has the person on their caseload, and their region serves the person. */
export async function isOnCaseload(db: Kysely<Database>, counsellorId: string, jobseekerId: string): Promise<boolean> {
  const row = await db
    .selectFrom('jobseeker')
    .select(['residence_region', 'registration_region', 'leaving_region'])
    .where('jobseeker_id', '=', jobseekerId)
    .where('counsellor_id', '=', counsellorId)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  if (!row || !(await holdsRole(db, counsellorId, 'counsellor'))) return false;
  const file = {
    residenceRegion: row.residence_region ?? undefined,
    registrationRegion: row.registration_region ?? undefined,
    leavingRegion: row.leaving_region ?? undefined,
  };
  return (await listRoles(db, counsellorId)).some((role) => isServedIn(role, file));
}

/** On which side of a mandate an account is; undefined for everybody who has nothing to do with it. */
export async function findParty(
  db: Kysely<Database>,
  accountId: string,
  mandateId: string,
): Promise<{ side: MandateSide; jobseekerId: string | undefined } | undefined> {
  const row = await db
    .selectFrom('mandate')
    .leftJoin('jobseeker', 'jobseeker.jobseeker_id', 'mandate.jobseeker_id')
    .select(['mandate.jobseeker_id', 'helper_id', 'account_id'])
    .where('mandate_id', '=', mandateId)
    .executeTakeFirst();
  if (!row) return undefined;
  const jobseekerId = row.jobseeker_id ?? undefined;
  if (row.account_id === accountId && (await holdsRole(db, accountId, 'jobseeker')))
    return { side: 'person', jobseekerId };
  if (jobseekerId && (await isOnCaseload(db, accountId, jobseekerId))) return { side: 'counsellor', jobseekerId };
  const isHelper = row.helper_id === accountId && (await holdsRole(db, accountId, 'helper'));
  return isHelper ? { side: 'helper', jobseekerId } : undefined;
}
