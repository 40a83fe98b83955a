import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { numberCodeFingerprints, phoneCodeTries } from './phone-code.ts';
import type { NumberCodeKind } from './send-number-code.ts';

export interface NumberCodeTry {
  /** Out of what was kept of the request for the code; never out of a form. */
  codeId: string;
  number: string;
  kind: NumberCodeKind;
  /** As it was typed, digits only. */
  code: string;
}

export type NumberCodeAnswer =
  | { kind: 'right' }
  /** How often the same code may still be tried. */
  | { kind: 'wrong'; left: number }
  /** There is none, it ran out, it was used, or it was tried too often. */
  | { kind: 'no code' };

/** Looks whether this is the code that was texted to a number. Every try is counted before it is looked at. */
export async function tryNumberCode(
  db: Kysely<Database>,
  sealer: Sealer,
  { codeId, number, kind, code }: NumberCodeTry,
  now: Date,
): Promise<NumberCodeAnswer> {
  const tried = await db
    .updateTable('one_time_code')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('one_time_code_id', '=', codeId)
    .where('kind', '=', kind)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .where('tries', '<', phoneCodeTries)
    .returning(['fingerprint', 'tries'])
    .executeTakeFirst();
  if (!tried) return { kind: 'no code' };
  const isRight = numberCodeFingerprints(sealer, { codeId, number, code }).includes(tried.fingerprint);
  return isRight ? { kind: 'right' } : { kind: 'wrong', left: phoneCodeTries - tried.tries };
}
