import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { hashPassword } from './password.ts';
import { recordSecurityEvent } from './record-security-event.ts';
import type { Recovery } from './recovery-queries.ts';
import { endOtherSessions } from './session.ts';

/**
 * Sets the new password, uses the code up and ends every session. With a code of a counsellor, who has seen the person's
 * papers, a lost app and lost passkeys can go too. False when the code was used meanwhile, also a moment ago.
 */
export async function finishRecovery(
  db: Kysely<Database>,
  sealer: Sealer,
  { codeId, kind, accountId }: Recovery,
  { password, dropsSecondFactors }: { password: string; dropsSecondFactors: boolean },
  now: Date,
): Promise<boolean> {
  const password_hash = await hashPassword(password);
  const at = now.toISOString();
  return db.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('one_time_code')
      .set({ used_at: at })
      .where('one_time_code_id', '=', codeId)
      .where('account_id', '=', accountId)
      .where('used_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return false;
    await transaction
      .updateTable('account')
      .set({ password_hash, password_changed_at: at })
      .where('account_id', '=', accountId)
      .execute();
    if (kind === 'desk' && dropsSecondFactors)
      for (const table of ['one_time_generator', 'passkey'] as const)
        await transaction.deleteFrom(table).where('account_id', '=', accountId).execute();
    await endOtherSessions(transaction, accountId);
    await recordSecurityEvent(transaction, sealer, { accountId, kind: 'password-recovered' }, now);
    return true;
  });
}
