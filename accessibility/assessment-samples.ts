import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Result, SelfAnswers } from '#src/domain/assessment/assessment-content.ts';
import type { AppointmentState, AppointmentWishes } from '#src/domain/assessment/appointment.ts';
import { expiryOf } from '#src/domain/assessment/assessment.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import type { Sealer } from '#src/sealing.ts';
import { anAccount, cookieOf } from '../tests/account-factories.ts';

const answer = { by: 'self', called: '示例小农' } as const;
const answers: SelfAnswers = {
  tasks: { ...answer, chosen: ['computer', 'calls'], words: '在学校的图书馆帮忙，整理过两年的书。' },
  helps: { ...answer, chosen: ['quiet', 'written', 'breaks'], words: '' },
  tires: { ...answer, chosen: ['noise'], words: '', by: 'helper', called: '示例农妈妈' },
};
const result: Result = {
  well: '您打字快，错得少。\n您记得住每一步。',
  help: '安静的地方。\n用文字交代事情。',
  fits: '适合在线客服、数据标注。这些工作用文字，不用打很多电话。',
  next: '先试一个星期的在线客服，每天半天。',
  findings: {
    helps: ['quiet', 'written'],
    tires: ['calls', 'noise'],
    tools: ['screen-reader'],
    tasks: ['computer'],
  },
};
const wishes: AppointmentWishes = {
  ...{ needs: ['guide', 'text'], other: '中间休息10分钟', reach: '短信138 0000 0000', called: '示例小农' },
};

/**
 * A person with every kind of assessment and appointment, somebody who helps them, and who assessed them: their cookies
 * by whom a page is shown to. What they have is named `sample-…`.
 */
export async function makeAssessments(
  db: Kysely<Database>,
  sealer: Sealer,
  organisationId: string,
): Promise<[as: 'assessed' | 'helper of the assessed' | 'assessor', cookie: string][]> {
  const now = new Date();
  const at = now.toISOString();
  const person = await anAccount(db, sealer, { called: '示例小农', residenceRegion: '450202' });
  const other = await anAccount(db, sealer, { called: '示例小蒙', residenceRegion: '450202' });
  const helper = await anAccount(db, sealer, { role: 'helper', called: '示例农妈妈' });
  const assessor = await anAccount(db, sealer, { role: 'counsellor', called: '示例覃老师', organisationId });
  for (const { accountId, jobseekerId = '' } of [person, other])
    await giveConsent(db, sealer, { jobseekerId, purpose: 'assessment', actor: { accountId, role: 'jobseeker' } }, now);

  const time = async (name: string, day: number, way = 'centre') => {
    const start = Date.parse(`${addDays(chinaDay(now), day)}T01:00:00.000Z`);
    await db
      .insertInto('assessment_time')
      .values({
        ...{ assessment_time_id: `sample-${name}`, counsellor_id: assessor.accountId, organisation_id: organisationId },
        ...{ region_code: '450200', starts_at: new Date(start).toISOString(), way },
        ends_at: new Date(start + 3_600_000).toISOString(),
        ...(way === 'phone'
          ? {}
          : { place: '示例路1号三楼', access_facts: '门口没有台阶。\n有电梯，有语音。', directions: '公交到示例站。' }),
        created_at: at,
      })
      .execute();
    return `sample-${name}`;
  };
  const appointment = (name: string, assessment_time_id: string, state: AppointmentState, whose = person) =>
    db
      .insertInto('appointment')
      .values({
        ...{ appointment_id: `sample-${name}`, assessment_time_id, jobseeker_id: whose.jobseekerId ?? '', state },
        ...{ sealed_wishes: sealer.seal(JSON.stringify(wishes)), booked_by: whose.accountId, booked_as: 'self' },
        ...{ changes: 0, created_at: at, changed_at: at },
      })
      .execute();
  await time('free', 10);
  await time('free-by-phone', 11, 'phone');
  await appointment('to-come', await time('booked', 8), 'booked');
  await appointment('waiting', await time('past', -1), 'booked', other);
  await appointment('missed', await time('missed', -20), 'missed');
  await appointment('done', await time('done', -30), 'done');
  await appointment('old', await time('old', -400), 'done');

  const assessment = (name: string, day: number, wanted: object, content: object) => {
    const done_on = addDays(chinaDay(now), day);
    return db
      .insertInto('assessment')
      .values({
        ...{ assessment_id: `sample-${name}`, jobseeker_id: person.jobseekerId ?? '', kind: 'professional' },
        ...{ done_on, expires_on: expiryOf(done_on), assessor_id: assessor.accountId },
        ...{ sealed_content: sealer.seal(JSON.stringify(content)), created_at: at, changed_at: at },
        ...wanted,
      })
      .execute();
  };
  await assessment('self', -40, { kind: 'self', assessor_id: null, read_at: at }, answers);
  const draft = { kind: 'self', assessor_id: null, done_on: null, expires_on: null };
  await assessment('draft', 0, draft, { helps: answers.helps, tires: answers.tires });
  await assessment('result', -30, { appointment_id: 'sample-done' }, result);
  const said = {
    ...{ appointment_id: 'sample-old', read_at: at, answered_at: at },
    sealed_answer: sealer.seal('我也能打电话，短的可以。'),
  };
  await assessment('answered', -400, said, result);

  const mandateId = randomUUID();
  await db
    .insertInto('mandate')
    .values({
      ...{ mandate_id: mandateId, jobseeker_id: person.jobseekerId ?? '', helper_id: helper.accountId },
      ...{ tasks: 'demand', term: 'month', state: 'active', begun_by: 'person', starts_at: at, created_at: at },
      ends_at: new Date(now.getTime() + 20 * 86_400_000).toISOString(),
    })
    .execute();
  return [
    ['assessed', await cookieOf(db, person)],
    ['helper of the assessed', await cookieOf(db, helper, { mandateId })],
    ['assessor', await cookieOf(db, assessor)],
  ];
}
