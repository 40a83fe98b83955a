import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { findAnswersOfNobody } from './kept-answers.ts';
import type { OneTimeCodeKind } from './one-time-code.ts';
import { recoveryPlace } from './recovery-form.ts';
import { hasSecondFactor } from './second-factor-queries.ts';

/** A recovery on its way to the new password. */
export interface Recovery {
  codeId: string;
  kind: OneTimeCodeKind;
  accountId: string;
  /** What the account is signed in with, and how its person is called: no password is the same. */
  names: [string, string];
  /** Whether the account has an app for one-time codes or a passkey, which may be lost as well. */
  hasSecondFactor: boolean;
}

/** The recovery behind a token, or undefined when it has ended or its code was used meanwhile. */
export async function findRecovery(
  db: Kysely<Database>,
  sealer: Sealer,
  token: string | undefined,
  now: Date,
): Promise<Recovery | undefined> {
  const answers = await findAnswersOfNobody(db, sealer, { token, path: recoveryPlace }, now);
  if (!answers) return undefined;
  const row = await db
    .selectFrom('one_time_code')
    .innerJoin('account', 'account.account_id', 'one_time_code.account_id')
    .select(['one_time_code_id', 'kind', 'account.account_id', 'sealed_called'])
    .select(hasSecondFactor().as('has_second_factor'))
    .where('one_time_code_id', '=', answers['codeId'] ?? '')
    .where('used_at', 'is', null)
    .where('suspended_at', 'is', null)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return (
    row && {
      codeId: row.one_time_code_id,
      kind: row.kind as OneTimeCodeKind,
      accountId: row.account_id,
      names: [answers['name'] ?? '', sealer.unseal(row.sealed_called)],
      hasSecondFactor: Boolean(row.has_second_factor),
    }
  );
}
