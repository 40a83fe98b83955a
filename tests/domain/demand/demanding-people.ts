import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '#src/domain/account/account.ts';
import type { ConsentPurpose } from '#src/domain/consent/consent.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { findDraft, versionOf } from '#src/domain/demand/draft-queries.ts';
import type { QuestionAnswer } from '#src/domain/demand/demand-form.ts';
import { saveAnswer } from '#src/domain/demand/save-answer.ts';
import { sendDemand } from '#src/domain/demand/send-demand.ts';
import type { Asker } from '#src/domain/jobseeker/record-right.ts';
import type { Sealer } from '#src/sealing.ts';
import { anAccount } from '../../account-factories.ts';
import type { MadeAccount } from '../../account-factories.ts';

/** Somebody signed in, as commands know them. */
export const visitorOf = (
  { accountId, accountRoleId, called }: MadeAccount,
  role: 'jobseeker' | 'helper' | 'counsellor' = 'jobseeker',
  regionCode?: string,
): Visitor => {
  const held = { accountRoleId, role, organisationId: undefined, organisationName: undefined, regionCode };
  return {
    ...{ accountId, sessionId: randomUUID(), called, role: held, roles: [held] },
    ...{ mandateId: undefined, secondFactorAt: undefined, hasSecondFactor: false },
  };
};

export interface DemandingPerson {
  account: MadeAccount;
  jobseekerId: string;
  asker: Asker;
}

/** A jobseeker who has agreed to these purposes. */
export async function aDemandingPerson(
  db: Kysely<Database>,
  sealer: Sealer,
  purposes: readonly ConsentPurpose[] = ['demand'],
  wanted: Parameters<typeof anAccount>[2] = {},
): Promise<DemandingPerson> {
  const account = await anAccount(db, sealer, wanted);
  const { jobseekerId = '', accountId } = account;
  for (const purpose of purposes)
    await giveConsent(db, sealer, { jobseekerId, purpose, actor: { accountId, role: 'jobseeker' } }, new Date());
  return { account, jobseekerId, asker: { visitor: visitorOf(account) } };
}

/** A helper who acts for this person. */
export async function aHelperOf(
  db: Kysely<Database>,
  sealer: Sealer,
  { jobseekerId }: DemandingPerson,
): Promise<{ asker: Asker; mandateId: string; account: MadeAccount }> {
  const account = await anAccount(db, sealer, { role: 'helper', called: '示例妈妈' });
  const mandateId = randomUUID();
  const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  await db
    .insertInto('mandate')
    .values({
      ...{ mandate_id: mandateId, jobseeker_id: jobseekerId, helper_id: account.accountId, tasks: 'demand' },
      ...{ term: 'month', state: 'active', begun_by: 'person', starts_at: at(-1), ends_at: at(30), created_at: at(-1) },
    })
    .execute();
  const visitor = { ...visitorOf(account, 'helper'), mandateId };
  return { asker: { visitor, acting: { mandateId, jobseekerId, tasks: ['demand'] } }, mandateId, account };
}

/** The least that can be sent. */
export const leastAnswers: readonly QuestionAnswer[] = [
  { question: 'work', answer: { occupations: ['customer-service'], own: ['宠物美容'], isUnsure: false } },
  {
    question: 'contact',
    answer: { way: 'phone', phone: '138 0000 0000', reach: '', times: ['morning'], person: 'anyone' },
  },
];

/** Saves answers over whatever stands there. */
export async function answer(
  db: Kysely<Database>,
  sealer: Sealer,
  { asker, jobseekerId }: Pick<DemandingPerson, 'asker' | 'jobseekerId'>,
  answers: readonly QuestionAnswer[] = leastAnswers,
  now = new Date(),
): Promise<void> {
  for (const each of answers) {
    const { marks } = await findDraft(db, sealer, jobseekerId, now);
    const revision = marks[each.question]?.revision ?? 0;
    const outcome = await saveAnswer(db, sealer, asker, jobseekerId, { ...each, revision }, now);
    if (outcome !== 'saved') throw new Error(`${each.question}: ${JSON.stringify(outcome)}`);
  }
}

/** Sends what is in the draft, as read now. */
export async function send(
  db: Kysely<Database>,
  sealer: Sealer,
  { asker, jobseekerId }: Pick<DemandingPerson, 'asker' | 'jobseekerId'>,
  now = new Date(),
): Promise<string> {
  const draft = await findDraft(db, sealer, jobseekerId, now);
  const read = { demandId: draft.demandId ?? '', version: versionOf(draft) };
  const outcome = await sendDemand(db, sealer, asker, jobseekerId, read, now);
  if (typeof outcome === 'string' || 'missing' in outcome) throw new Error(JSON.stringify(outcome));
  return outcome.demandId;
}
