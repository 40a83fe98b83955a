import type { Kysely } from 'kysely';
import { engineOf } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { EnteredBy } from '../assessment/assessment.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { certificateKinds, dueNames, sayEntered } from './certificate.ts';
import type { Certificate, CertificateContent, CertificateKind, DueKind } from './certificate.ts';

const rowsOf = (db: Kysely<Database>, jobseekerId: string) =>
  db
    .selectFrom('certificate')
    .leftJoin('account', 'account.account_id', 'certificate.entered_by')
    .selectAll('certificate')
    .select(['sealed_called', 'deleted_at'])
    .where('jobseeker_id', '=', jobseekerId);

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>;

/** The certificates of a person in the order of their days. Who may read them is the caller's to ask. */
export async function listCertificates(
  db: Kysely<Database>,
  sealer: Sealer,
  jobseekerId: string,
): Promise<Certificate[]> {
  const rows = await rowsOf(db, jobseekerId).orderBy('due_on').orderBy('certificate_id').execute();
  return rows.map((row) => readCertificate(sealer, row));
}

/** One certificate of this person. `isForChange` makes other writers of it wait until the transaction ends. */
export async function findCertificate(
  db: Kysely<Database>,
  sealer: Sealer,
  { jobseekerId, certificateId }: { jobseekerId: string; certificateId: string },
  { isForChange = false }: { isForChange?: boolean } = {},
): Promise<Certificate | undefined> {
  const query = rowsOf(db, jobseekerId).where('certificate_id', '=', certificateId);
  const locks = isForChange && engineOf(db) === 'postgres';
  const row = await (locks ? query.forUpdate('certificate') : query).executeTakeFirst();
  return row && readCertificate(sealer, row);
}

function readCertificate(sealer: Sealer, row: Row): Certificate {
  const content = JSON.parse(sealer.unseal(row.sealed_content)) as CertificateContent;
  return {
    ...content,
    certificateId: row.certificate_id,
    kind: row.kind as CertificateKind,
    issuedOn: row.issued_on ?? undefined,
    due: row.due_kind && row.due_on ? { kind: row.due_kind as DueKind, on: row.due_on } : undefined,
    enteredAs: row.entered_as as EnteredBy,
    enteredBy: row.sealed_called && !row.deleted_at ? sealer.unseal(row.sealed_called) : '',
    revision: row.revision,
    changedAt: row.changed_at,
  };
}

/** Writes into the log that a helper has read certificates; the person's own reading is nobody's business. */
export async function noteCertificatesRead(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  jobseekerId: string,
  now: Date,
): Promise<void> {
  if (!asker.acting) return;
  await recordEvent(db, sealer, { jobseekerId, kind: 'read', subject: 'qualification', actor: actorOf(asker) }, now);
}

/** The certificates of a person in words, for the export. */
export const findCertificateExport = async (db: Kysely<Database>, sealer: Sealer, jobseekerId: string) =>
  (await listCertificates(db, sealer, jobseekerId)).map((certificate) => ({
    ...{ kind: certificateKinds[certificate.kind], name: certificate.name, number: certificate.number },
    ...{ issuer: certificate.issuer, issuedOn: certificate.issuedOn },
    due: certificate.due && { what: dueNames[certificate.due.kind], on: certificate.due.on },
    ...{ entered: sayEntered(certificate), changedAt: certificate.changedAt },
  }));
