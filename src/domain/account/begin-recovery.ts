import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { deskCodeFingerprints } from './desk-code.ts';
import { keepAnswers } from './kept-answers.ts';
import { readCode } from './one-time-code.ts';
import { recoveryPlace } from './recovery-form.ts';
import { readSignInName } from './sign-in-name.ts';
import { findRememberedPlaces, forgiveAttempt, networkOf, takeTurn } from './throttle.ts';

export interface RecoveryRequest {
  name: string;
  code: string;
  /** Where the request comes from. */
  address: string;
}

export type RecoveryResult =
  /** The token leads on to the new password, for an hour. */
  | { kind: 'right'; token: string }
  /** The name, the code or both; which of them is never said. */
  | { kind: 'wrong' }
  | { kind: 'wait'; wait: number };

/** Failures before the first wait: at one account from one place, at one account from new places, from one address. */
const freeFailures = { here: 5, account: 20, address: 50 } as const;

/** Stands in for an account that does not exist, so that the same is asked of the database. */
const nobody = '00000000-0000-4000-8000-000000000000';

/**
 * Checks a name together with a recovery code or the one-time code of a counsellor. The code stays good until the new
 * password is set. An account that does not exist takes the same way as a wrong code.
 */
export async function beginRecovery(
  db: Kysely<Database>,
  sealer: Sealer,
  { name, code, address: exactAddress }: RecoveryRequest,
  now: Date,
): Promise<RecoveryResult> {
  const signInName = readSignInName(name)?.text ?? name.slice(0, 200);
  const address = networkOf(exactAddress);
  const fingerprints = sealer.fingerprints('sign-in', signInName);
  // Signing in remembers the addresses that an account comes from.
  const place = `known address ${fingerprints[0]} ${address}`;
  const isKnown = (await findRememberedPlaces(db, sealer, [place])).has(place);
  const own = [{ subject: `recovery failures at ${place}`, free: freeFailures.here }];
  const shared = isKnown
    ? []
    : [
        { subject: `recovery failures at ${fingerprints[0]}`, free: freeFailures.account },
        { subject: `recovery failures from ${address}`, free: freeFailures.address },
      ];
  const turn = await takeTurn(db, sealer, { own, shared }, now);
  if (!turn.attempt) return { kind: 'wait', wait: turn.wait };

  const account = await db
    .selectFrom('account')
    .select('account_id')
    .where('sign_in_fingerprint', 'in', fingerprints)
    .where('deleted_at', 'is', null)
    .where('suspended_at', 'is', null)
    .executeTakeFirst();
  const digits = readCode(code);
  const found = await db
    .selectFrom('one_time_code')
    .select('one_time_code_id')
    .where('account_id', '=', account?.account_id ?? nobody)
    .where('used_at', 'is', null)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now.toISOString())]))
    .where((where) =>
      where.or([
        where.and([where('kind', '=', 'recovery'), where('fingerprint', 'in', sealer.fingerprints('code', digits))]),
        where.and([where('kind', '=', 'desk'), where('fingerprint', 'in', deskCodeFingerprints(sealer, digits))]),
      ]),
    )
    .executeTakeFirst();
  if (!found) return { kind: 'wrong' };
  await forgiveAttempt(db, turn.attempt);
  const answers = { codeId: found.one_time_code_id, name: signInName };
  return { kind: 'right', token: await keepAnswers(db, sealer, { path: recoveryPlace, answers }, now) };
}
