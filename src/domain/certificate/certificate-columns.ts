import type { Sealer } from '#src/sealing.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import type { CertificateContent, CertificateEntry } from './certificate.ts';
import type { CertificateWriter } from './certificate-right.ts';

/** The columns of what an entry says and of who entered it; what was reminded of before begins anew. */
export function certificateColumns(
  sealer: Sealer,
  { visitor }: Asker,
  { as }: CertificateWriter,
  { kind, name, number, issuer, issuedOn, due }: CertificateEntry,
  now: Date,
) {
  const content: CertificateContent = { name, number, issuer };
  return {
    ...{ kind, sealed_content: sealer.seal(JSON.stringify(content)), issued_on: issuedOn ?? null },
    ...{ due_kind: due?.kind ?? null, due_on: due?.on ?? null, reminders: 0 },
    ...{ entered_by: visitor.accountId, entered_as: as, changed_at: now.toISOString() },
  };
}
