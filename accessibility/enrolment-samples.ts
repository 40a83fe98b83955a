import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import { appendEnrolmentEvent } from '#src/domain/enrolment/append-enrolment-event.ts';
import type { EnrolmentEventKind } from '#src/domain/enrolment/enrolment.ts';
import type { Sealer } from '#src/sealing.ts';
import { anAccount, cookieOf } from '../tests/account-factories.ts';
import { aBase, aCourse, anEnrolment, aSession, mornings } from '../tests/training-factories.ts';

/** Sessions to enrol in, and the enrolments of one person; ids. */
export interface EnrolmentSamples {
  /** With seats left. */
  freeSession: string;
  /** Without a seat left, and somebody waits. */
  waitedSession: string;
  /** At the same time as the one that the person is enrolled in. */
  overlappingSession: string;
  /** In which the person is enrolled. */
  ownSession: string;
  enrolled: string;
  waiting: string;
  offered: string;
  expired: string;
  /** Of a course that has begun. */
  begun: string;
}

export type EnrolmentVisitor = 'enrolled' | 'helper of the enrolled' | 'never enrolled';

/** Somebody on the lists of courses in every way, a helper who may enrol them, and somebody who never was. */
export async function makeEnrolments(
  db: Kysely<Database>,
  sealer: Sealer,
): Promise<EnrolmentSamples & { cookies: [EnrolmentVisitor, string][] }> {
  const now = new Date(Date.now() - 60_000);
  const day = (after: number) => addDays(chinaDay(now), after);
  const aPerson = async (called: string) => {
    const account = await anAccount(db, sealer, { called, residenceRegion: '450202' });
    const actor = { accountId: account.accountId, role: 'jobseeker' } as const;
    const jobseekerId = account.jobseekerId ?? '';
    await giveConsent(db, sealer, { jobseekerId, purpose: 'training', actor }, now);
    return { ...account, jobseekerId };
  };
  const [person, other, blank] = [await aPerson('示例小龙'), await aPerson('示例小蓝'), await aPerson('示例小闭')];
  const base = await aBase(db, { name: '示例报名用的培训基地', place: '示例路3号' });
  const contact = { contact_name: '示例黄老师', contact_phone: '138 0000 0031' };
  const onsite = { training_base_id: base.training_base_id, way: 'onsite', ...contact };
  const course = await aCourse(db, { title: '客服录音剪辑（示例）', meant_for: '想学剪辑的人，不用有基础。' });
  const titled = (title: string) => aCourse(db, { title: `${title}（示例）`, kind: 'skill', topic: 'digital' });
  const session = async (wanted: Parameters<typeof aSession>[1]) =>
    (await aSession(db, { ...onsite, ...wanted }, now)).course_session_id;
  const on = async (
    sessionId: string,
    wanted: { state: string; events: EnrolmentEventKind[] } & Partial<Parameters<typeof anEnrolment>[2]>,
    whose = person,
  ) => {
    const { events, ...row } = wanted;
    const wishes = {
      ...{
        name: '示例小龙',
        phone: '138 0000 0032',
        needs: ['guide-dog', 'time'] as const,
        materials: ['audio'] as const,
      },
      words: '示例：坐公交来，早到十分钟。',
    };
    const made = { course_session_id: sessionId, jobseeker_id: whose.jobseekerId, wishes, ...row };
    const { enrolment_id } = await anEnrolment(db, sealer, made, now);
    for (const kind of events) await appendEnrolmentEvent(db, sealer, { enrolmentId: enrolment_id, kind }, now);
    return enrolment_id;
  };
  const ownSession = await session({ course, meetings: mornings(day(30), day(31)) });
  const enrolled = await on(ownSession, {
    ...{ state: 'enrolled', events: ['enrolled', 'needs', 'reply'] },
    ...{ sealed_reply: sealer.seal('示例：导盲犬可以来。录音前三天发。'), replied_at: now.toISOString() },
  });
  const waitedSession = await session({ course, seats: 1, meetings: mornings(day(40)) });
  await on(waitedSession, { state: 'enrolled', events: ['enrolled'] }, other);
  const full = await session({ course: await titled('候补的电脑课'), seats: 1, meetings: mornings(day(41)) });
  await on(full, { state: 'enrolled', events: ['enrolled'] }, other);
  const waiting = await on(full, { state: 'waiting', waiting_place: 1, events: ['waiting'] });
  // The answers have until the day after tomorrow, so that nothing runs out while pages are looked at.
  const offer = { offered_at: now.toISOString(), answer_until: new Date(now.getTime() + 2 * 86_400_000).toISOString() };
  const offering = await session({ course: await titled('有名额的打字课'), seats: 1, meetings: mornings(day(42)) });
  const offered = await on(offering, { ...offer, state: 'offered', waiting_place: 1, events: ['waiting', 'offered'] });
  const late = await session({ course: await titled('没有回答的写作课'), meetings: mornings(day(43)) });
  const expired = await on(late, { state: 'expired', waiting_place: 1, events: ['waiting', 'offered', 'expired'] });
  const running = await session({ course: await titled('上着的电商课'), meetings: mornings(day(-3), day(4)) });
  const begun = await on(running, { state: 'enrolled', events: ['enrolled'] });
  const helper = await anAccount(db, sealer, { role: 'helper', called: '示例龙妈妈' });
  const mandateId = randomUUID();
  await db
    .insertInto('mandate')
    .values({
      ...{ mandate_id: mandateId, jobseeker_id: person.jobseekerId, helper_id: helper.accountId, tasks: 'training' },
      ...{ term: 'month', state: 'active', begun_by: 'person' },
      ...{ starts_at: now.toISOString(), created_at: now.toISOString() },
      ends_at: new Date(now.getTime() + 20 * 86_400_000).toISOString(),
    })
    .execute();
  return {
    freeSession: await session({ course, seats: 5, meetings: mornings(day(50)) }),
    overlappingSession: await session({ course: await titled('同一天的课'), seats: 5, meetings: mornings(day(31)) }),
    ...{ waitedSession, ownSession, enrolled, waiting, offered, expired, begun },
    cookies: [
      ['enrolled', await cookieOf(db, person)],
      ['helper of the enrolled', await cookieOf(db, helper, { mandateId })],
      ['never enrolled', await cookieOf(db, blank)],
    ],
  };
}
