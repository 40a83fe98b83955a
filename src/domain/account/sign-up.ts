import { randomInt, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Role } from './account.ts';
import { hashPassword } from './password.ts';
import type { SignInName } from './sign-in-name.ts';
import { storeAccount } from './store-account.ts';

export interface NewPerson {
  name: SignInName;
  called: string;
  role: Extract<Role, 'jobseeker' | 'helper'>;
  password: string;
}

/**
 * Makes an account and returns what the person signs in with. A user name gets four digits from us, so that a taken name
 * never has to be told. A phone number that has an account keeps it as it is, and the answer is the same.
 */
export async function signUp(
  db: Kysely<Database>,
  sealer: Sealer,
  { name, called, role, password }: NewPerson,
  now: Date,
): Promise<SignInName> {
  // Also for a number that is known: this is what takes the time.
  const passwordHash = await hashPassword(password);
  const person = { called, role, passwordHash };
  if (name.kind === 'phone') {
    await addAccount(db, sealer, name, person, now);
    return name;
  }
  for (let attempt = 0; attempt < 100; attempt += 1) {
    // After twenty taken ones a longer number makes sure of a free one.
    const digits = attempt < 20 ? randomInt(1e4) : randomInt(1e8);
    const own: SignInName = { kind: 'name', text: name.text + String(digits).padStart(attempt < 20 ? 4 : 8, '0') };
    if (await addAccount(db, sealer, own, person, now)) return own;
  }
  throw new Error('No free user name was found');
}

/** False when the name is taken. */
const addAccount = (
  db: Kysely<Database>,
  sealer: Sealer,
  name: SignInName,
  { called, role, passwordHash }: { called: string; role: NewPerson['role']; passwordHash: string },
  now: Date,
): Promise<boolean> =>
  db.transaction().execute(async (transaction) => {
    const accountId = await storeAccount(transaction, sealer, { signInName: name, called, passwordHash }, now);
    if (!accountId) return false;
    const createdAt = now.toISOString();
    await transaction
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
    if (role === 'jobseeker') await addFile(transaction, sealer, { accountId, called, createdAt });
    return true;
  });

/** A file with nothing in it but the form of address. */
const addFile = (
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId, called, createdAt }: { accountId: string; called: string; createdAt: string },
) =>
  db
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
      created_at: createdAt,
      changed_at: createdAt,
      sealed_person: sealer.seal(JSON.stringify({ called })),
      identity_fingerprint: null,
      certificate_fingerprint: null,
      erased_at: null,
    })
    .execute();
