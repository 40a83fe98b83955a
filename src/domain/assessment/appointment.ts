import { chinaDay, sayTime } from '../day/day.ts';

/** How an assessment is done. */
export const assessmentWays = { phone: '打电话', centre: '到中心见面', online: '在网上' } as const;

export type AssessmentWay = keyof typeof assessmentWays;

export const isAssessmentWay = (text: string | null | undefined): text is AssessmentWay =>
  typeof text === 'string' && Object.hasOwn(assessmentWays, text);

export const appointmentStates = {
  booked: '已预约',
  done: '已完成',
  missed: '没有见到',
  cancelled: '已取消',
} as const;

export type AppointmentState = keyof typeof appointmentStates;

/** What somebody needs at an appointment. */
export const appointmentNeeds = {
  guide: '引导，有人带路',
  sign: '手语',
  companion: '让陪同的人一起参加',
  text: '用文字交流',
} as const;

export type AppointmentNeed = keyof typeof appointmentNeeds;

/** What a person needs there, and how they are reached. */
export interface AppointmentWishes {
  needs: readonly AppointmentNeed[];
  other: string;
  /** A telephone number or another way, in the person's words. */
  reach: string;
  /** How who booked it wanted to be addressed. */
  called: string;
}

/** How long an assessment can take, in minutes. */
export const lengths = { '30': '30分钟', '45': '45分钟', '60': '1小时', '90': '1小时30分钟' } as const;

/** So many weeks a series has at most. */
export const longestSeries = 8;

/** So many days ahead a time can be offered. */
export const furthestDays = 366;

const weekdays = ['日', '一', '二', '三', '四', '五', '六'];

/** `星期一`. */
export const sayWeekday = (day: string): string => `星期${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]}`;

/** `2026年3月2日星期一9点00分`, for an ISO-8601 UTC time. */
export function sayStart(startsAt: string): string {
  const day = chinaDay(new Date(startsAt));
  const [date, time] = sayTime(startsAt).split('日');
  return `${date}日${sayWeekday(day)}${time}`;
}

/** The ISO-8601 UTC time of a day and a time of the day `HH:MM` in China. */
export const timeOf = (day: string, clock: string): string => new Date(`${day}T${clock}:00+08:00`).toISOString();

/** `9点30分`, `9点半`, `9:30`, `下午2点`, `14点` or `0930` as `HH:MM`; undefined for anything else. */
export function readClock(text: string): string | undefined {
  const [, part = '', hours = '', minutes = '0'] =
    /^(上午|早上|中午|下午|晚上)?\s*(\d{1,2})\s*[点时:：.]\s*(半|\d{1,2})?\s*分?$/.exec(text) ??
    /^()(\d{1,2})(\d\d)$/.exec(text) ??
    [];
  const hour = Number(hours) + (/下午|晚上/.test(part) && Number(hours) < 12 ? 12 : 0);
  const minute = minutes === '半' ? 30 : Number(minutes);
  if (hours === '' || hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
