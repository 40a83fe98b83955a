import { z } from 'zod';
import { baseKinds } from '../course/course.ts';
import { chinaDay } from '../day/day.ts';
import { accessAnswers, accessFacts, confirmationWays } from '../job/job.ts';
import type { AccessAnswer, AccessFact } from '../job/job.ts';
import { readDay } from '../jobseeker/jobseeker-form.ts';
import { noteOf } from './facts-form.ts';
import { trainingRegions } from './training.ts';
import { needed, oneKey, optional, upTo } from './typed-text.ts';

/** A day that is not after today; empty is undefined where it may be left out. */
const pastDay = (now: Date, missing?: string) =>
  z
    .string()
    .default('')
    .transform((typed, context) => {
      const day = readDay(typed);
      const say = (message: string) => context.addIssue({ code: 'custom', message });
      if (typed === '' && missing) say(missing);
      else if (typed !== '' && !day) say('日期不对。请像这样写：2026年3月1日。');
      else if (day && day > chinaDay(now)) say('这一天还没有到。请写今天或者以前的日期。');
      return day;
    });

/** A place where courses are held (NJ 二(十), LZ 二(十)). */
export const baseForm = (staffRegion: string, now: Date) =>
  z.object({
    name: needed(60, '请写基地的名称。'),
    kind: oneKey(baseKinds, '请选一项：哪一类基地。'),
    level: optional(40),
    place: optional(100),
    directions: optional(500),
    contactName: optional(40),
    contactPhone: optional(60),
    enteredOn: pastDay(now),
    regionCode: z
      .string()
      .default('')
      .refine((code) => trainingRegions(staffRegion).some(([known]) => known === code), {
        error: '请从列表里选一个地区。',
      }),
  });

export type BaseAnswers = z.output<ReturnType<typeof baseForm>>;

/** That a base is one no more: when and why (NJ 二(十), 退出). */
export const exitForm = (now: Date) =>
  z.object({ leftOn: pastDay(now, '请写哪天退出。'), why: needed(200, '请写为什么退出。别人看得到。') });

const factKeys = Object.keys(accessFacts) as AccessFact[];

/** What is known about access at a base, and who found out when and how. */
export const baseFactsForm = (now: Date) =>
  z
    .object({
      ...{ confirmedBy: needed(60, '请写谁核实的。'), confirmedOn: pastDay(now, '请写哪天核实的。') },
      confirmedHow: oneKey(confirmationWays, '请选一项：怎样核实的。'),
    })
    .extend(
      Object.fromEntries([
        ...factKeys.map((fact) => [fact, z.string().default('')] as const),
        ...factKeys.map((fact) => [noteOf(fact), upTo(100)] as const),
      ]),
    )
    .transform((typed: Record<string, unknown>, context) => ({
      confirmedBy: String(typed['confirmedBy']),
      confirmedOn: String(typed['confirmedOn']),
      confirmedHow: String(typed['confirmedHow']),
      facts: factKeys.flatMap((fact) => {
        const answer = (Object.keys(accessAnswers) as AccessAnswer[]).find((each) => each === typed[fact]);
        const note = String(typed[noteOf(fact)] ?? '') || undefined;
        if (!answer && note)
          context.addIssue({ code: 'custom', path: [fact], message: `请先选“${accessFacts[fact]}”有没有，再写说明。` });
        return answer ? [{ fact, answer, note }] : [];
      }),
    }));

export type BaseFacts = z.output<ReturnType<typeof baseFactsForm>>;
