import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { checkGeneratorCode } from './check-generator-code.ts';
import { generatorCodeLength } from './generator.ts';
import { readCode } from './one-time-code.ts';
import { findRememberedPlaces, forgiveAttempt, networkOf, rememberPlace, takeTurn } from './throttle.ts';
import { useRecoveryCode } from './use-recovery-code.ts';

export interface SecondFactorAttempt {
  accountId: string;
  typed: string;
  /** Where the request comes from. */
  address: string;
}

export type SecondFactorResult = { kind: 'right' } | { kind: 'wrong' } | { kind: 'wait'; wait: number };

/** Failures before the first wait: from one place, and from all new places together. */
const freeFailures = { here: 5, account: 20 } as const;

/**
 * Takes a code of the app or a recovery code, whichever was typed; its length tells which. Each works once. Where a code
 * was right before is counted on its own, so that whoever knows the password elsewhere cannot shut the owner out.
 */
export async function useSecondFactorCode(
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId, typed, address }: SecondFactorAttempt,
  now: Date,
): Promise<SecondFactorResult> {
  const place = `second factor of ${accountId} at ${networkOf(address)}`;
  const isKnown = (await findRememberedPlaces(db, sealer, [place])).has(place);
  const own = [{ subject: `failures of ${place}`, free: freeFailures.here }];
  const shared = isKnown ? [] : [{ subject: `failures of second factor of ${accountId}`, free: freeFailures.account }];
  const turn = await takeTurn(db, sealer, { own, shared }, now);
  if (!turn.attempt) return { kind: 'wait', wait: turn.wait };
  const code = readCode(typed);
  const isRight =
    code.length === generatorCodeLength
      ? await checkGeneratorCode(db, sealer, accountId, code, now)
      : await useRecoveryCode(db, sealer, accountId, code, now);
  if (!isRight) return { kind: 'wrong' };
  await forgiveAttempt(db, turn.attempt);
  await rememberPlace(db, sealer, place, now);
  return { kind: 'right' };
}
