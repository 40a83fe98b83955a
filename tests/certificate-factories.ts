import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { CertificateTable, Database } from '#db/schema.ts';
import type { CertificateContent } from '#src/domain/certificate/certificate.ts';
import type { Sealer } from '#src/sealing.ts';

/** A certificate of a person, as if they had written it down themselves; its key. */
export async function aCertificate(
  db: Kysely<Database>,
  sealer: Sealer,
  {
    name = '示例专项能力证书',
    number,
    issuer,
    ...wanted
  }: Partial<CertificateContent> &
    Pick<CertificateTable, 'jobseeker_id'> &
    Partial<
      Pick<CertificateTable, 'kind' | 'issued_on' | 'due_kind' | 'due_on' | 'entered_by'> & {
        entered_as: 'self' | 'helper' | 'staff';
      }
    >,
  now = new Date(),
): Promise<string> {
  const certificateId = randomUUID();
  await db
    .insertInto('certificate')
    .values({
      ...{ certificate_id: certificateId, kind: 'ability', issued_on: null, due_kind: null, due_on: null },
      ...{
        entered_by: randomUUID(),
        entered_as: 'self',
        sealed_content: sealer.seal(JSON.stringify({ name, number, issuer })),
      },
      ...{ created_at: now.toISOString(), changed_at: now.toISOString() },
      ...wanted,
    })
    .execute();
  return certificateId;
}
