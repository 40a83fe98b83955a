import { generateAuthenticationOptions } from '@simplewebauthn/server';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { challengeLifetime, keepChallenge } from './passkey-challenge.ts';
import type { RelyingParty } from './passkey.ts';

/** Asks a browser for a passkey of this portal, whosever it is, and keeps the challenge. Names no account. */
export async function beginPasskeySignIn(
  db: Kysely<Database>,
  sealer: Sealer,
  relyingParty: RelyingParty,
  now: Date,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await generateAuthenticationOptions({
    rpID: relyingParty.id,
    timeout: challengeLifetime,
    userVerification: 'required',
  });
  await keepChallenge(db, sealer, { challenge: options.challenge, purpose: 'sign in', accountId: undefined }, now);
  return options;
}
