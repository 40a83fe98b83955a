import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { HeldRole, Role, Visitor } from '#src/domain/account/account.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import { planFollowUp } from '#src/domain/follow-up/plan-follow-up.ts';
import type { Asker } from '#src/domain/jobseeker/record-right.ts';
import { addLine } from '#src/domain/plan/add-line.ts';
import type { NewLine } from '#src/domain/plan/add-line.ts';
import { writeRemark } from '#src/domain/plan/write-remark.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Database } from '../schema.ts';

interface DemonstrationPlan {
  jobseekerId: string;
  person: { accountId: string; called: string };
  counsellor: { accountId: string; called: string };
}

/** Somebody invented, as if they had signed in. */
export const visitorOf = ({ accountId, called }: { accountId: string; called: string }, role: Role): Visitor => {
  const regionCode = role === 'counsellor' ? '450200' : undefined;
  const held: HeldRole = {
    ...{ accountRoleId: '', role, organisationId: undefined, organisationName: undefined, regionCode },
  };
  return {
    ...{ accountId, called, sessionId: '', role: held, roles: [held], mandateId: undefined },
    ...{ secondFactorAt: undefined, hasSecondFactor: true },
  };
};

/** Invents the plan of a jobseeker, as the person and the counsellor would write it, and a follow-up to come. */
export async function seedDemonstrationPlan(
  db: Kysely<Database>,
  sealer: Sealer,
  { jobseekerId, person, counsellor }: DemonstrationPlan,
  now: Date,
): Promise<void> {
  const own: Asker = { visitor: visitorOf(person, 'jobseeker') };
  const staff: Asker = { visitor: visitorOf(counsellor, 'counsellor') };
  const actor = { accountId: person.accountId, role: 'jobseeker' } as const;
  await giveConsent(db, sealer, { jobseekerId, purpose: 'plan', actor }, now);
  const after = (days: number) => addDays(chinaDay(now), days);
  const add = async (asker: Asker, line: Omit<NewLine, 'jobseekerId' | 'lineId'>): Promise<string> => {
    const lineId = randomUUID();
    const outcome = await addLine(db, sealer, asker, { jobseekerId, lineId, ...line }, now);
    if (outcome !== 'added') throw new Error(`The plan takes no line: ${outcome}`);
    return lineId;
  };
  const goalId = await add(own, { text: '（示例）找到用文字交流的客服工作' });
  await add(own, { goalId, text: '（示例）写一页简历', dueOn: after(7) });
  const interview = await add(staff, { goalId, text: '（示例）参加一次文字面试', dueOn: after(21) });
  await add(staff, { goalId, text: '（示例）问单位能不能用文字面试', doer: 'counsellor', dueOn: after(5) });
  const remark = { remarkId: randomUUID(), lineId: interview, kind: 'question' } as const;
  await writeRemark(db, sealer, own, { jobseekerId, ...remark, text: '（示例）面试会问什么？' }, now);
  const followUp = { followUpId: randomUUID(), plannedOn: after(30), way: 'sms' } as const;
  await planFollowUp(db, sealer, staff, { jobseekerId, ...followUp }, now);
}
