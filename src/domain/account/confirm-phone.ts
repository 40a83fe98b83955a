import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { phoneCodeFingerprints, phoneCodeTries } from './phone-code.ts';
import { recordSecurityEvent } from './record-security-event.ts';

export type PhoneConfirmation =
  | { kind: 'confirmed' }
  /** How often the same code may still be tried. */
  | { kind: 'wrong'; left: number }
  /** There is no code, it ran out, or it was tried too often. */
  | { kind: 'no code' };

/** Takes the code that was sent to the number of an account. Every try is counted before it is looked at. */
export async function confirmPhone(
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId, code }: { accountId: string; code: string },
  now: Date,
): Promise<PhoneConfirmation> {
  const time = now.toISOString();
  const tried = await db
    .updateTable('one_time_code')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('account_id', '=', accountId)
    .where('kind', '=', 'phone')
    .where('used_at', 'is', null)
    .where('expires_at', '>', time)
    .where('tries', '<', phoneCodeTries)
    .returning(['one_time_code_id', 'fingerprint', 'tries'])
    .executeTakeFirst();
  if (!tried) return { kind: 'no code' };
  if (!phoneCodeFingerprints(sealer, accountId, code).includes(tried.fingerprint))
    return { kind: 'wrong', left: phoneCodeTries - tried.tries };
  return db.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('one_time_code')
      .set({ used_at: time })
      .where('one_time_code_id', '=', tried.one_time_code_id)
      .where('used_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return { kind: 'no code' };
    await transaction
      .updateTable('account')
      .set({ phone_confirmed_at: time })
      .where('account_id', '=', accountId)
      .where('sign_in_kind', '=', 'phone')
      .execute();
    await recordSecurityEvent(transaction, sealer, { accountId, kind: 'phone-confirmed' }, now);
    return { kind: 'confirmed' };
  });
}
