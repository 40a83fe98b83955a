import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { keepAnswers } from '#src/domain/account/kept-answers.ts';
import { phoneRecoveryPlace } from '#src/domain/account/recovery-form.ts';
import { recordSecurityEvent } from '#src/domain/account/record-security-event.ts';
import { sendPhoneCode } from '#src/domain/account/send-phone-code.ts';
import { recoveryPhoneCookieName, signUpCookieName } from '#src/account-cookies.ts';
import { signUpPath } from '#src/paths.ts';
import type { Sealer } from '#src/sealing.ts';
import { anAccount, cookieOf } from '../tests/account-factories.ts';
import type { MadeAccount } from '../tests/account-factories.ts';

/** What runs out, runs out after any run of the tests. */
const tomorrow = () => new Date(Date.now() + 86_400_000);

/** Signs in somebody with a phone number to which a code was sent; returns the `Cookie` header. */
export async function makePhoneOwner(db: Kysely<Database>, sealer: Sealer): Promise<string> {
  const account = await anAccount(db, sealer, { called: '示例小马' });
  await db
    .updateTable('account')
    .set({ sign_in_kind: 'phone', sealed_sign_in_name: sealer.seal('13800000001') })
    .where('account_id', '=', account.accountId)
    .execute();
  await sendPhoneCode(db, sealer, account.accountId, tomorrow());
  return cookieOf(db, account);
}

const asked = { codeId: 'sample', sentAt: '2026-01-01T00:00:00.000Z' };

/** Somebody who has come to the last page of signing up with a number; returns the `Cookie` header. */
export async function askToSignUp(db: Kysely<Database>, sealer: Sealer): Promise<string> {
  const answers = { name: '13800000002', called: '示例小马', role: 'jobseeker', passwordHash: 'none', ...asked };
  return `${signUpCookieName}=${await keepAnswers(db, sealer, { path: signUpPath, answers }, tomorrow())}`;
}

/** Somebody who has asked for a code to recover an account; returns the `Cookie` header. */
export async function askToRecover(db: Kysely<Database>, sealer: Sealer): Promise<string> {
  const answers = { number: '13800000002', ...asked };
  return `${recoveryPhoneCookieName}=${await keepAnswers(db, sealer, { path: phoneRecoveryPlace, answers }, tomorrow())}`;
}

/** Writes down what somebody who signs in with a name is warned of. */
export const warnOf = (db: Kysely<Database>, sealer: Sealer, { accountId }: MadeAccount): Promise<void> =>
  recordSecurityEvent(db, sealer, { accountId, kind: 'passkey-added' }, new Date());
