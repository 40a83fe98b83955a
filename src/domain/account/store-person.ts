import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Role } from './account.ts';
import { addFile } from './add-file.ts';
import type { SignInName } from './sign-in-name.ts';
import { storeAccount } from './store-account.ts';

/** Who signs up by themselves. */
export interface NewPerson {
  name: SignInName;
  called: string;
  role: Extract<Role, 'jobseeker' | 'helper'>;
  passwordHash: string;
  /** The person has typed the code that was sent to the number. */
  isPhoneConfirmed: boolean;
}

/** Writes an account with its role down, and a file for a jobseeker. False when the name is taken. Needs a transaction. */
export async function storePerson(
  db: Kysely<Database>,
  sealer: Sealer,
  { name, called, role, passwordHash, isPhoneConfirmed }: NewPerson,
  now: Date,
): Promise<boolean> {
  const accountId = await storeAccount(db, sealer, { signInName: name, called, passwordHash }, now);
  if (!accountId) return false;
  const createdAt = now.toISOString();
  if (isPhoneConfirmed)
    await db
      .updateTable('account')
      .set({ phone_confirmed_at: createdAt })
      .where('account_id', '=', accountId)
      .execute();
  await db
    .insertInto('account_role')
    .values({
      account_role_id: randomUUID(),
      account_id: accountId,
      role,
      organisation_id: null,
      granted_by: null,
      granted_at: createdAt,
      ended_at: null,
    })
    .execute();
  if (role === 'jobseeker') await addFile(db, sealer, { accountId, called }, now);
  return true;
}
