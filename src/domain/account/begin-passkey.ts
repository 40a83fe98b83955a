import { generateRegistrationOptions } from '@simplewebauthn/server';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from './account.ts';
import { challengeLifetime, keepChallenge } from './passkey-challenge.ts';
import { listPasskeys } from './passkey-queries.ts';
import { passkeyAlgorithms } from './passkey.ts';
import type { RelyingParty } from './passkey.ts';

/** Asks a browser to make a passkey for an account, and keeps the challenge. */
export async function beginPasskey(
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId, called }: Pick<Visitor, 'accountId' | 'called'>,
  relyingParty: RelyingParty,
  now: Date,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const passkeys = await listPasskeys(db, accountId);
  const options = await generateRegistrationOptions({
    rpName: '同途',
    rpID: relyingParty.id,
    userID: new TextEncoder().encode(accountId),
    userName: called,
    userDisplayName: called,
    timeout: challengeLifetime,
    excludeCredentials: passkeys.map(({ passkeyId, transports }) => ({ id: passkeyId, transports })),
    supportedAlgorithmIDs: passkeyAlgorithms,
    // Found without a name, and proof of who holds the device: it stands for both factors.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await keepChallenge(db, sealer, { challenge: options.challenge, purpose: 'add passkey', accountId }, now);
  return options;
}
