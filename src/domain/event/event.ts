import { sayStart, sayWeekday } from '../assessment/appointment.ts';
import { chinaDay, sayDay, sayTime } from '../day/day.ts';
import { takingPartNeeds } from '../enrolment/enrolment.ts';
import type { TakingPartNeed } from '../enrolment/enrolment.ts';
import { accessAnswers, accessFacts } from '../job/job.ts';
import type { AccessAnswer } from '../job/job.ts';
import type { NamedThing, Programme } from '../programme/programme.ts';
import { childRegions, placeName, regionAndAbove } from '../region/region.ts';

/** Kinds of event (LZ 二(十), KZ 一(九)3, HS 二(二), ZH 6, NJ 二(十); systems S25, S57, S65, S82). */
export const eventKinds = {
  contest: '技能竞赛',
  exchange: '展示和交流',
  talk: '政策宣讲',
  fair: '招聘会',
  startup: '创业大赛',
  other: '其他活动',
} as const;

export type EventKind = keyof typeof eventKinds;

const { entrance, toilet, route } = accessFacts;

/** What is asked of every event, always in this order; nobody said: 未知. */
export const eventFacts = {
  ...{ entrance, toilet, route, guide: '有人引导', 'guide-dog': accessFacts['guide-dog'] },
  ...{ sign: '现场手语翻译', captions: '现场字幕', readable: '读屏能读的电子材料', large: '大字或者盲文材料' },
  ...{ quiet: '安静的休息房间' },
} as const;

export type EventFact = keyof typeof eventFacts;

/** What somebody may need there, as at a course. */
export const eventNeeds: Readonly<Record<TakingPartNeed, string>> = { ...takingPartNeeds, time: '比赛的时候多给时间' };

export const signUpStates = {
  'signed up': '报上了',
  'signed off': '已经取消报名',
  'called off': '活动取消了',
} as const;

export type SignUpState = keyof typeof signUpStates;

/** What is sent to the organiser with a sign-up; nothing else of the file is. */
export interface SignUpWishes {
  name: string;
  phone?: string | undefined;
  needs: readonly TakingPartNeed[];
  words?: string | undefined;
}

/** What staff write of an event. */
export interface EventFacts {
  kind: EventKind;
  title: string;
  organiser: string;
  regionCode: string;
  description: string;
  meantFor: string | undefined;
  startsAt: string;
  endsAt: string;
  place: string | undefined;
  onlineNote: string | undefined;
  /** The last day to sign up; undefined: nobody has to. */
  signUpUntil: string | undefined;
  /** Undefined: no limit. */
  seats: number | undefined;
  contactName: string | undefined;
  contactPhone: string | undefined;
  officialUrl: string | undefined;
  access: Readonly<Partial<Record<EventFact, AccessAnswer>>>;
  accessNote: string | undefined;
}

export interface PublicEvent extends EventFacts {
  eventId: string;
  organisationId: string | undefined;
  /** Who said what is known of access, and on which day. */
  accessBy: string | undefined;
  accessOn: string | undefined;
  results: string | undefined;
  resultsOn: string | undefined;
  cancelledAt: string | undefined;
  cancelledWhy: string | undefined;
  revision: number;
  changedAt: string;
  taken: number;
  isDemonstration: boolean;
}

/** Where an event stands for who reads of it. */
export const eventStages = {
  open: '可以报名',
  full: '名额满了',
  closed: '报名已经结束',
  free: '不用报名',
  running: '正在进行',
  over: '已经结束',
  cancelled: '已经取消',
} as const;

export type EventStage = keyof typeof eventStages;

/** Where an event stands at this moment. Sign-up ends with its last day, and when the event begins. */
export function eventStage(event: PublicEvent, now: Date): EventStage {
  const time = now.toISOString();
  if (event.cancelledAt) return 'cancelled';
  if (event.endsAt <= time) return 'over';
  if (event.startsAt <= time) return 'running';
  if (event.signUpUntil === undefined) return 'free';
  if (event.signUpUntil < chinaDay(now)) return 'closed';
  return event.seats !== undefined && event.taken >= event.seats ? 'full' : 'open';
}

const clockOf = (time: string): string => sayTime(time).split('日')[1] ?? '';

/** `2026年12月3日星期四9点00分到11点00分`; with the last day where it is another. */
export function sayWhen({ startsAt, endsAt }: Pick<EventFacts, 'startsAt' | 'endsAt'>): string {
  const isOneDay = chinaDay(new Date(startsAt)) === chinaDay(new Date(endsAt));
  return `${sayStart(startsAt)}到${isOneDay ? clockOf(endsAt) : sayStart(endsAt)}`;
}

/** `柳州市，示例路2号`, or how one takes part online. */
export const sayWhere = ({ regionCode, place }: Pick<EventFacts, 'regionCode' | 'place'>): string =>
  place ? `${placeName(regionCode)}，${place}` : '在网上';

/** `共20个，还有3个`. */
export function saySeats({ seats, taken }: Pick<PublicEvent, 'seats' | 'taken'>): string {
  if (seats === undefined) return '不限';
  return `共${seats}个，${taken >= seats ? '已经满了' : `还有${seats - taken}个`}`;
}

/** What is known of access, a sentence each, and what is not. */
export function sayAccess({ access }: Pick<EventFacts, 'access'>): string[] {
  const facts = Object.entries(eventFacts) as [EventFact, string][];
  const missing = facts.filter(([fact]) => access[fact] === undefined).map(([, label]) => label);
  return [
    ...facts.flatMap(([fact, label]) => {
      const answer = access[fact];
      return answer ? [`${label}：${accessAnswers[answer]}。`] : [];
    }),
    ...(missing.length > 0 ? [`未知：${missing.join('、')}。还没有人确认，联系时可以先问。`] : []),
  ];
}

/** What became different, a sentence each: `地点：原来示例路2号，现在示例路3号。` Empty: nothing that people were told. */
export function sayEventChanges(before: EventFacts, after: EventFacts): string[] {
  const compared: [string, string | undefined, string | undefined][] = [
    ['名称', before.title, after.title],
    ['时间', sayWhen(before), sayWhen(after)],
    ['地点', sayWhere(before), sayWhere(after)],
    ['网上怎样参加', before.onlineNote, after.onlineNote],
    ['谁能参加', before.meantFor, after.meantFor],
    ['主办', before.organiser, after.organiser],
    ['联系人', before.contactName, after.contactName],
    ['联系电话', before.contactPhone, after.contactPhone],
    ['无障碍情况', sayAccess(before).join(''), sayAccess(after).join('')],
    ['无障碍说明', before.accessNote, after.accessNote],
  ];
  return compared
    .filter(([, old, current]) => old !== current)
    .map(([name, old, current]) => `${name}：原来${end(old)}，现在${end(current)}。`);
}

const end = (text: string | undefined): string => (text ?? '没有写').replace(/。$/, '');

/** Whether a member of staff makes and runs an event: of its region, or of what is above it. */
export const runsEvent = (
  { role }: { role: { role: string; regionCode?: string | undefined } },
  { regionCode }: Pick<EventFacts, 'regionCode'>,
): boolean =>
  role.role === 'counsellor' && role.regionCode !== undefined && regionAndAbove(regionCode).includes(role.regionCode);

/** The places for which staff of this region may make an event: their own and those within it. */
export const eventRegions = (staffRegion: string): readonly (readonly [string, string])[] =>
  [staffRegion, ...childRegions(staffRegion)].map((code) => [code, placeName(code)] as const);

export interface YearlyDay {
  name: string;
  day: string;
  source: string;
}

/** The days of a year that a law or the United Nations have set (system S65). */
export const yearlyDays = (year: number): readonly YearlyDay[] => [
  {
    name: '全国助残日',
    day: thirdSundayOfMay(year),
    source: '每年五月的第三个星期日。依据是《残疾人保障法》第十四条。',
  },
  { name: '国际残疾人日', day: `${year}-12-03`, source: '每年12月3日，由联合国定。' },
];

function thirdSundayOfMay(year: number): string {
  const weekday = new Date(Date.UTC(year, 4, 1)).getUTCDay();
  return `${year}-05-${String(1 + ((7 - weekday) % 7) + 14).padStart(2, '0')}`;
}

/** `2026年12月3日，星期四`. */
export const sayYearlyDay = ({ day }: YearlyDay): string => `${sayDay(day)}，${sayWeekday(day)}`;

/** The contests and months that a plan calls by name, without days: no plan gives any. */
export const namedEvents = ({ namedProgrammes }: Programme): readonly NamedThing[] =>
  namedProgrammes.filter(({ name }) => /竞赛|就业援助月|招聘月|暖心|专场招聘|招聘专项|服务周/.test(name));
