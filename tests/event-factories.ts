import { randomUUID } from 'node:crypto';
import type { Insertable, Kysely } from 'kysely';
import type { Database, PublicEventTable } from '#db/schema.ts';
import { timeOf } from '#src/domain/assessment/appointment.ts';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import type { EventFacts, SignUpWishes } from '#src/domain/event/event.ts';

/** What staff write of an event of 柳州: a morning in 20 days, with two seats. */
export function eventFacts(wanted: Partial<EventFacts> = {}, now = new Date()): EventFacts {
  const day = addDays(chinaDay(now), 20);
  return {
    ...{ kind: 'contest', title: '录音剪辑比赛（示例）', organiser: '示例残联就业中心', regionCode: '450200' },
    ...{ description: '比谁剪得干净。', meantFor: '柳州的残疾人', place: '示例路2号', onlineNote: undefined },
    ...{ startsAt: timeOf(day, '09:00'), endsAt: timeOf(day, '11:30'), signUpUntil: addDays(day, -3), seats: 2 },
    ...{ contactName: undefined, contactPhone: undefined, officialUrl: undefined, accessNote: undefined },
    access: { entrance: 'yes', sign: 'partly' },
    ...wanted,
  };
}

/** The same in the calendar. */
export async function anEvent(
  db: Kysely<Database>,
  wanted: Partial<Insertable<PublicEventTable>> = {},
  now = new Date(),
): Promise<string> {
  const facts = eventFacts({}, now);
  const eventId = randomUUID();
  await db
    .insertInto('public_event')
    .values({
      ...{ public_event_id: eventId, organisation_id: null, region_code: '450200', kind: facts.kind },
      ...{ title: facts.title, organiser: facts.organiser, description: facts.description, meant_for: null },
      ...{ starts_at: facts.startsAt, ends_at: facts.endsAt, place: '示例路2号', online_note: null },
      ...{ sign_up_until: facts.signUpUntil ?? null, seats: 2, contact_name: null, contact_phone: null },
      ...{ official_url: null, access_by: null, access_on: null, access_note: null, results: null, results_on: null },
      ...{ cancelled_at: null, cancelled_why: null, revision: 1, created_by: 'somebody', is_demonstration: 1 },
      ...{ created_at: now.toISOString(), changed_at: now.toISOString() },
      ...wanted,
    })
    .execute();
  return eventId;
}

export const signUpWishes: SignUpWishes = {
  name: '示例参赛人',
  phone: '138 0000 0000',
  needs: ['sign'],
  words: '坐前排',
};
