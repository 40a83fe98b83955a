import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { phoneCodeTries } from './phone-code.ts';

/** The number that a person signs in with. */
export interface SignInPhone {
  /** Digits only. */
  number: string;
  confirmedAt: string | undefined;
  /** A code was sent and works until then. */
  codeExpiresAt: string | undefined;
}

/** The sign-in number of an account, or undefined for those who sign in with a name. */
export async function findPhone(
  db: Kysely<Database>,
  sealer: Sealer,
  accountId: string,
  now: Date,
): Promise<SignInPhone | undefined> {
  const account = await db
    .selectFrom('account')
    .select(['sealed_sign_in_name', 'phone_confirmed_at'])
    .where('account_id', '=', accountId)
    .where('sign_in_kind', '=', 'phone')
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!account) return undefined;
  const code = await db
    .selectFrom('one_time_code')
    .select('expires_at')
    .where('account_id', '=', accountId)
    .where('kind', '=', 'phone')
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .where('tries', '<', phoneCodeTries)
    .executeTakeFirst();
  return {
    number: sealer.unseal(account.sealed_sign_in_name),
    confirmedAt: account.phone_confirmed_at ?? undefined,
    codeExpiresAt: code?.expires_at ?? undefined,
  };
}
