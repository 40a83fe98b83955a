import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { makeCode, recoveryCodeCount, recoveryCodeLength } from './one-time-code.ts';
import { recordSecurityEvent } from './record-security-event.ts';

/** Makes ten recovery codes and voids those from before. They are returned this once; only fingerprints are kept. */
export async function makeRecoveryCodes(
  db: Kysely<Database>,
  sealer: Sealer,
  accountId: string,
  now: Date,
): Promise<string[]> {
  const codes = new Set<string>();
  while (codes.size < recoveryCodeCount) codes.add(makeCode(recoveryCodeLength));
  await db.transaction().execute(async (transaction) => {
    // The account's row is held, so that two requests at once do not leave twenty codes.
    await transaction
      .updateTable('account')
      .set((column) => ({ created_at: column.ref('created_at') }))
      .where('account_id', '=', accountId)
      .execute();
    await transaction
      .deleteFrom('one_time_code')
      .where('account_id', '=', accountId)
      .where('kind', '=', 'recovery')
      .execute();
    await transaction
      .insertInto('one_time_code')
      .values(
        [...codes].map((code) => ({
          one_time_code_id: randomUUID(),
          account_id: accountId,
          kind: 'recovery',
          fingerprint: sealer.fingerprints('code', code)[0],
          phone_fingerprint: null,
          issued_by: null,
          created_at: now.toISOString(),
          expires_at: null,
          tries: 0,
          used_at: null,
        })),
      )
      .execute();
    await recordSecurityEvent(transaction, sealer, { accountId, kind: 'recovery-codes-made' }, now);
  });
  return [...codes];
}
