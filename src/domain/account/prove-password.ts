import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from './account.ts';
import { checkOwnPassword } from './check-own-password.ts';
import type { OwnPasswordAnswer } from './check-own-password.ts';

/** Takes the password again, before a way into the account is changed, and notes in the session that it was right. */
export async function provePassword(
  db: Kysely<Database>,
  sealer: Sealer,
  { visitor, password }: { visitor: Pick<Visitor, 'accountId' | 'sessionId'>; password: string },
  now: Date,
): Promise<OwnPasswordAnswer> {
  const { accountId, sessionId } = visitor;
  const answer = await checkOwnPassword(db, sealer, { accountId, password }, now);
  if (answer.kind === 'right')
    await db
      .updateTable('session')
      .set({ proved_at: now.toISOString() })
      .where('session_id', '=', sessionId)
      .where('account_id', '=', accountId)
      .execute();
  return answer;
}
