import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { checkGeneratorCode } from './check-generator-code.ts';
import { generatorCodeLength } from './generator.ts';
import { readCode } from './one-time-code.ts';
import { useRecoveryCode } from './use-recovery-code.ts';

/** Takes a code of the app or a recovery code, whichever was typed; its length tells which. Each works once. */
export async function useSecondFactorCode(
  db: Kysely<Database>,
  sealer: Sealer,
  accountId: string,
  typed: string,
  now: Date,
): Promise<boolean> {
  const code = readCode(typed);
  return code.length === generatorCodeLength
    ? checkGeneratorCode(db, sealer, accountId, code, now)
    : useRecoveryCode(db, sealer, accountId, code, now);
}
