import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { readPerson } from '../jobseeker/person.ts';

/**
 * Takes a person off the lists that offices hold here, with every version that undoing could bring back and every row
 * that waits to be taken over, in the caller's transaction. Found by the numbers that the file still has.
 */
export async function eraseOfficeEntries(db: Kysely<Database>, sealer: Sealer, jobseekerId: string): Promise<void> {
  const file = await db
    .selectFrom('jobseeker')
    .select('sealed_person')
    .where('jobseeker_id', '=', jobseekerId)
    .executeTakeFirst();
  if (!file) return;
  const { identityNumber, certificate } = readPerson(sealer, file.sealed_person);
  const identity: string[] = identityNumber ? sealer.fingerprints('identity-number', identityNumber) : [];
  const certificates = certificate?.number ? sealer.fingerprints('certificate-number', certificate.number) : [];
  if (certificates.length > 0)
    // A certificate of the usual form begins with the identity number.
    identity.push(...sealer.fingerprints('identity-number', certificate?.number?.slice(0, 18) ?? ''));
  if (identity.length === 0) return;
  for (const table of ['office_entry', 'caseload_import_row'] as const)
    await db
      .deleteFrom(table)
      .where(({ eb, or }) =>
        or([
          eb('identity_fingerprint', 'in', identity),
          ...(certificates.length > 0 ? [eb('certificate_fingerprint', 'in', certificates)] : []),
        ]),
      )
      .execute();
}
