import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { hashPassword } from './password.ts';
import type { SignInName } from './sign-in-name.ts';
import { storePerson } from './store-person.ts';
import type { NewPerson } from './store-person.ts';
import { withFreeDigits } from './user-name.ts';

/**
 * Makes an account with a user name and returns what the person signs in with. The name gets four digits from us, so that
 * a taken one never has to be told. Whoever has a phone number proves it first: `finishPhoneSignUp`.
 */
export async function signUp(
  db: Kysely<Database>,
  sealer: Sealer,
  { name, called, role, password }: Pick<NewPerson, 'called' | 'role'> & { name: string; password: string },
  now: Date,
): Promise<SignInName> {
  const passwordHash = await hashPassword(password);
  const person = { called, role, passwordHash, isPhoneConfirmed: false };
  return withFreeDigits(name, (own) =>
    db.transaction().execute(async (transaction) => storePerson(transaction, sealer, { ...person, name: own }, now)),
  );
}
