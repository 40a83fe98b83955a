import type { BrowserContext } from '@playwright/test';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { makeDeskCode } from '#src/domain/account/make-desk-code.ts';
import { createSession } from '#src/domain/account/session.ts';
import { signUp } from '#src/domain/account/sign-up.ts';
import type { ConsentPurpose } from '#src/domain/consent/consent.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { acceptInvitation } from '#src/domain/mandate/accept-invitation.ts';
import { inviteHelper } from '#src/domain/mandate/invite-helper.ts';
import type { MandateTask } from '#src/domain/mandate/mandate.ts';
import { cookieOf } from '../../tests/account-factories.ts';
import type { MadeAccount } from '../../tests/account-factories.ts';
import type { Portal } from '../../tests/portal.ts';
import { fixedMoment } from './fixed-clock-option.ts';

/** Somebody who has an account before a journey begins. */
export interface Person {
  /** What they sign in with; it ends in four digits that nobody can foretell. */
  name: string;
  password: string;
  accountId: string;
  accountRoleId: string;
  /** The file of a jobseeker. */
  jobseekerId: string | undefined;
}

/** Lets somebody sign up at the moment of the portal. */
export const aPerson = (portal: Portal, called: string, role: 'jobseeker' | 'helper' = 'jobseeker'): Promise<Person> =>
  inDatabase(portal, async (db) => {
    const password = '三只白猫过了小河';
    const name = (await signUp(db, portal.sealer, { name: called, called, role, password }, fixedMoment)).text;
    const { account_id: accountId, account_role_id: accountRoleId } = await db
      .selectFrom('account')
      .innerJoin('account_role', 'account_role.account_id', 'account.account_id')
      .select(['account.account_id', 'account_role_id'])
      .where('sign_in_fingerprint', 'in', portal.sealer.fingerprints('sign-in', name))
      .executeTakeFirstOrThrow();
    const file = await db
      .selectFrom('jobseeker')
      .select('jobseeker_id')
      .where('account_id', '=', accountId)
      .executeTakeFirst();
    return { name, password, accountId, accountRoleId, jobseekerId: file?.jobseeker_id };
  });

/** Signs somebody in on a browser. */
export const signIn = (browser: BrowserContext, portal: Portal, { accountId, accountRoleId }: Person): Promise<void> =>
  inDatabase(portal, async (db) => {
    const session = { accountId, accountRoleId, device: 'Chrome，Linux电脑' };
    const value = await createSession(db, session, fixedMoment);
    await browser.addCookies([{ name: 'session', value, url: portal.origin }]);
  });

/** Signs in somebody whom the tests' factories made; staff have given the second factor. */
export const signInMade = (
  browser: BrowserContext,
  portal: Portal,
  account: MadeAccount,
  options: { mandateId?: string } = {},
): Promise<void> =>
  inDatabase(portal, async (db) => {
    const value = (await cookieOf(db, account, options)).slice('session='.length);
    await browser.addCookies([{ name: 'session', value, url: portal.origin }]);
  });

/** What a jobseeker has agreed to. */
export const agree = (
  portal: Portal,
  { accountId, jobseekerId = '' }: Person,
  ...purposes: readonly ConsentPurpose[]
): Promise<void> =>
  inDatabase(portal, async (db) => {
    const actor = { accountId, role: 'jobseeker' } as const;
    for (const purpose of purposes) await giveConsent(db, portal.sealer, { jobseekerId, purpose, actor }, fixedMoment);
  });

/** The eight digits by which a jobseeker invites a helper for a month. */
export const invite = (portal: Portal, { accountId }: Person, ...tasks: readonly MandateTask[]): Promise<string> =>
  inDatabase(portal, async (db) => {
    const made = await inviteHelper(db, portal.sealer, { accountId, tasks, term: 'month' }, fixedMoment);
    if (made.outcome !== 'opened') throw new Error(`No invitation was made: ${made.outcome}`);
    return made.code;
  });

/** A helper takes an invitation up. */
export const accept = (portal: Portal, { accountId }: Person, code: string): Promise<void> =>
  inDatabase(portal, async (db) => {
    const { outcome } = await acceptInvitation(db, portal.sealer, { accountId, code }, fixedMoment);
    if (outcome !== 'accepted') throw new Error(`The invitation was not accepted: ${outcome}`);
  });

/** The one-time code that a counsellor reads out at the desk. */
export const deskCode = (portal: Portal, { accountId }: Person): Promise<string> =>
  inDatabase(portal, (db) =>
    makeDeskCode(db, portal.sealer, { accountId, issuedBy: 'somebody', lifetime: 3_600_000 }, fixedMoment),
  );

/** Does something in the portal's database before a journey, or between two of its pages. */
export async function inDatabase<Result>(
  { databaseUrl }: Portal,
  work: (db: Kysely<Database>) => Promise<Result>,
): Promise<Result> {
  const db = openDatabase(databaseUrl);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
