import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { ConsentPurpose } from '#src/domain/consent/consent.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import type { Asker } from '#src/domain/jobseeker/record-right.ts';
import type { MandateTask } from '#src/domain/mandate/mandate.ts';
import { addLine } from '#src/domain/plan/add-line.ts';
import type { NewLine } from '#src/domain/plan/add-line.ts';
import { findPlan } from '#src/domain/plan/plan-queries.ts';
import type { Plan } from '#src/domain/plan/plan.ts';
import type { Sealer } from '#src/sealing.ts';
import { anAccount, anOrganisation } from './account-factories.ts';
import type { MadeAccount } from './account-factories.ts';
import { visitorOf } from './domain/demand/demanding-people.ts';

/** A person with a counsellor, both of 柳州, and what they may do with the person's plan. */
export interface PlannedPerson {
  account: MadeAccount;
  jobseekerId: string;
  counsellor: MadeAccount;
  own: Asker;
  staff: Asker;
  /** Adds a goal, or an action to a goal, and hands over its key. */
  add: (line: Partial<NewLine> & { text: string }, by?: Asker) => Promise<string>;
  plan: () => Promise<Plan>;
}

export async function aPlannedPerson(
  db: Kysely<Database>,
  sealer: Sealer,
  {
    called = '示例小唐',
    purposes = ['plan', 'counsellor'],
    counsellor,
    now = new Date(),
  }: { called?: string; purposes?: readonly ConsentPurpose[]; counsellor?: MadeAccount; now?: Date } = {},
): Promise<PlannedPerson> {
  const ofHere = { role: 'counsellor', called: '示例覃老师' } as const;
  const coach = counsellor ?? (await anAccount(db, sealer, { ...ofHere, organisationId: await anOrganisation(db) }));
  const account = await anAccount(db, sealer, { called, residenceRegion: '450202', counsellorId: coach.accountId });
  const { jobseekerId = '', accountId } = account;
  for (const purpose of purposes)
    await giveConsent(db, sealer, { jobseekerId, purpose, actor: { accountId, role: 'jobseeker' } }, now);
  const own: Asker = { visitor: visitorOf(account) };
  const staff: Asker = { visitor: visitorOf(coach, 'counsellor', '450200') };
  const add: PlannedPerson['add'] = async (line, by = own) => {
    const lineId = line.lineId ?? randomUUID();
    const outcome = await addLine(db, sealer, by, { jobseekerId, ...line, lineId }, now);
    if (outcome !== 'added') throw new Error(`No line was added: ${outcome}`);
    return lineId;
  };
  const plan = async () => {
    const found = await findPlan(db, sealer, jobseekerId);
    if (!found) throw new Error('There is no plan');
    return found;
  };
  return { account, jobseekerId, counsellor: coach, own, staff, add, plan };
}

/** A goal with one action in the plan of somebody who has agreed to one: their keys. */
export async function aGoalAndAction(
  db: Kysely<Database>,
  sealer: Sealer,
  person: MadeAccount,
): Promise<{ goal: string; action: string }> {
  const [goal, action] = [randomUUID(), randomUUID()];
  const [asker, jobseekerId] = [{ visitor: visitorOf(person) }, person.jobseekerId ?? ''];
  for (const line of [{ lineId: goal }, { lineId: action, goalId: goal }])
    await addLine(db, sealer, asker, { jobseekerId, text: '示例', ...line }, new Date());
  return { goal, action };
}

/** A helper who acts for the person under a mandate with these tasks. */
export async function aPlanHelper(
  db: Kysely<Database>,
  sealer: Sealer,
  jobseekerId: string,
  { tasks = ['plan'], now = new Date() }: { tasks?: MandateTask[]; now?: Date } = {},
): Promise<{ asker: Asker; mandateId: string; account: MadeAccount }> {
  const account = await anAccount(db, sealer, { role: 'helper', called: '示例妈妈' });
  const mandateId = randomUUID();
  const at = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();
  await db
    .insertInto('mandate')
    .values({
      ...{ mandate_id: mandateId, jobseeker_id: jobseekerId, helper_id: account.accountId, tasks: tasks.join(',') },
      ...{ term: 'month', state: 'active', begun_by: 'person', starts_at: at(-1), ends_at: at(30), created_at: at(-1) },
    })
    .execute();
  return {
    asker: { visitor: visitorOf(account, 'helper'), acting: { mandateId, jobseekerId, tasks } },
    mandateId,
    account,
  };
}
