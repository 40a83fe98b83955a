import { readClock, timeOf } from '../assessment/appointment.ts';
import { sayMeeting } from '../course/say-session.ts';
import { addDays, chinaDay } from '../day/day.ts';
import { readDay } from '../jobseeker/jobseeker-form.ts';

/** One time at which a session is held; both in ISO-8601 UTC. */
export interface Meeting {
  startsAt: string;
  endsAt: string;
  what: string | undefined;
}

/** A session has so many at most. */
export const mostMeetings = 60;

export const repeats = { daily: '每天', weekdays: '每天，星期六和星期日不上', weekly: '每周同一天' } as const;

export type Repeat = keyof typeof repeats;

/** `2026年3月2日星期一，9点00分到11点00分，学录音`, as `readMeetings` reads it. */
export const sayLesson = ({ what, ...meeting }: Meeting): string => `${sayMeeting(meeting)}${what ? `，${what}` : ''}`;

const clock = String.raw`(?:上午|早上|中午|下午|晚上)?\s*\d{1,2}\s*[点时:：.]\s*(?:半|\d{1,2})?\s*分?`;
const line = new RegExp(
  String.raw`^(\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?)[\s，,、]*(?:星期.|周.)?[\s，,、]*(${clock})\s*(?:到|至|-|–|—|~|～)\s*(${clock})[\s，,、。]*(.*)$`,
);

/** The two clock times of a day; undefined when one cannot be read. 下午2点到4点 ends at 16. */
export function readSpan(day: string, from: string, to: string): { startsAt: string; endsAt: string } | undefined {
  const [start, end] = [readClock(from), readClock(to)];
  if (!start || !end) return undefined;
  const isSamePart = /下午|晚上/.test(from) && end < '12:00';
  return {
    startsAt: timeOf(day, start),
    endsAt: timeOf(day, isSamePart ? `${Number(end.slice(0, 2)) + 12}${end.slice(2)}` : end),
  };
}

/** Lines of days, times and words; `mistake` is a sentence about the first line that cannot be read. */
export function readMeetings(text: string): { meetings: Meeting[]; mistake?: string } {
  const lines = text.split('\n').map((each) => each.trim());
  const meetings: Meeting[] = [];
  for (const [index, typed] of lines.entries()) {
    if (typed === '') continue;
    const [, dayText = '', from = '', to = '', what = ''] = line.exec(typed) ?? [];
    const day = readDay(dayText);
    const span = day && readSpan(day, from, to);
    if (!span) return { meetings, mistake: `第${index + 1}行没有读懂。请像这样写：2026年12月1日，9点到11点。` };
    if ([...what].length > 60) return { meetings, mistake: `第${index + 1}行的内容最多写60个字。` };
    meetings.push({ ...span, what: what || undefined });
  }
  return { meetings };
}

/** The same hours on so many days, from the first on. */
export function repeatMeeting(
  first: { day: string; from: string; to: string },
  repeat: Repeat,
  times: number,
): Meeting[] | undefined {
  const meetings: Meeting[] = [];
  for (let day = first.day; meetings.length < times; day = addDays(day, repeat === 'weekly' ? 7 : 1)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (repeat === 'weekdays' && meetings.length > 0 && (weekday === 0 || weekday === 6)) continue;
    const span = readSpan(day, first.from, first.to);
    if (!span) return undefined;
    meetings.push({ ...span, what: undefined });
  }
  return meetings;
}

/** What is wrong with these times, as a sentence; those that stood there before may be in the past. */
export function mistakeIn(
  meetings: readonly Meeting[],
  now: Date,
  before: readonly Meeting[] = [],
): string | undefined {
  if (meetings.length === 0) return '请至少写一次上课的日期和时间。';
  if (meetings.length > mostMeetings) return `最多写${mostMeetings}次。现在有${meetings.length}次。`;
  const held = before.find(
    ({ startsAt }) => startsAt <= now.toISOString() && !meetings.some((each) => each.startsAt === startsAt),
  );
  if (held) return `已经上过的课要留着：${sayMeeting(held)}。`;
  const sorted = sortMeetings(meetings);
  for (const [index, meeting] of sorted.entries()) {
    const said = sayMeeting(meeting);
    const next = sorted[index + 1];
    if (meeting.endsAt <= meeting.startsAt) return `结束要晚于开始：${said}。`;
    if (next && next.startsAt < meeting.endsAt) return `有两次重叠：${said}，和${sayMeeting(next)}。`;
    const stood = before.some(({ startsAt, endsAt }) => startsAt === meeting.startsAt && endsAt === meeting.endsAt);
    if (!stood && meeting.startsAt <= now.toISOString()) return `这一次已经过去了：${said}。`;
    if (chinaDay(new Date(meeting.startsAt)) > addDays(chinaDay(now), 730))
      return `这一次太远了：${said}。最多写两年以内。`;
  }
  return undefined;
}

export const sortMeetings = (meetings: readonly Meeting[]): Meeting[] =>
  meetings.toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1));

/** The same times whole weeks later, so that the first is at least `ahead` days from now: for a copy of a session. */
export function shiftMeetings(meetings: readonly Meeting[], now: Date, ahead = 14): Meeting[] {
  const [first] = sortMeetings(meetings);
  if (!first) return [];
  const week = 7 * 86_400_000;
  const weeks = Math.max(1, Math.ceil((now.getTime() + ahead * 86_400_000 - Date.parse(first.startsAt)) / week));
  const later = (time: string): string => new Date(Date.parse(time) + weeks * week).toISOString();
  return meetings.map(({ startsAt, endsAt, what }) => ({ startsAt: later(startsAt), endsAt: later(endsAt), what }));
}
