import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { takeChallenge } from './passkey-challenge.ts';
import type { SentCredential } from './passkey-form.ts';
import type { RelyingParty } from './passkey.ts';

/**
 * Whose passkey answered our challenge, or undefined: it is unknown, for another site, too late, or was sent a second
 * time. The passkey has checked who holds the device, so it stands for the password and the second factor.
 */
export async function finishPasskeySignIn(
  db: Kysely<Database>,
  credential: SentCredential,
  relyingParty: RelyingParty,
  now: Date,
): Promise<{ accountId: string } | undefined> {
  const { id } = credential;
  const row = await db
    .selectFrom('passkey')
    .innerJoin('account', 'account.account_id', 'passkey.account_id')
    .select(['account.account_id', 'public_key', 'counter'])
    .where('passkey_id', '=', id)
    .where('suspended_at', 'is', null)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const verified = await verifyAuthenticationResponse({
    // The library checks every part of what is in it, and throws at anything else.
    response: credential as unknown as AuthenticationResponseJSON,
    expectedChallenge: (challenge) => takeChallenge(db, { challenge, purpose: 'sign in', accountId: undefined }, now),
    expectedOrigin: relyingParty.origin,
    expectedRPID: relyingParty.id,
    credential: { id, publicKey: new Uint8Array(Buffer.from(row.public_key, 'base64url')), counter: row.counter },
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!verified?.verified) return undefined;
  await db
    .updateTable('passkey')
    .set({ counter: verified.authenticationInfo.newCounter, used_at: now.toISOString() })
    .where('passkey_id', '=', id)
    .execute();
  return { accountId: row.account_id };
}
