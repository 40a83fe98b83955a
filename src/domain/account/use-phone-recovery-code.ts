import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { keepAnswers } from './kept-answers.ts';
import { recoveryPlace } from './recovery-form.ts';
import { tryNumberCode } from './try-number-code.ts';
import type { NumberCodeAnswer } from './try-number-code.ts';

/** Takes the code that was texted; the token leads on to the new password, for an hour, and the code is used up there. */
export async function usePhoneRecoveryCode(
  db: Kysely<Database>,
  sealer: Sealer,
  { codeId, number, code }: { codeId: string; number: string; code: string },
  now: Date,
): Promise<Exclude<NumberCodeAnswer, { kind: 'right' }> | { kind: 'right'; token: string }> {
  const answer = await tryNumberCode(db, sealer, { codeId, number, kind: 'phone-recovery', code }, now);
  if (answer.kind !== 'right') return answer;
  const answers = { codeId, name: number };
  return { kind: 'right', token: await keepAnswers(db, sealer, { path: recoveryPlace, answers }, now) };
}
