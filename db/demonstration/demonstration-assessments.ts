import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Result } from '#src/domain/assessment/assessment-content.ts';
import { timeOf } from '#src/domain/assessment/appointment.ts';
import type { AssessmentWay } from '#src/domain/assessment/appointment.ts';
import { expiryOf } from '#src/domain/assessment/assessment.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Database } from '../schema.ts';

export interface DemonstrationAssessment {
  /** Who assesses, and where they work. */
  counsellorId: string;
  organisationId: string;
  /** Who was assessed. */
  accountId: string;
  jobseekerId: string;
}

/** Days from the seeding, time of the day and way of the free times. */
const freeTimes: readonly (readonly [days: number, clock: string, way: AssessmentWay])[] = [
  [3, '09:00', 'centre'],
  [3, '14:30', 'phone'],
  [5, '10:00', 'online'],
  [10, '09:00', 'centre'],
  [10, '14:30', 'phone'],
  [17, '09:00', 'centre'],
];

const facts: Readonly<Record<AssessmentWay, { place?: string; access_facts?: string; directions?: string }>> = {
  phone: {},
  online: { place: '示例：约好以后，发短信告诉您怎样打开，可以有字幕' },
  centre: {
    place: '示例路1号示例大楼三楼',
    access_facts: '示例：门口没有台阶。电梯有语音。三楼有无障碍卫生间。',
    directions: '示例：公交到示例站，沿盲道走100米。',
  },
};

const result: Result = {
  well: '示例：您打字快，错得少。说过一遍的步骤，您都记得住。',
  help: '示例：安静的地方。用文字交代事情。每小时休息10分钟。',
  fits: '示例：用文字交流的工作，例如在线客服、数据标注。打很多电话的工作，您会累。',
  next: '示例：先看一个在线客服的岗位，问一问能不能每天做半天。',
  findings: { helps: ['quiet', 'written', 'breaks'], tires: ['noise', 'calls'], tools: [], tasks: ['computer'] },
};

/** Invents free times of the counsellor, in the days to come, and one result of three weeks ago. */
export async function seedDemonstrationAssessments(
  db: Kysely<Database>,
  sealer: Sealer,
  { counsellorId, organisationId, accountId, jobseekerId }: DemonstrationAssessment,
  now: Date,
): Promise<void> {
  const [today, at] = [chinaDay(now), now.toISOString()];
  const time = async (day: string, clock: string, way: AssessmentWay): Promise<string> => {
    const [assessment_time_id, starts_at] = [randomUUID(), timeOf(day, clock)];
    await db
      .insertInto('assessment_time')
      .values({
        ...{ assessment_time_id, counsellor_id: counsellorId, organisation_id: organisationId },
        ...{ region_code: '450200', starts_at, way, ...facts[way], created_at: at },
        ends_at: new Date(Date.parse(starts_at) + 3_600_000).toISOString(),
      })
      .execute();
    return assessment_time_id;
  };
  for (const [days, clock, way] of freeTimes) await time(addDays(today, days), clock, way);

  const actor = { accountId, role: 'jobseeker' } as const;
  await giveConsent(db, sealer, { jobseekerId, purpose: 'assessment', actor }, now);
  const done_on = addDays(today, -21);
  const appointment_id = randomUUID();
  await db
    .insertInto('appointment')
    .values({
      ...{ appointment_id, assessment_time_id: await time(done_on, '09:00', 'centre'), jobseeker_id: jobseekerId },
      ...{ state: 'done', booked_by: accountId, booked_as: 'self', changes: 0, created_at: at, changed_at: at },
    })
    .execute();
  await db
    .insertInto('assessment')
    .values({
      ...{ assessment_id: randomUUID(), jobseeker_id: jobseekerId, kind: 'professional', appointment_id },
      ...{ assessor_id: counsellorId, done_on, expires_on: expiryOf(done_on), read_at: at },
      ...{ sealed_content: sealer.seal(JSON.stringify(result)), created_at: at, changed_at: at },
    })
    .execute();
}
