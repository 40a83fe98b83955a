import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { verifyPassword } from './password.ts';
import { createSession } from './session.ts';
import { readSignInName } from './sign-in-name.ts';
import { findRememberedPlaces, forgiveAttempt, networkOf, rememberPlace, takeTurn } from './throttle.ts';
import { listRoles } from './visitor-queries.ts';

export interface SignInRequest {
  name: string;
  password: string;
  /** What the person will recognise the device by. */
  device: string;
  /** Where the request comes from. */
  address: string;
  /** The token of a device that was signed in from before, out of its cookie. */
  deviceToken: string | undefined;
}

export type SignInResult =
  /** `deviceToken` is for a cookie of its own: by it the device is known the next time. */
  | { kind: 'signed-in'; token: string; accountId: string; deviceToken: string }
  /** The name, the password or both; which of them is never said. */
  | { kind: 'wrong' }
  /** Said only to whoever has the password. */
  | { kind: 'suspended' }
  | { kind: 'wait'; wait: number };

/** Failures before the first wait: at one account from one place, at one account from new places, from one address. */
export const freeFailures = { here: 5, account: 20, address: 50 } as const;

/**
 * Checks a name and a password and signs in. Takes the same way for an account that does not exist. A device or an
 * address that the account was signed in from before is counted on its own, so that nobody elsewhere can shut its owner out.
 */
export async function signIn(
  db: Kysely<Database>,
  sealer: Sealer,
  { name, password, device, address: exactAddress, deviceToken }: SignInRequest,
  now: Date,
): Promise<SignInResult> {
  const signInName = readSignInName(name)?.text ?? name.slice(0, 200);
  const address = networkOf(exactAddress);
  const fingerprints = sealer.fingerprints('sign-in', signInName);
  const places = {
    device: `known device ${fingerprints[0]} ${deviceToken ?? ''}`,
    address: `known address ${fingerprints[0]} ${address}`,
  };
  const known = await findRememberedPlaces(db, sealer, [places.device, places.address]);
  const isKnownDevice = deviceToken !== undefined && known.has(places.device);
  const here = isKnownDevice ? places.device : places.address;
  const turn = await takeTurn(
    db,
    sealer,
    {
      own: [{ subject: `failures at ${here}`, free: freeFailures.here }],
      shared:
        isKnownDevice || known.has(places.address)
          ? []
          : [
              { subject: `failures at ${fingerprints[0]}`, free: freeFailures.account },
              { subject: `failures from ${address}`, free: freeFailures.address },
            ],
    },
    now,
  );
  if (!turn.attempt) return { kind: 'wait', wait: turn.wait };

  const account = await db
    .selectFrom('account')
    .select(['account_id', 'password_hash', 'suspended_at'])
    .where('sign_in_fingerprint', 'in', fingerprints)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!(await verifyPassword(account?.password_hash, password)) || !account) return { kind: 'wrong' };

  await forgiveAttempt(db, turn.attempt);
  const accountId = account.account_id;
  const [role] = await listRoles(db, accountId);
  if (account.suspended_at !== null || !role) return { kind: 'suspended' };
  const kept = isKnownDevice ? deviceToken : randomBytes(24).toString('base64url');
  for (const place of [`known device ${fingerprints[0]} ${kept}`, places.address])
    await rememberPlace(db, sealer, place, now);
  const token = await createSession(db, { accountId, device, accountRoleId: role.accountRoleId }, now);
  return { kind: 'signed-in', token, accountId, deviceToken: kept };
}
