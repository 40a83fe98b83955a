import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { TrainingRefused } from '../enrolment/training-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { findCertificate } from './certificate-queries.ts';
import { lockCertificates } from './certificate-right.ts';
import { tellOfCertificate } from './tell-of-certificate.ts';

/**
 * Erases a certificate: the person any, an office what an office entered, which the person is told. No helper does, since
 * nothing brings it back.
 */
export const removeCertificate = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, certificateId }: { jobseekerId: string; certificateId: string },
  now: Date,
): Promise<'removed' | 'missing' | TrainingRefused> =>
  db.transaction().execute(async (transaction) => {
    const writer = await lockCertificates(transaction, sealer, asker, jobseekerId, now);
    if (writer.refused) return writer.refused;
    if (asker.acting) return 'not theirs';
    const before = await findCertificate(transaction, sealer, { jobseekerId, certificateId });
    if (!before) return 'missing';
    if (writer.isOffice && before.enteredAs !== 'staff') return 'not theirs';
    await transaction.deleteFrom('certificate').where('certificate_id', '=', certificateId).execute();
    const text = `删除了写在您这里的证书：${before.name}。\n不应该删除，您可以自己再填。`;
    const news = { certificateId, deed: 'erased', text, isGone: true } as const;
    await tellOfCertificate(transaction, sealer, asker, writer, news, now);
    return 'removed';
  });
