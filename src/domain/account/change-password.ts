import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { passwordFlaw } from './account-form.ts';
import type { Visitor } from './account.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { endOtherSessions, rotateSession, sessionIdOf } from './session.ts';
import { forgiveAttempt, takeTurn } from './throttle.ts';

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
    .select(['sealed_sign_in_name', 'password_hash'])
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  const message = passwordFlaw(password, [sealer.unseal(account.sealed_sign_in_name)]);
  if (message) return { kind: 'flaw', message };
  const turn = await takeTurn(
    db,
    sealer,
    { own: [{ subject: `old password of ${accountId}`, free: 5 }], shared: [] },
    now,
  );
  if (!turn.attempt) return { kind: 'wait', wait: turn.wait };
  if (!(await verifyPassword(account.password_hash, old))) return { kind: 'wrong' };
  await forgiveAttempt(db, turn.attempt);
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
    return { kind: 'changed', token };
  });
}
