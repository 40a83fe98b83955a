import { z } from 'zod';
import { courseWays } from '../course/course.ts';
import type { CourseWay } from '../course/course.ts';
import { addDays, chinaDay } from '../day/day.ts';
import { readDay } from '../jobseeker/jobseeker-form.ts';
import { mistakeIn, mostMeetings, readMeetings, readSpan, repeatMeeting, repeats, sortMeetings } from './meetings.ts';
import type { Meeting, Repeat } from './meetings.ts';
import { optional, upTo } from './typed-text.ts';

/** Where, when, with whom and for how many a course is held. */
export interface SessionAnswers {
  way: CourseWay;
  baseId: string | undefined;
  onlineNote: string | undefined;
  meetings: readonly Meeting[];
  seats: number;
  enrolUntil: string;
  teacherName: string | undefined;
  teacherId: string | undefined;
  contactName: string | undefined;
  contactPhone: string | undefined;
}

/** What the form may choose from, and what stood there before a change. */
export interface SessionChoices {
  bases: readonly { baseId: string }[];
  teachers: readonly { accountId: string }[];
  before?: Pick<SessionAnswers, 'meetings' | 'enrolUntil'> | undefined;
}

export const mostSeats = 500;

/** `/training/courses/[id]/sessions/new` and the change of a session. Every mistake is told at once, in the order of the fields. */
export const sessionForm = ({ bases, teachers, before }: SessionChoices, now: Date) =>
  z
    .object({
      way: z.string().default(''),
      baseId: z.string().default(''),
      onlineNote: optional(300),
      ...{ firstDay: z.string().default(''), from: z.string().default(''), to: z.string().default('') },
      ...{ repeat: z.string().default(''), times: z.string().default('') },
      dates: upTo(6000),
      seats: z.string().default(''),
      enrolUntil: z.string().default(''),
      teacherName: optional(40),
      teacherId: z.string().default(''),
      contactName: optional(40),
      contactPhone: optional(60),
      /** The one that the form showed. */
      revision: z.coerce.number().int().catch(0),
    })
    .transform((typed, context): SessionAnswers & { revision: number } => {
      const say = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
      const way = (Object.keys(courseWays) as CourseWay[]).find((each) => each === typed.way);
      const base = bases.find(({ baseId }) => baseId === typed.baseId);
      if (!way) say('way', '请选一项：怎样上课。');
      if (typed.baseId !== '' && !base) say('baseId', '请从列表里选地点。');
      else if (way && way !== 'online' && !base) say('baseId', '请选在哪里上课。');
      else if (way === 'online' && base) say('baseId', '在线上课，请不选地点。');
      if (way && way !== 'onsite' && !typed.onlineNote) say('onlineNote', '请写怎样在网上上课。');
      const meetings = readTimes(typed, say, now, before?.meetings);
      const seats = /^\d{1,4}$/.test(typed.seats) ? Number(typed.seats) : 0;
      if (seats < 1 || seats > mostSeats) say('seats', `请写几个名额，1个到${mostSeats}个。`);
      const starts = meetings[0] && chinaDay(new Date(meetings[0].startsAt));
      const enrolUntil = readDay(typed.enrolUntil) ?? '';
      if (enrolUntil === '') say('enrolUntil', '请写报名的最后一天，像这样：2026年12月1日。');
      else if (starts && enrolUntil >= starts) say('enrolUntil', '报名的最后一天，要在第一次上课以前。');
      else if (enrolUntil < chinaDay(now) && enrolUntil !== before?.enrolUntil)
        say('enrolUntil', '报名的最后一天已经过了。请写今天或者以后的日期。');
      const teacher = teachers.find(({ accountId }) => accountId === typed.teacherId);
      if (typed.teacherId !== '' && !teacher) say('teacherId', '请从列表里选老师的账号，或者不选。');
      const { onlineNote, teacherName, contactName, contactPhone, revision } = typed;
      if (!way) return z.NEVER;
      return {
        ...{
          way,
          baseId: base?.baseId,
          onlineNote,
          meetings,
          seats,
          enrolUntil,
          teacherName,
          contactName,
          contactPhone,
        },
        ...{ teacherId: teacher?.accountId, revision },
      };
    });

interface TypedTimes {
  firstDay: string;
  from: string;
  to: string;
  repeat: string;
  times: string;
  dates: string;
}

/** The times of both ways to write them: one that repeats, and lines. */
function readTimes(
  { firstDay, from, to, repeat, times, dates }: TypedTimes,
  say: (field: string, message: string) => void,
  now: Date,
  before?: readonly Meeting[],
): Meeting[] {
  const written = readMeetings(dates);
  if (written.mistake) say('dates', written.mistake);
  const meetings = [...written.meetings];
  let isWrong = written.mistake !== undefined;
  if (firstDay !== '' || from !== '' || to !== '') {
    const day = readDay(firstDay);
    const count = times === '' ? 1 : /^\d{1,2}$/.test(times) ? Number(times) : 0;
    const kind = (Object.keys(repeats) as Repeat[]).find((each) => each === repeat);
    if (!day) say('firstDay', '请写第一天，像这样：2026年12月1日。');
    else if (day < chinaDay(now)) say('firstDay', '第一天已经过去了。请写以后的日期。');
    else if (day > addDays(chinaDay(now), 730)) say('firstDay', '第一天太远了。请写两年以内的日期。');
    if (!readSpan('2026-01-01', from, from)) say('from', '请写几点开始，像这样：9点30分。');
    if (!readSpan('2026-01-01', to, to)) say('to', '请写几点结束，像这样：11点30分。');
    if (count < 1 || count > mostMeetings) say('times', `请写上几次课，1次到${mostMeetings}次。`);
    if (count > 1 && !kind) say('repeat', '请选一项：多久上一次。');
    const repeated =
      day && count >= 1 && count <= mostMeetings ? repeatMeeting({ day, from, to }, kind ?? 'weekly', count) : [];
    isWrong ||= !repeated || repeated.length === 0;
    meetings.push(...(repeated ?? []));
  }
  const mistake = isWrong ? undefined : mistakeIn(meetings, now, before);
  if (mistake) say(firstDay !== '' && dates === '' && /结束/.test(mistake) ? 'to' : 'dates', mistake);
  return sortMeetings(meetings);
}

/** 为什么取消. */
export const cancellationForm = z.object({
  why: z
    .string()
    .default('')
    .refine((text) => text !== '', { error: '请写为什么取消。报名的人会看到。' })
    .refine((text) => [...text].length <= 200, { error: '最多写200个字。' }),
});
