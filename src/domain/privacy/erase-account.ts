import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { staffRoles } from '../account/account.ts';
import type { Visitor } from '../account/account.ts';
import { verifyPassword } from '../account/password.ts';
import { forgiveAttempt, takeTurn } from '../account/throttle.ts';
import type { FileActor } from '../file/file.ts';
import { recordEvent } from '../file/record-event.ts';
import { eraseSurveys } from '../survey/erase-surveys.ts';
import { eraseFile } from './erase-file.ts';

export type ErasureResult =
  | { kind: 'erased' }
  | { kind: 'wrong' }
  | { kind: 'wait'; wait: number }
  /** Staff hold other people's files: an administrator ends their roles first. */
  | { kind: 'staff' };

/**
 * Erases a person at their own wish (个人信息保护法 47): the account and everything that signs in with it, the record and
 * what it was found by, and every mandate ends. What was agreed to and who looked at the file stays, without a name.
 */
export async function eraseAccount(
  db: Kysely<Database>,
  sealer: Sealer,
  { visitor, password }: { visitor: Visitor; password: string },
  now: Date,
): Promise<ErasureResult> {
  const { accountId } = visitor;
  if (visitor.roles.some(({ role }) => staffRoles.includes(role))) return { kind: 'staff' };
  // The same count as for changing it: two pages must not give twice as many guesses.
  const guesses = { own: [{ subject: `old password of ${accountId}`, free: 5 }], shared: [] };
  const turn = await takeTurn(db, sealer, guesses, now);
  if (!turn.attempt) return { kind: 'wait', wait: turn.wait };
  const account = await db
    .selectFrom('account')
    .select('password_hash')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (!(await verifyPassword(account?.password_hash, password))) return { kind: 'wrong' };
  await forgiveAttempt(db, turn.attempt);
  await db.transaction().execute(async (transaction) => {
    await endMandates(transaction, sealer, visitor, now);
    await eraseOwnFile(transaction, sealer, accountId, now);
    await eraseSignIn(transaction, sealer, accountId, now);
  });
  return { kind: 'erased' };
}

/** Ends what the person gave, and what they hold for others, who read so in their own log. */
async function endMandates(db: Kysely<Database>, sealer: Sealer, { accountId }: Visitor, now: Date): Promise<void> {
  const open = await db
    .selectFrom('mandate')
    .leftJoin('jobseeker', 'jobseeker.jobseeker_id', 'mandate.jobseeker_id')
    .select(['mandate_id', 'mandate.jobseeker_id', 'helper_id'])
    .where('state', '!=', 'ended')
    .where((eb) => eb.or([eb('jobseeker.account_id', '=', accountId), eb('helper_id', '=', accountId)]))
    .orderBy('mandate_id')
    .execute();
  for (const { mandate_id: mandateId, jobseeker_id: jobseekerId, helper_id: helperId } of open) {
    const isHelper = helperId === accountId;
    await db
      .updateTable('mandate')
      .set({ state: 'ended', ended_at: now.toISOString(), ended_by: isHelper ? 'helper' : 'person' })
      .where('mandate_id', '=', mandateId)
      .execute();
    if (!jobseekerId) continue;
    const actor: FileActor = { accountId, role: isHelper ? 'helper' : 'jobseeker', mandateId };
    await recordEvent(db, sealer, { jobseekerId, kind: 'mandate', subject: 'ended', actor }, now);
  }
}

/** The person's own file, if there is one. */
async function eraseOwnFile(db: Kysely<Database>, sealer: Sealer, accountId: string, now: Date): Promise<void> {
  const file = await db
    .selectFrom('jobseeker')
    .select('jobseeker_id')
    .where('account_id', '=', accountId)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  const actor: FileActor = { accountId, role: 'jobseeker' };
  if (file) await eraseFile(db, sealer, { jobseekerId: file.jobseeker_id, actor }, now);
}

/** Takes away what the person wrote to us and that it was theirs; our answers stay, for whoever has the receipt. */
async function eraseSentFeedback(db: Kysely<Database>, sealer: Sealer, accountId: string, now: Date): Promise<void> {
  const sent = await db
    .updateTable('feedback')
    .set({ sealed_message: sealer.seal(''), sealed_contact: null, page: null, account_id: null })
    .where('account_id', '=', accountId)
    .returning('feedback_id')
    .execute();
  for (const { feedback_id } of sent)
    await db
      .insertInto('feedback_event')
      .values({
        ...{ feedback_event_id: randomUUID(), feedback_id, state: 'erased', sealed_answer: null, actor: '本站' },
        happened_at: now.toISOString(),
      })
      .execute();
}

/** Takes away everything that signs in, and the name; the row stays for those who read a log with it. */
async function eraseSignIn(db: Kysely<Database>, sealer: Sealer, accountId: string, now: Date): Promise<void> {
  for (const table of [
    'session',
    'passkey',
    'one_time_generator',
    'one_time_code',
    'kept_answers',
    'security_event',
  ] as const)
    await db.deleteFrom(table).where('account_id', '=', accountId).execute();
  await db.deleteFrom('notice').where('account_id', '=', accountId).execute();
  await eraseSurveys(db, { accountId });
  await eraseSentFeedback(db, sealer, accountId, now);
  await db.deleteFrom('outgoing_message').where('account_id', '=', accountId).execute();
  await db
    .updateTable('mandate')
    .set({ code_fingerprint: null, sealed_code: null })
    .where('mandate_id', 'in', mandatesOf(db, accountId))
    .execute();
  await db
    .updateTable('account_role')
    .set({ ended_at: now.toISOString() })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute();
  await db.updateTable('staff_event').set({ sealed_reason: null }).where('account_id', '=', accountId).execute();
  await db
    .updateTable('account')
    .set({
      sealed_sign_in_name: sealer.seal(''),
      // Unique, and found by nothing that anybody can type.
      sign_in_fingerprint: `erased ${accountId}`,
      password_hash: null,
      password_changed_at: null,
      sealed_called: sealer.seal(''),
      phone_confirmed_at: null,
      deleted_at: now.toISOString(),
    })
    .where('account_id', '=', accountId)
    .execute();
}

const mandatesOf = (db: Kysely<Database>, accountId: string) =>
  db
    .selectFrom('mandate')
    .leftJoin('jobseeker', 'jobseeker.jobseeker_id', 'mandate.jobseeker_id')
    .select('mandate_id')
    .where((eb) => eb.or([eb('jobseeker.account_id', '=', accountId), eb('helper_id', '=', accountId)]));
