import { z } from 'zod';
import { readClock, timeOf } from '../assessment/appointment.ts';
import { addDays, chinaDay } from '../day/day.ts';
import { takingPartNeeds } from '../enrolment/enrolment.ts';
import type { TakingPartNeed } from '../enrolment/enrolment.ts';
import { accessAnswers } from '../job/job.ts';
import type { AccessAnswer } from '../job/job.ts';
import { readPhone } from '../job/phone-number.ts';
import { readDay } from '../jobseeker/jobseeker-form.ts';
import { eventFacts, eventKinds, eventRegions } from './event.ts';
import type { EventFact, EventFacts, EventKind, SignUpWishes } from './event.ts';

const characters = (text: unknown): number => [...String(text)].length;

const upTo = (length: number) =>
  z
    .string()
    .default('')
    .refine((text) => characters(text) <= length, {
      error: ({ input }) => `最多写${length}个字。您写了${characters(input)}个字。`,
    });

const needed = (length: number, missing: string) => upTo(length).refine((text) => text !== '', { error: missing });

const optional = (length: number) => upTo(length).transform((text) => text || undefined);

const phone = (what: string) =>
  z
    .string()
    .default('')
    .refine((text) => text === '' || readPhone(text) !== undefined, {
      error: `${what}不对。请写手机号，或者带区号的座机号。`,
    })
    .transform((text) => readPhone(text));

/** The field of what is known of one fact of access. */
export const factField = (fact: EventFact): string => `access-${fact}`;

const factFields = Object.fromEntries(
  Object.keys(eventFacts).map((fact) => [
    factField(fact as EventFact),
    z.enum(['', ...(Object.keys(accessAnswers) as AccessAnswer[])], '请从列表里选一项。').default(''),
  ]),
);

/** An event as staff of this region write it; the days that `before` had may be in the past. */
export const eventForm = (staffRegion: string, now: Date, before?: EventFacts) =>
  z
    .object({
      kind: z.enum(Object.keys(eventKinds) as EventKind[], '请选一项：什么活动。'),
      title: needed(40, '请写活动的名称。'),
      organiser: needed(40, '请写主办的单位。'),
      regionCode: z
        .string()
        .default('')
        .refine((code) => eventRegions(staffRegion).some(([known]) => known === code), {
          error: '请从列表里选一个地区。',
        }),
      description: needed(1000, '请写活动做什么。'),
      meantFor: optional(200),
      day: needed(20, '请写哪一天。'),
      from: needed(20, '请写几点开始。'),
      lastDay: upTo(20),
      to: needed(20, '请写几点结束。'),
      place: optional(100),
      onlineNote: optional(300),
      signUpUntil: upTo(20),
      seats: upTo(6),
      contactName: optional(20),
      contactPhone: phone('联系电话'),
      officialUrl: upTo(300),
      accessNote: optional(300),
      ...factFields,
    })
    // Also when a field is wrong by itself: nobody hears of mistakes one after the other.
    .superRefine((typed, context) => {
      const say = (field: string, message: string): void =>
        void context.addIssue({ code: 'custom', path: [field], message });
      const { day, lastDay, from, to, startsAt, endsAt, signUpUntil, seats, officialUrl } = readTyped(typed);
      if (!day && typed.day !== '') say('day', '日期不对。请像这样填：2027年3月1日。');
      if (typed.lastDay !== '' && !lastDay) say('lastDay', '最后一天的日期不对。请像这样填：2027年3月2日。');
      if (!from && typed.from !== '') say('from', '开始的时间不对。请像这样填：9点30分。');
      if (!to && typed.to !== '') say('to', '结束的时间不对。请像这样填：11点30分。');
      if (startsAt && endsAt && endsAt <= startsAt) say('to', '结束要晚于开始。下午请写14点，或者下午2点。');
      if (startsAt && startsAt !== before?.startsAt && startsAt <= now.toISOString())
        say('day', '这个时间已经过去了。请写以后的时间。');
      if (day && day > addDays(chinaDay(now), 730)) say('day', '这一天太远了。最多写两年以内。');
      if (typed.signUpUntil !== '' && !signUpUntil) say('signUpUntil', '日期不对。请像这样填：2027年2月20日。');
      if (signUpUntil && day && signUpUntil > day) say('signUpUntil', '报名的最后一天，不能晚于活动开始的那一天。');
      if (seats !== undefined && !(Number.isInteger(seats) && seats > 0 && seats <= 10_000))
        say('seats', '名额不对。请写数字，最少1，最多10000。不限名额，请空着。');
      if (!typed.place && !typed.onlineNote) say('place', '请写地点。在网上办的，请写网上怎样参加。');
      if (typed.officialUrl !== '' && !officialUrl) say('officialUrl', '网址不对。请从浏览器的地址栏里，复制全部。');
    })
    .transform((typed): EventFacts => {
      const { startsAt, endsAt, signUpUntil, seats, officialUrl } = readTyped(typed);
      const { kind, title, organiser, regionCode, description, meantFor, place, onlineNote } = typed;
      const { contactName, contactPhone, accessNote } = typed;
      const facts: Readonly<Record<string, unknown>> = typed;
      const access = Object.fromEntries(
        Object.keys(eventFacts).flatMap((fact) => {
          const answer = facts[factField(fact as EventFact)];
          return answer ? [[fact, answer]] : [];
        }),
      );
      return {
        ...{ kind, title, organiser, regionCode, description, meantFor, startsAt, endsAt, place, onlineNote },
        ...{ signUpUntil, seats, contactName, contactPhone, officialUrl, access, accessNote },
      };
    });

type Typed = Readonly<Record<'day' | 'lastDay' | 'from' | 'to' | 'signUpUntil' | 'seats' | 'officialUrl', string>>;

/** What cannot be read is undefined, and times that cannot be told are empty. */
function readTyped(typed: Typed) {
  const day = readDay(typed.day);
  const lastDay = typed.lastDay === '' ? day : readDay(typed.lastDay);
  const [from, to] = [readClock(typed.from), readClock(typed.to)];
  return {
    ...{ day, lastDay, from, to },
    startsAt: day && from ? timeOf(day, from) : '',
    endsAt: lastDay && to ? timeOf(lastDay, to) : '',
    signUpUntil: typed.signUpUntil === '' ? undefined : readDay(typed.signUpUntil),
    seats: typed.seats === '' ? undefined : Number(typed.seats.replace(/个$/, '')),
    officialUrl: typed.officialUrl === '' ? undefined : readUrl(typed.officialUrl),
  };
}

function readUrl(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? url.href : undefined;
}

/** What somebody sends with a sign-up. */
export const signUpForm = z.object({
  name: needed(30, '请写姓名，或者主办方可以怎样称呼。'),
  phone: phone('电话'),
  needs: z
    .string()
    .default('')
    .transform((text) =>
      text.split('\n').filter((need): need is TakingPartNeed => Object.hasOwn(takingPartNeeds, need)),
    ),
  words: optional(300),
}) satisfies z.ZodType<SignUpWishes>;

export const signOffForm = z.object({ do: z.literal('off') });

/** Why an event is cancelled, as everybody reads it. */
export const cancellationForm = z.object({ why: needed(200, '请写为什么取消。报名的人会看到。') });

export const resultsForm = z.object({ results: needed(3000, '请写结果。') });
