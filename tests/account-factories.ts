import { randomBytes, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Role } from '#src/domain/account/account.ts';
import { addGenerator } from '#src/domain/account/add-generator.ts';
import { confirmGenerator } from '#src/domain/account/confirm-generator.ts';
import { findGenerator } from '#src/domain/account/generator-queries.ts';
import { generatorCode } from '#src/domain/account/generator.ts';
import { hashPassword } from '#src/domain/account/password.ts';
import { createSession, sessionIdOf } from '#src/domain/account/session.ts';
import { storePerson } from '#src/domain/account/store-person.ts';
import type { Sealer } from '#src/sealing.ts';

/** Somebody who can be signed in. */
export interface MadeAccount {
  accountId: string;
  accountRoleId: string;
  called: string;
  /** The jobseeker's own file, for the role jobseeker. */
  jobseekerId: string | undefined;
}

export interface WantedAccount {
  role?: Role;
  called?: string;
  organisationId?: string;
  residenceRegion?: string;
  counsellorId?: string;
}

export async function anOrganisation(
  db: Kysely<Database>,
  { name = '示例残联就业中心', kind = 'federation', regionCode = '450200' } = {},
): Promise<string> {
  const organisation_id = randomUUID();
  await db
    .insertInto('organisation')
    .values({
      organisation_id,
      name,
      kind,
      region_code: regionCode,
      is_demonstration: 1,
      created_at: new Date().toISOString(),
      suspended_at: null,
    })
    .execute();
  return organisation_id;
}

/** An account in one role, without a password; a jobseeker with a file. Say only what the test is about. */
export async function anAccount(
  db: Kysely<Database>,
  sealer: Sealer,
  { role = 'jobseeker', called = '示例小林', organisationId, residenceRegion, counsellorId }: WantedAccount = {},
): Promise<MadeAccount> {
  const [accountId, accountRoleId, now] = [randomUUID(), randomUUID(), new Date().toISOString()];
  const name = `示例${randomBytes(6).toString('hex')}`;
  await db
    .insertInto('account')
    .values({
      account_id: accountId,
      sign_in_kind: 'name',
      sealed_sign_in_name: sealer.seal(name),
      sign_in_fingerprint: sealer.fingerprints('sign-in', name)[0],
      password_hash: null,
      password_changed_at: null,
      sealed_called: sealer.seal(called),
      phone_confirmed_at: null,
      is_demonstration: 1,
      created_at: now,
      suspended_at: null,
      deleted_at: null,
    })
    .execute();
  await db
    .insertInto('account_role')
    .values({
      account_role_id: accountRoleId,
      account_id: accountId,
      role,
      organisation_id: organisationId ?? null,
      granted_by: null,
      granted_at: now,
      ended_at: null,
    })
    .execute();
  if (role !== 'jobseeker') return { accountId, accountRoleId, called, jobseekerId: undefined };
  const jobseekerId = randomUUID();
  await db
    .insertInto('jobseeker')
    .values({
      jobseeker_id: jobseekerId,
      account_id: accountId,
      counsellor_id: counsellorId ?? null,
      residence_region: residenceRegion ?? null,
      registration_region: null,
      education: null,
      contact_way: null,
      is_demonstration: 1,
      created_at: now,
      changed_at: now,
      sealed_person: sealer.seal(JSON.stringify({ called })),
      identity_fingerprint: null,
      certificate_fingerprint: null,
      erased_at: null,
    })
    .execute();
  return { accountId, accountRoleId, called, jobseekerId };
}

/** A jobseeker who signed up with this number and a password, and confirmed the number unless told otherwise. */
export async function aPhoneOwner(
  db: Kysely<Database>,
  sealer: Sealer,
  {
    number,
    password,
    called = '示例李女士',
    isPhoneConfirmed = true,
  }: {
    number: string;
    password: string;
    called?: string;
    isPhoneConfirmed?: boolean;
  },
): Promise<Pick<MadeAccount, 'accountId' | 'accountRoleId'>> {
  const name = { kind: 'phone', text: number } as const;
  const passwordHash = await hashPassword(password);
  const person = { name, called, role: 'jobseeker', passwordHash, isPhoneConfirmed } as const;
  await db.transaction().execute((transaction) => storePerson(transaction, sealer, person, new Date()));
  const row = await db
    .selectFrom('account')
    .innerJoin('account_role', 'account_role.account_id', 'account.account_id')
    .select(['account.account_id', 'account_role_id'])
    .where('sign_in_fingerprint', 'in', sealer.fingerprints('sign-in', number))
    .executeTakeFirstOrThrow();
  return { accountId: row.account_id, accountRoleId: row.account_role_id };
}

/** The `Cookie` header of a new session of this account; a member of staff has given the second factor too. */
export async function cookieOf(
  db: Kysely<Database>,
  { accountId, accountRoleId }: Pick<MadeAccount, 'accountId' | 'accountRoleId'>,
  { secondFactor = true, mandateId }: { secondFactor?: boolean; mandateId?: string } = {},
): Promise<string> {
  const token = await createSession(db, { accountId, device: 'Chrome，Windows电脑', accountRoleId }, new Date());
  await db
    .updateTable('session')
    .set({
      second_factor_at: secondFactor ? new Date().toISOString() : null,
      mandate_id: mandateId ?? null,
      // However long a run takes, the password counts as just given.
      proved_at: new Date(Date.now() + 86_400_000).toISOString(),
    })
    .where('session_id', '=', sessionIdOf(token))
    .execute();
  return `session=${token}`;
}

/** Gives an account an app for one-time codes, confirmed two minutes ago, and returns its secret. */
export async function giveApp(
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId }: Pick<MadeAccount, 'accountId'>,
): Promise<string> {
  const before = new Date(Date.now() - 120_000);
  await addGenerator(db, sealer, accountId, before);
  const secret = (await findGenerator(db, sealer, accountId))?.secret ?? '';
  await confirmGenerator(db, sealer, accountId, generatorCode(secret, before), before);
  return secret;
}

/** Writes down a passkey of an account that nobody can sign in with. */
export async function givePasskey(
  db: Kysely<Database>,
  { accountId }: Pick<MadeAccount, 'accountId'>,
  passkeyId: string = randomUUID(),
): Promise<string> {
  await db
    .insertInto('passkey')
    .values({
      passkey_id: passkeyId,
      account_id: accountId,
      public_key: '',
      counter: 0,
      transports: 'internal',
      name: 'Chrome，Windows电脑',
      created_at: new Date().toISOString(),
      used_at: null,
    })
    .execute();
  return passkeyId;
}
