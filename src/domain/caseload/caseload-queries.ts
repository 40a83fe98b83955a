import type { Kysely } from 'kysely';
import type { Database, JobseekerTable } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { readSignInName } from '../account/sign-in-name.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { compact } from '../jobseeker/identity-number.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import type { RecordFile } from '../jobseeker/jobseeker-queries.ts';
import { serves } from './caseload.ts';
import type { ServedFile } from './caseload.ts';

/**
 * The file of a person whom the counsellor's region serves, by the number of a certificate, an identity number or what
 * they sign in with. Nothing is searched in the clear, and a file of another region is not found.
 */
export async function findServedFile(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  text: string,
): Promise<string | undefined> {
  const number = compact(text);
  const name = readSignInName(text)?.text ?? '';
  const rows = await db
    .selectFrom('jobseeker')
    .leftJoin('account', 'account.account_id', 'jobseeker.account_id')
    .select(['jobseeker_id', 'residence_region', 'registration_region', 'leaving_region'])
    .where('erased_at', 'is', null)
    .where(({ eb, or }) =>
      or([
        eb('certificate_fingerprint', 'in', sealer.fingerprints('certificate-number', number)),
        eb('identity_fingerprint', 'in', sealer.fingerprints('identity-number', number)),
        eb('sign_in_fingerprint', 'in', sealer.fingerprints('sign-in', name)),
      ]),
    )
    .execute();
  return rows.find((row) => serves(visitor, regionsOf(row)))?.jobseeker_id;
}

/** The file of somebody of the counsellor's region who agrees to counsellors reading it, without opening it to anybody. */
export async function findAgreedFile(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  jobseekerId: string,
): Promise<Pick<RecordFile, 'counsellorId' | keyof ServedFile> | undefined> {
  const file = await findFile(db, sealer, jobseekerId);
  if (!file || !serves(visitor, file) || !(await hasConsent(db, jobseekerId, 'counsellor'))) return undefined;
  const { counsellorId, residenceRegion, registrationRegion, leavingRegion } = file;
  return { counsellorId, residenceRegion, registrationRegion, leavingRegion };
}

const regionsOf = (
  row: Pick<JobseekerTable, 'residence_region' | 'registration_region' | 'leaving_region'>,
): ServedFile => ({
  residenceRegion: row.residence_region ?? undefined,
  registrationRegion: row.registration_region ?? undefined,
  leavingRegion: row.leaving_region ?? undefined,
});
