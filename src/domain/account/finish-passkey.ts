import { verifyRegistrationResponse } from '@simplewebauthn/server';
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { takeChallenge } from './passkey-challenge.ts';
import type { SentCredential } from './passkey-form.ts';
import { recordSecurityEvent } from './record-security-event.ts';
import { passkeyAlgorithms } from './passkey.ts';
import type { RelyingParty } from './passkey.ts';

export interface NewPasskey {
  accountId: string;
  name: string;
  /** As the browser gave it. */
  credential: SentCredential;
}

/** Adds the passkey that a browser made. False when the answer is not to our challenge, or the passkey is known. */
export async function finishPasskey(
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId, name, credential }: NewPasskey,
  relyingParty: RelyingParty,
  now: Date,
): Promise<boolean> {
  const verified = await verifyRegistrationResponse({
    // The library checks every part of what is in it, and throws at anything else.
    response: credential as unknown as RegistrationResponseJSON,
    expectedChallenge: (challenge) => takeChallenge(db, { challenge, purpose: 'add passkey', accountId }, now),
    expectedOrigin: relyingParty.origin,
    expectedRPID: relyingParty.id,
    supportedAlgorithmIDs: passkeyAlgorithms,
  }).catch(() => undefined);
  if (!verified?.verified) return false;
  const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
  const row = {
    passkey_id: id,
    account_id: accountId,
    public_key: Buffer.from(publicKey).toString('base64url'),
    counter,
    transports: transports.filter((way) => /^[\w-]+$/.test(way)).join(','),
    name,
    created_at: now.toISOString(),
    used_at: null,
  };
  return db.transaction().execute(async (transaction) => {
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('passkey')
      .values(row)
      .onConflict((conflict) => conflict.column('passkey_id').doNothing())
      .executeTakeFirst();
    const isAdded = Number(numInsertedOrUpdatedRows ?? 0) === 1;
    if (isAdded) await recordSecurityEvent(transaction, sealer, { accountId, kind: 'passkey-added' }, now);
    return isAdded;
  });
}
