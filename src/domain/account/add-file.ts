import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';

/** Opens the file of somebody who looks for work, with nothing in it but the form of address. */
export async function addFile(
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId, called }: { accountId: string; called: string },
  now: Date,
): Promise<void> {
  await db
    .insertInto('jobseeker')
    .values({
      jobseeker_id: randomUUID(),
      account_id: accountId,
      counsellor_id: null,
      residence_region: null,
      registration_region: null,
      education: null,
      contact_way: null,
      is_demonstration: 0,
      created_at: now.toISOString(),
      changed_at: now.toISOString(),
      sealed_person: sealer.seal(JSON.stringify({ called })),
      identity_fingerprint: null,
      certificate_fingerprint: null,
      erased_at: null,
    })
    .execute();
}
