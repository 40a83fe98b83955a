import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { timeOf } from '#src/domain/assessment/appointment.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import { signUpForEvent } from '#src/domain/event/sign-up-for-event.ts';
import type { Sealer } from '#src/sealing.ts';
import { anAccount, cookieOf } from '../tests/account-factories.ts';
import { anEvent, signUpWishes } from '../tests/event-factories.ts';

export interface EventSamples {
  /** With seats left, everything known, and a page of its own elsewhere. */
  event: string;
  /** Of which nothing is known that need not be; without seats left. */
  fullEvent: string;
  /** Over, with results. */
  pastEvent: string;
  cancelledEvent: string;
  /** The sample person has signed up. */
  signedUpEvent: string;
}

export type EventVisitor = 'taking part' | 'helper of who takes part';

/** Events of 柳州 in every state, somebody who takes part in some, and a helper who may sign them up. */
export async function makeEvents(
  db: Kysely<Database>,
  sealer: Sealer,
): Promise<EventSamples & { cookies: [EventVisitor, string][] }> {
  const now = new Date(Date.now() - 60_000);
  const today = chinaDay(now);
  const person = await anAccount(db, sealer, { called: '示例小蓝', residenceRegion: '450202' });
  const jobseekerId = person.jobseekerId ?? '';
  const actor = { accountId: person.accountId, role: 'jobseeker' } as const;
  for (const purpose of ['record', 'training'] as const)
    await giveConsent(db, sealer, { jobseekerId, purpose, actor }, now);
  const cookie = await cookieOf(db, person);
  const visitor = await findVisitor(db, sealer, cookie.slice('session='.length));
  if (!visitor) throw new Error('Nobody takes part');

  const event = await anEvent(db, {
    ...{ title: '电脑打字比赛（示例）', meant_for: '柳州的残疾人，十六岁以上。', online_note: '用会议软件参加。' },
    ...{ contact_name: '示例韦老师', contact_phone: '0772 000 0000', official_url: 'https://example.org/contest' },
    ...{ access_by: '示例残联就业中心', access_on: today, access_note: '门口有人等，说名字就带您进去。' },
  });
  await db
    .insertInto('event_access_fact')
    .values(
      (
        [
          ['entrance', 'yes'],
          ['sign', 'partly'],
          ['quiet', 'no'],
        ] as const
      ).map(([fact, answer]) => ({ public_event_id: event, fact, answer })),
    )
    .execute();
  const fullEvent = await anEvent(db, { title: '手工作品展（示例）', kind: 'exchange', seats: 1, place: null });
  const signedUpEvent = await anEvent(db, { title: '春季招聘会（示例）', kind: 'fair', seats: null });
  const past = addDays(today, -30);
  const pastEvent = await anEvent(db, {
    ...{ title: '政策宣讲会（示例）', kind: 'talk', sign_up_until: addDays(past, -1), results_on: addDays(past, 2) },
    ...{
      starts_at: timeOf(past, '09:00'),
      ends_at: timeOf(past, '11:00'),
      results: '示例：来了30人。\n问题都答复了。',
    },
  });
  const cancelledEvent = await anEvent(db, {
    ...{
      title: '创业大赛（示例）',
      kind: 'startup',
      cancelled_at: now.toISOString(),
      cancelled_why: '示例：场地坏了。',
    },
  });
  await signUpForEvent(db, sealer, { visitor }, { eventId: signedUpEvent, wishes: signUpWishes }, now);
  await signUpForEvent(db, sealer, { visitor }, { eventId: fullEvent, wishes: signUpWishes }, now);

  const helper = await anAccount(db, sealer, { role: 'helper', called: '示例姐姐' });
  const mandateId = randomUUID();
  await db
    .insertInto('mandate')
    .values({
      ...{ mandate_id: mandateId, jobseeker_id: jobseekerId, helper_id: helper.accountId, tasks: 'training' },
      ...{ term: 'month', state: 'active', begun_by: 'person', code_fingerprint: null, sealed_code: null },
      ...{ code_expires_at: null, starts_at: now.toISOString(), ended_at: null, ended_by: null },
      ...{ ends_at: new Date(now.getTime() + 20 * 86_400_000).toISOString(), created_at: now.toISOString() },
    })
    .execute();
  return {
    ...{ event, fullEvent, pastEvent, cancelledEvent, signedUpEvent },
    cookies: [
      ['taking part', cookie],
      ['helper of who takes part', await cookieOf(db, helper, { mandateId })],
    ],
  };
}
