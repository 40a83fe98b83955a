import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { recordSecurityEvent } from './record-security-event.ts';
import { storePerson } from './store-person.ts';
import type { NewPerson } from './store-person.ts';
import { tryNumberCode } from './try-number-code.ts';
import type { NumberCodeAnswer } from './try-number-code.ts';
import { withFreeDigits } from './user-name.ts';

export interface PhoneSignUp extends Pick<NewPerson, 'called' | 'role' | 'passwordHash'> {
  codeId: string;
  number: string;
  /** As it was typed, digits only. */
  code: string;
}

/**
 * Makes the account of somebody who has typed the code that was texted to their number. Before that there is none: nobody
 * holds a number that is not theirs. An account that had the number unconfirmed goes on under a user name.
 */
export async function finishPhoneSignUp(
  db: Kysely<Database>,
  sealer: Sealer,
  { codeId, number, code, ...person }: PhoneSignUp,
  now: Date,
): Promise<NumberCodeAnswer> {
  const answer = await tryNumberCode(db, sealer, { codeId, number, kind: 'sign-up', code }, now);
  if (answer.kind !== 'right') return answer;
  return db.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('one_time_code')
      .set({ used_at: now.toISOString() })
      .where('one_time_code_id', '=', codeId)
      .where('used_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return { kind: 'no code' };
    await releaseNumber(transaction, sealer, number, now);
    const name = { kind: 'phone', text: number } as const;
    const isStored = await storePerson(transaction, sealer, { ...person, name, isPhoneConfirmed: true }, now);
    // Somebody confirmed the number a moment ago.
    return isStored ? answer : { kind: 'no code' };
  });
}

/** Whoever wrote this number down as theirs and never confirmed it signs in with a name of ours from now on. */
async function releaseNumber(db: Kysely<Database>, sealer: Sealer, number: string, now: Date): Promise<void> {
  const account = await db
    .selectFrom('account')
    .select('account_id')
    .where('sign_in_fingerprint', 'in', sealer.fingerprints('sign-in', number))
    .where('phone_confirmed_at', 'is', null)
    .executeTakeFirst();
  if (!account) return;
  await withFreeDigits('用户', async ({ text }) => {
    const fingerprints = sealer.fingerprints('sign-in', text);
    const taken = await db
      .selectFrom('account')
      .select('account_id')
      .where('sign_in_fingerprint', 'in', fingerprints)
      .executeTakeFirst();
    if (taken) return false;
    await db
      .updateTable('account')
      .set({
        sign_in_kind: 'name',
        sealed_sign_in_name: sealer.seal(text),
        sign_in_fingerprint: fingerprints[0],
      })
      .where('account_id', '=', account.account_id)
      .where('phone_confirmed_at', 'is', null)
      .execute();
    return true;
  });
  await recordSecurityEvent(db, sealer, { accountId: account.account_id, kind: 'number-released' }, now);
}
