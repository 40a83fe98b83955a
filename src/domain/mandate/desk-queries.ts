import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { readSignInName } from '../account/sign-in-name.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import type { RecordFile } from '../jobseeker/jobseeker-queries.ts';
import { rightTo } from '../jobseeker/record-right.ts';
import { holdsRole } from './party-queries.ts';

/** The file of somebody whom the counsellor looks after, serves, and may help at the desk; undefined for all others. */
export async function findDeskFile(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  jobseekerId: string,
): Promise<RecordFile | undefined> {
  const file = await findFile(db, sealer, jobseekerId);
  if (!file || rightTo(file, { visitor }) !== 'caseload') return undefined;
  return (await hasConsent(db, jobseekerId, 'counsellor')) ? file : undefined;
}

/** The open account of a helper, by what they sign in with; undefined when there is none that could help. */
export async function findHelperAccount(
  db: Kysely<Database>,
  sealer: Sealer,
  name: string,
  notThese: readonly (string | undefined)[],
): Promise<string | undefined> {
  const text = readSignInName(name)?.text ?? '';
  const account = await db
    .selectFrom('account')
    .select('account_id')
    .where('sign_in_fingerprint', 'in', sealer.fingerprints('sign-in', text))
    .executeTakeFirst();
  const isHelper = account !== undefined && (await holdsRole(db, account.account_id, 'helper'));
  return isHelper && !notThese.includes(account.account_id) ? account.account_id : undefined;
}
