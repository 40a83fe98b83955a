import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { TrainingRefused } from '../enrolment/training-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { sayChange } from './certificate.ts';
import type { CertificateEntry } from './certificate.ts';
import { certificateColumns } from './certificate-columns.ts';
import { findCertificate } from './certificate-queries.ts';
import { lockCertificates } from './certificate-right.ts';
import { tellOfCertificate } from './tell-of-certificate.ts';

export interface ChangedCertificate {
  jobseekerId: string;
  certificateId: string;
  /** The revision that was read. */
  revision: number;
  entry: CertificateEntry;
}

export type ChangeOutcome = 'changed' | 'changed meanwhile' | 'missing' | TrainingRefused;

/**
 * Changes a certificate. It then is entered by whoever changed it: what an office wrote wrongly becomes the person's own
 * by being set right. An office changes only what an office entered. `changed meanwhile`: another did since it was read.
 */
export const changeCertificate = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, certificateId, revision, entry: typed }: ChangedCertificate,
  now: Date,
): Promise<ChangeOutcome> =>
  db.transaction().execute(async (transaction): Promise<ChangeOutcome> => {
    const writer = await lockCertificates(transaction, sealer, asker, jobseekerId, now);
    if (writer.refused) return writer.refused;
    const before = await findCertificate(transaction, sealer, { jobseekerId, certificateId }, { isForChange: true });
    if (!before) return 'missing';
    if (writer.isOffice && before.enteredAs !== 'staff') return 'not theirs';
    if (before.revision !== revision) return 'changed meanwhile';
    // Whoever does not see the number cannot have taken it away.
    const entry = writer.as === 'self' ? typed : { ...typed, number: typed.number ?? before.number };
    const changes = sayChange(before, entry);
    if (changes.length === 0) return 'changed';
    const { reminders, ...columns } = certificateColumns(sealer, asker, writer, entry, now);
    const isSameDay = before.due?.on === entry.due?.on && before.due?.kind === entry.due?.kind;
    await transaction
      .updateTable('certificate')
      .set({ ...columns, ...(isSameDay ? {} : { reminders }), revision: revision + 1 })
      .where('certificate_id', '=', certificateId)
      .execute();
    const text = `改了您的证书：${entry.name}。\n${changes.join('\n')}\n写得不对，您可以再改。`;
    await tellOfCertificate(transaction, sealer, asker, writer, { certificateId, deed: 'changed', text }, now);
    return 'changed';
  });
