import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { deskCodeFingerprints, deskCodeLength } from './desk-code.ts';
import { makeCode } from './one-time-code.ts';

/** Makes a one-time code for `/recovery` and returns it, this once. The unused ones from before stop working. */
export async function makeDeskCode(
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId, issuedBy, lifetime }: { accountId: string; issuedBy: string; lifetime: number },
  now: Date,
): Promise<string> {
  const code = makeCode(deskCodeLength);
  await db
    .deleteFrom('one_time_code')
    .where('account_id', '=', accountId)
    .where('kind', '=', 'desk')
    .where('used_at', 'is', null)
    .execute();
  await db
    .insertInto('one_time_code')
    .values({
      one_time_code_id: randomUUID(),
      account_id: accountId,
      kind: 'desk',
      fingerprint: deskCodeFingerprints(sealer, code)[0],
      phone_fingerprint: null,
      issued_by: issuedBy,
      created_at: now.toISOString(),
      expires_at: new Date(now.getTime() + lifetime).toISOString(),
      tries: 0,
      used_at: null,
    })
    .execute();
  return code;
}
