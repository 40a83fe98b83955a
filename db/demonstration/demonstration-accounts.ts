import { randomInt } from 'node:crypto';
import type { Kysely } from 'kysely';
import { createStaffAccount } from '#src/domain/account/create-staff-account.ts';
import { hashPassword } from '#src/domain/account/password.ts';
import { signUp } from '#src/domain/account/sign-up.ts';
import type { StaffRole } from '#src/domain/account/staff-account.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { acceptInvitation } from '#src/domain/mandate/accept-invitation.ts';
import { inviteHelper } from '#src/domain/mandate/invite-helper.ts';
import { terminal } from '#src/domain/organisation/authority.ts';
import { createOrganisation } from '#src/domain/organisation/create-organisation.ts';
import type { OrganisationKind } from '#src/domain/organisation/organisation.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Database } from '../schema.ts';
import { seedDemonstrationAssessments } from './demonstration-assessments.ts';
import { seedDemonstrationDemand } from './demonstration-demand.ts';
import { seedDemonstrationGraduate, seedDemonstrationHousehold } from './demonstration-household.ts';
import { seedDemonstrationPlan, visitorOf } from './demonstration-plan.ts';

export interface DemonstrationAccount {
  /** Who it is, as the list of accounts says it. */
  who: string;
  signInName: string;
}

export interface DemonstrationAccounts {
  accounts: readonly DemonstrationAccount[];
  /** One for all of them, made now and kept nowhere. */
  password: string;
}

/** No letter that is taken for another one or for a digit. */
const letters = 'abcdefghjkmnpqrstuvwxyz';

const makePassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')).join(
    '-',
  );

/**
 * Invents a few people of 柳州, marked as demonstration: two jobseekers, the helper of one of them, a counsellor, an
 * employer and an administrator. Does nothing and returns undefined when there is any account.
 */
export async function seedDemonstrationAccounts(
  db: Kysely<Database>,
  sealer: Sealer,
  now: Date,
): Promise<DemonstrationAccounts | undefined> {
  const anybody = await db.selectFrom('account').select('account_id').limit(1).executeTakeFirst();
  if (anybody) return undefined;
  const password = makePassword();
  const passwordHash = await hashPassword(password);
  const accounts: DemonstrationAccount[] = [];

  const place = async (name: string, kind: OrganisationKind): Promise<string> => {
    const organisation = { name, kind, regionCode: '450200' };
    const id = await createOrganisation(db, sealer, terminal, organisation, now);
    if (!id) throw new Error(`There is a ${name} already`);
    return id;
  };
  const staff = async (who: string, role: StaffRole, organisationId: string, called: string): Promise<string> => {
    const account = { called, signInName: { kind: 'name', text: who }, role, organisationId } as const;
    const made = await createStaffAccount(db, sealer, terminal, account, now);
    if ('problem' in made) throw new Error(`${who}: ${made.problem}`);
    accounts.push({ who, signInName: who });
    return made.accountId;
  };
  const person = async (who: string, role: 'jobseeker' | 'helper', called: string): Promise<string> => {
    const { text } = await signUp(db, sealer, { name: called, called, role, password }, now);
    accounts.push({ who, signInName: text });
    const account = db.selectFrom('account').select('account_id');
    const found = account.where('sign_in_fingerprint', 'in', sealer.fingerprints('sign-in', text));
    return (await found.executeTakeFirstOrThrow()).account_id;
  };
  const fileOf = async (accountId: string, residence_region: string, counsellor_id: string | null): Promise<string> =>
    (
      await db
        .updateTable('jobseeker')
        .set({ residence_region, counsellor_id })
        .where('account_id', '=', accountId)
        .returning('jobseeker_id')
        .executeTakeFirstOrThrow()
    ).jobseeker_id;

  const first = await person('示例求职者', 'jobseeker', '示例小林');
  const second = await person('示例求职者', 'jobseeker', '示例小韦');
  const helper = await person('示例家属', 'helper', '示例林妈妈');
  const federation = await place('示例柳州市残联', 'federation');
  const counsellor = await staff('示例就业辅导员', 'counsellor', federation, '示例覃老师');
  await staff('示例管理员', 'administrator', federation, '示例莫主任');
  await staff('示例用人单位', 'employer', await place('示例蓝天制造有限公司', 'employer'), '示例黄经理');

  const jobseekerId = await fileOf(first, '450202', counsellor);
  const studying = await fileOf(second, '450200', null);
  const actor = { accountId: first, role: 'jobseeker' } as const;
  for (const purpose of ['record', 'counsellor'] as const)
    await giveConsent(db, sealer, { jobseekerId, purpose, actor }, now);
  await seedDemonstrationDemand(db, sealer, { accountId: first, jobseekerId, called: '示例小林' }, now);
  const invitation = { accountId: first, tasks: ['plan', 'demand', 'message'], term: 'month' } as const;
  const invited = await inviteHelper(db, sealer, invitation, now);
  if ('code' in invited) await acceptInvitation(db, sealer, { accountId: helper, code: invited.code }, now);

  const assessed = { counsellorId: counsellor, organisationId: federation, accountId: first, jobseekerId };
  await seedDemonstrationAssessments(db, sealer, assessed, now);

  const planned = { accountId: first, called: '示例小林' };
  const coach = { accountId: counsellor, called: '示例覃老师' };
  await seedDemonstrationPlan(db, sealer, { jobseekerId, person: planned, counsellor: coach }, now);

  const staffed = visitorOf(coach, 'counsellor');
  await seedDemonstrationHousehold(db, sealer, { jobseekerId, counsellor: staffed }, now);
  const agrees = { jobseekerId: studying, purpose: 'record', actor: { accountId: second, role: 'jobseeker' } } as const;
  await giveConsent(db, sealer, agrees, now);
  const graduate = { jobseekerId: studying, person: visitorOf({ accountId: second, called: '示例小韦' }, 'jobseeker') };
  await seedDemonstrationGraduate(db, sealer, graduate, now);

  // Until here there was nobody: all of it is invented. The first codes of staff give way to the password.
  await db.updateTable('account').set({ is_demonstration: 1, password_hash: passwordHash }).execute();
  for (const table of ['jobseeker', 'organisation'] as const)
    await db.updateTable(table).set({ is_demonstration: 1 }).execute();
  await db.deleteFrom('one_time_code').execute();
  return { accounts, password };
}
