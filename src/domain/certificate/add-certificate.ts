import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { TrainingRefused } from '../enrolment/training-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { certificateKinds } from './certificate.ts';
import type { CertificateEntry } from './certificate.ts';
import { lockCertificates } from './certificate-right.ts';
import { certificateColumns } from './certificate-columns.ts';
import { tellOfCertificate } from './tell-of-certificate.ts';

export interface NewCertificate {
  jobseekerId: string;
  /** Made with the form, so that a form sent twice adds one. */
  certificateId: string;
  entry: CertificateEntry;
}

/** Writes down a certificate of a person: they themselves, a helper for them, or their counsellor, which they are told. */
export const addCertificate = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, certificateId, entry }: NewCertificate,
  now: Date,
): Promise<'added' | TrainingRefused> =>
  db.transaction().execute(async (transaction) => {
    const writer = await lockCertificates(transaction, sealer, asker, jobseekerId, now);
    if (writer.refused) return writer.refused;
    const { numInsertedOrUpdatedRows: inserted } = await transaction
      .insertInto('certificate')
      .values({
        ...{ certificate_id: certificateId, jobseeker_id: jobseekerId, created_at: now.toISOString() },
        ...certificateColumns(sealer, asker, writer, entry, now),
      })
      .onConflict((conflict) => conflict.column('certificate_id').doNothing())
      .executeTakeFirst();
    if (!inserted) return 'added';
    const text = `记下了您的证书：${entry.name}，${certificateKinds[entry.kind]}。\n写得不对，您可以改，也可以删除。`;
    await tellOfCertificate(transaction, sealer, asker, writer, { certificateId, deed: 'recorded', text }, now);
    return 'added';
  });
