import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { passwordFlaw } from './account-form.ts';
import type { Visitor } from './account.ts';
import { checkOwnPassword } from './check-own-password.ts';
import { hashPassword } from './password.ts';
import { recordSecurityEvent } from './record-security-event.ts';
import { endOtherSessions, rotateSession, sessionIdOf } from './session.ts';

export type ChangeResult =
  /** The new token of this session; all others have ended. */
  | { kind: 'changed'; token: string }
  | { kind: 'wrong' }
  | { kind: 'flaw'; message: string }
  | { kind: 'wait'; wait: number };

/** Changes a person's own password, which only the old one allows. Every session ends but this one, which is renewed. */
export async function changePassword(
  db: Kysely<Database>,
  sealer: Sealer,
  { visitor, old, password }: { visitor: Visitor; old: string; password: string },
  now: Date,
): Promise<ChangeResult> {
  const { accountId, role } = visitor;
  const account = await db
    .selectFrom('account')
    .select('sealed_sign_in_name')
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  const message = passwordFlaw(password, [sealer.unseal(account.sealed_sign_in_name)]);
  if (message) return { kind: 'flaw', message };
  const answer = await checkOwnPassword(db, sealer, { accountId, password: old }, now);
  if (answer.kind !== 'right') return answer;
  const passwordHash = await hashPassword(password);
  return db.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('account')
      .set({ password_hash: passwordHash, password_changed_at: now.toISOString() })
      .where('account_id', '=', accountId)
      .execute();
    const token = await rotateSession(transaction, visitor, role.accountRoleId);
    if (!token) throw new Error('The session ended while the password was changed');
    await endOtherSessions(transaction, accountId, sessionIdOf(token));
    await recordSecurityEvent(transaction, sealer, { accountId, kind: 'password-changed' }, now);
    return { kind: 'changed', token };
  });
}
