import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { consents } from '../consent/consent.ts';
import type { RecordFile } from '../jobseeker/jobseeker-queries.ts';
import { sayValue } from './caseload-import.ts';
import type { OfficeField, OfficeRow } from './caseload-import.ts';

/** What an office's list says of a person. */
export interface OfficeEntry {
  organisationName: string;
  importedAt: string;
  row: OfficeRow;
}

/** What the offices' lists say of the person of a file, found by the numbers that the person has given. */
export async function findOfficeEntries(
  db: Kysely<Database>,
  sealer: Sealer,
  { person: { identityNumber, certificate } }: Pick<RecordFile, 'person'>,
): Promise<OfficeEntry[]> {
  const identity = identityNumber ? sealer.fingerprints('identity-number', identityNumber) : [];
  const number = certificate?.number ? sealer.fingerprints('certificate-number', certificate.number) : [];
  if (identity.length + number.length === 0) return [];
  const rows = await db
    .selectFrom('office_entry')
    .innerJoin('organisation', 'organisation.organisation_id', 'office_entry.organisation_id')
    .innerJoin('caseload_import', 'caseload_import.caseload_import_id', 'office_entry.caseload_import_id')
    .select(['sealed_row', 'name', 'applied_at'])
    .where('removed_by_import_id', 'is', null)
    .where(({ eb, or }) =>
      or([
        ...(identity.length > 0 ? [eb('identity_fingerprint', 'in', identity)] : []),
        ...(number.length > 0 ? [eb('certificate_fingerprint', 'in', number)] : []),
      ]),
    )
    .orderBy('applied_at', 'desc')
    .execute();
  return rows.map((row) => ({
    organisationName: row.name,
    importedAt: row.applied_at ?? '',
    row: JSON.parse(sealer.unseal(row.sealed_row)) as OfficeRow,
  }));
}

/** What a list says of a fact of the record where the record says something else; by the record's fields. */
export function officeDifferences(
  { organisationName, row }: OfficeEntry,
  { person, education, residenceRegion, registrationRegion }: RecordFile,
): Partial<Record<string, string>> {
  const held: Partial<Record<OfficeField, string | undefined>> = {
    ...{ name: person.name, phone: person.phone, identityNumber: person.identityNumber },
    ...{ certificateNumber: person.certificate?.number, residenceRegion, registrationRegion, education },
    ...{ category: person.certificate?.category, grade: person.certificate?.grade },
  };
  return Object.fromEntries(
    (Object.keys(held) as OfficeField[]).flatMap((field) =>
      row[field] && row[field] !== held[field]
        ? [[field, `${organisationName}的名单上是：${sayValue(field, row[field])}`]]
        : [],
    ),
  );
}

/** Somebody on the list of an office. */
export interface ListedPerson {
  entryId: string;
  name: string;
  phone: string | undefined;
  residenceRegion: string | undefined;
  /** The user name of the counsellor whom the list names. */
  counsellor: string | undefined;
}

/** People on a page of the list. */
export const peoplePerPage = 20;

/**
 * Who stands on the list of the visitor's office without a file that counsellors may read. Whether somebody who has not
 * agreed to that uses the portal at all is not told.
 */
const withoutFile = (db: Kysely<Database>, organisationId: string) =>
  db
    .selectFrom('office_entry')
    .where('organisation_id', '=', organisationId)
    .where('removed_by_import_id', 'is', null)
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('jobseeker')
            .select('jobseeker.jobseeker_id')
            .where('erased_at', 'is', null)
            .where(({ eb, or, ref }) =>
              or([
                eb('jobseeker.identity_fingerprint', '=', ref('office_entry.identity_fingerprint')),
                eb('jobseeker.certificate_fingerprint', '=', ref('office_entry.certificate_fingerprint')),
              ]),
            )
            .where(
              sql<string>`(select ${sql.ref('consent_event.state')} || ' ' || ${sql.ref('consent_event.wording')}
                from consent_event
                where consent_event.jobseeker_id = jobseeker.jobseeker_id and consent_event.purpose = 'counsellor'
                order by consent_event.happened_at desc limit 1)`,
              '=',
              `given ${consents.counsellor.version}`,
            ),
        ),
      ),
    );

/** How many people the list of the visitor's office holds, and how many of them have no file to read. */
export async function countListed(
  db: Kysely<Database>,
  { role: { organisationId = '' } }: Visitor,
): Promise<{ listed: number; withoutFile: number }> {
  const { listed } = await db
    .selectFrom('office_entry')
    .select(({ fn }) => fn.countAll().as('listed'))
    .where('organisation_id', '=', organisationId)
    .where('removed_by_import_id', 'is', null)
    .executeTakeFirstOrThrow();
  const { missing } = await withoutFile(db, organisationId)
    .select(({ fn }) => fn.countAll().as('missing'))
    .executeTakeFirstOrThrow();
  return { listed: Number(listed), withoutFile: Number(missing) };
}

/** A page of the people without a file, in the order of the file that brought them. */
export async function listWithoutFile(
  db: Kysely<Database>,
  sealer: Sealer,
  { role: { organisationId = '' } }: Visitor,
  page: number,
): Promise<ListedPerson[]> {
  const rows = await withoutFile(db, organisationId)
    .select(['office_entry_id', 'sealed_row'])
    .orderBy('place')
    .orderBy('office_entry_id')
    .limit(peoplePerPage)
    .offset((page - 1) * peoplePerPage)
    .execute();
  return rows.map(({ office_entry_id: entryId, sealed_row }) => {
    const { name, phone, residenceRegion, counsellor } = JSON.parse(sealer.unseal(sealed_row)) as OfficeRow;
    return { entryId, name, phone, residenceRegion, counsellor };
  });
}
