import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import type { Database } from '../schema.ts';

const clock = (day: string, time: string): string => new Date(`${day}T${time}:00+08:00`).toISOString();

/** Invents two events, a contest in 柳州 and a job fair in 珠海, both marked 示例; days fit `now`. Once only. */
export async function seedEvents(db: Kysely<Database>, now: Date): Promise<void> {
  const found = await db
    .selectFrom('public_event')
    .select('public_event_id')
    .where('is_demonstration', '=', 1)
    .limit(1)
    .executeTakeFirst();
  if (found) return;
  const today = chinaDay(now);
  const [contest, fair] = [addDays(today, 24), addDays(today, 40)];
  const [contestId, fairId, time] = [randomUUID(), randomUUID(), now.toISOString()];
  const common = {
    ...{ organisation_id: null, official_url: null, results: null, results_on: null, cancelled_at: null },
    ...{ cancelled_why: null, created_by: 'demonstration', created_at: time, changed_at: time, is_demonstration: 1 },
    access_on: today,
  };
  await db
    .insertInto('public_event')
    .values([
      {
        ...common,
        ...{
          public_event_id: contestId,
          region_code: '450200',
          kind: 'contest',
          title: '电脑打字和录音剪辑比赛（示例）',
        },
        ...{ organiser: '柳州示例残疾人就业中心', meant_for: '柳州的残疾人，会用电脑就行。' },
        description: '示例：上午比打字，下午比录音剪辑。\n可以只参加一项。可以用自己的读屏和键盘。',
        ...{ starts_at: clock(contest, '09:00'), ends_at: clock(contest, '16:00'), place: '示例路8号一楼大厅' },
        ...{ online_note: null, sign_up_until: addDays(contest, -5), seats: 40 },
        ...{ contact_name: '示例韦老师', contact_phone: null, access_by: '柳州示例残疾人就业中心' },
        access_note: '示例：公交示例站下车，有人在站台等。',
      },
      {
        ...common,
        ...{ public_event_id: fairId, region_code: '440400', kind: 'fair', title: '残疾人专场招聘会（示例）' },
        ...{ organiser: '珠海示例残疾人就业服务中心', meant_for: '想找工作的残疾人和家属。' },
        description: '示例：12家示例单位，现场可以面谈，也可以在网上谈。\n每个摊位有大字介绍。',
        ...{ starts_at: clock(fair, '09:30'), ends_at: clock(fair, '15:00'), place: '示例大道1号示例会展中心' },
        ...{ online_note: '示例：报名以后，前一天发消息告诉您怎样在网上参加。' },
        ...{ sign_up_until: addDays(fair, -2), seats: null, contact_name: null, contact_phone: null },
        ...{ access_by: '珠海示例残疾人就业服务中心', access_note: null },
      },
    ])
    .execute();
  const facts: readonly [string, string, string][] = [
    [contestId, 'entrance', 'yes'],
    [contestId, 'toilet', 'yes'],
    [contestId, 'guide', 'yes'],
    [contestId, 'guide-dog', 'yes'],
    [contestId, 'sign', 'partly'],
    [fairId, 'entrance', 'yes'],
    [fairId, 'sign', 'yes'],
    [fairId, 'captions', 'partly'],
    [fairId, 'quiet', 'yes'],
  ];
  await db
    .insertInto('event_access_fact')
    .values(facts.map(([public_event_id, fact, answer]) => ({ public_event_id, fact, answer })))
    .execute();
}
