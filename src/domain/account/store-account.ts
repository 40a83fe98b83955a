import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { SignInName } from './sign-in-name.ts';

export interface NewAccount {
  signInName: SignInName;
  called: string;
  /** Null until the person chooses a password with a code. */
  passwordHash: string | null;
}

/** Writes an account down, without a role. Returns its id, or undefined when the name is taken, also a moment ago. */
export async function storeAccount(
  db: Kysely<Database>,
  sealer: Sealer,
  { signInName, called, passwordHash }: NewAccount,
  now: Date,
): Promise<string | undefined> {
  const fingerprints = sealer.fingerprints('sign-in', signInName.text);
  const taken = await db
    .selectFrom('account')
    .select('account_id')
    .where('sign_in_fingerprint', 'in', fingerprints)
    .executeTakeFirst();
  if (taken) return undefined;
  const [accountId, createdAt] = [randomUUID(), now.toISOString()];
  const { numInsertedOrUpdatedRows: added } = await db
    .insertInto('account')
    .values({
      account_id: accountId,
      sign_in_kind: signInName.kind,
      sealed_sign_in_name: sealer.seal(signInName.text),
      sign_in_fingerprint: fingerprints[0],
      password_hash: passwordHash,
      password_changed_at: passwordHash && createdAt,
      sealed_called: sealer.seal(called),
      phone_confirmed_at: null,
      is_demonstration: 0,
      created_at: createdAt,
      suspended_at: null,
      deleted_at: null,
    })
    .onConflict((conflict) => conflict.column('sign_in_fingerprint').doNothing())
    .executeTakeFirst();
  return added ? accountId : undefined;
}
