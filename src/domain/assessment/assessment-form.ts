import { z } from 'zod';
import { addDays, chinaDay } from '../day/day.ts';
import { readDay } from '../jobseeker/jobseeker-form.ts';
import { appointmentNeeds, assessmentWays, furthestDays, lengths, longestSeries, readClock } from './appointment.ts';
import type { AssessmentWay } from './appointment.ts';
import { findingSets, keysIn, readFindings, textLength } from './assessment.ts';
import { optionsOf, questionOf } from './self-question.ts';
import type { SelfQuestion } from './self-question.ts';

/** A text of at most so many characters; nobody loses what they typed for being too long. */
const text = (length: number) =>
  z
    .string()
    .default('')
    .refine((typed) => [...typed].length <= length, {
      error: ({ input }) => `最多写${length}个字。您写了${[...String(input)].length}个字。`,
    });

/** Ticked boxes of one name, those that this set knows. */
const ticks = <Key extends string>(set: Readonly<Record<Key, string>>) =>
  z
    .string()
    .default('')
    .transform((typed) => keysIn(set, typed.split('\n')));

/**
 * `/assessments/self/[question]`: anything may be left out. `seen` names the answer that the page showed, `instead` the
 * one of another device that the person was told of.
 */
export const selfForm = (question: SelfQuestion) =>
  z.object({
    chosen: ticks(optionsOf(question)).refine((keys) => !questionOf(question).one || keys.length <= 1, {
      error: '请只选一项。',
    }),
    words: text(textLength),
    seen: z.string().default(''),
    instead: z.string().optional(),
  });

/** A page that only confirms. */
export const confirmForm = z.object({});

/** `/assessments/appointments/new`: what the person needs there. A telephone call needs a number. */
export const bookingForm = (way: AssessmentWay) =>
  z.object({
    needs: ticks(appointmentNeeds),
    other: text(500),
    reach: text(100).refine((typed) => way !== 'phone' || /\d[\d\s-]{5,}\d/.test(typed), {
      error: '请写电话号码。到时打这个电话。',
    }),
  });

/** `/assessments/times/new`. */
export const timesForm = (now: Date) =>
  z
    .object({
      day: z
        .string()
        .default('')
        .transform((typed, context) => {
          const day = readDay(typed);
          const say = (message: string) => context.addIssue({ code: 'custom', message });
          if (!day) say('请写日期，像这样：2026年3月2日。');
          else if (day < chinaDay(now)) say('这一天已经过去了。请写今天或者以后的日期。');
          else if (day > addDays(chinaDay(now), furthestDays)) say('请写一年以内的日期。');
          return day ?? '';
        }),
      clock: z
        .string()
        .default('')
        .transform((typed, context) => {
          const clock = readClock(typed);
          if (!clock) context.addIssue({ code: 'custom', message: '请写几点开始，像这样：9点30分。' });
          return clock ?? '';
        }),
      minutes: z.enum(Object.keys(lengths) as (keyof typeof lengths)[], '请选一项：多长时间。').transform(Number),
      way: z.enum(Object.keys(assessmentWays) as AssessmentWay[], '请选一项：怎样进行。'),
      place: text(200),
      access: text(500),
      directions: text(500),
      weeks: z
        .string()
        .default('1')
        .refine((typed) => /^\d$/.test(typed) && Number(typed) >= 1 && Number(typed) <= longestSeries, {
          error: `请选1周至${longestSeries}周。`,
        })
        .transform(Number),
    })
    .superRefine(({ way, place }, context) => {
      const missing = { phone: undefined, centre: '请写在哪里见面。', online: '请写怎样在网上参加。' }[way];
      if (missing && place === '') context.addIssue({ code: 'custom', path: ['place'], message: missing });
    });

export type OfferedTimes = z.output<ReturnType<typeof timesForm>>;

const needed = (missing: string) => text(textLength).refine((typed) => typed !== '', { error: missing });

/** `/assessments/times/[id]/result`. */
export const resultForm = z
  .object({
    well: needed('请写哪些事做得好。'),
    help: needed('请写什么能帮到这个人。'),
    fits: needed('请写适合哪些工作。'),
    next: needed('请写下一步可以试试什么。'),
    helps: ticks(findingSets.helps),
    tires: ticks(findingSets.tires),
    tools: ticks(findingSets.tools),
    tasks: ticks(findingSets.tasks),
  })
  .transform(({ well, help, fits, next, ...found }) => ({ well, help, fits, next, findings: readFindings(found) }));

/** `/assessments/[id]`: what the person says to a result, or what the counsellor answers. */
export const wordsForm = (missing: string) => z.object({ words: needed(missing) });
