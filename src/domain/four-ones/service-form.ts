import { z } from 'zod';
import { addDays, chinaDay } from '../day/day.ts';
import { readDay } from '../jobseeker/jobseeker-form.ts';
import { doubtDecisions, serviceKinds, serviceWays } from './four-ones.ts';
import type { DoubtDecision, ServiceKind, ServiceWay } from './four-ones.ts';

/** So many characters of what was said are kept. */
export const longestNote = 2000;

const doneOn = (now: Date) =>
  z
    .string()
    .default('')
    .transform((text, context) => {
      const day = readDay(text);
      if (!day) context.addIssue({ code: 'custom', message: '请写哪天做的，例如2026年3月1日。' });
      else if (day > chinaDay(now)) context.addIssue({ code: 'custom', message: '日期还没有到。请写做过的那天。' });
      else if (day < '2020-01-01') context.addIssue({ code: 'custom', message: '日期太早了。请再看一看年份。' });
      return day ?? '';
    });

/** A day from today to a year from now. */
export const dayToCome = (text: string, now: Date): { day: string } | { message: string } => {
  const day = readDay(text);
  if (!day) return { message: '请写回访的日期，例如2026年3月1日。' };
  if (day < chinaDay(now)) return { message: '日期已经过了。请写今天或者以后的一天。' };
  if (day > addDays(chinaDay(now), 366)) return { message: '日期太远了。请写一年以内的一天。' };
  return { day };
};

/**
 * `/files/[id]/services`: what was done, today or earlier. Without the person's consent to a plan only kind and day are
 * asked for.
 */
export const serviceForm = (now: Date, { isAgreed }: { isAgreed: boolean }) => {
  const kept = z.object({
    // Hidden in the form: without it there is nothing that somebody could mend.
    service: z.uuid().optional().catch(undefined),
    kind: z.enum(Object.keys(serviceKinds) as ServiceKind[], '请选一项：做了什么。'),
    doneOn: doneOn(now),
  });
  if (!isAgreed) return kept.transform((data) => ({ ...data, ...nothingMore }));
  return kept.extend({
    way: z.enum(Object.keys(serviceWays) as ServiceWay[], '请选一项：怎样联系的。'),
    isReached: z.enum(['yes', 'no'], '请选一项：联系上了没有。').transform((answer) => answer === 'yes'),
    note: z
      .string()
      .default('')
      .refine((text) => [...text].length <= longestNote, {
        error: ({ input }) => `最多写${longestNote}个字。您写了${[...String(input)].length}个字。`,
      })
      .transform((text) => text || undefined),
    nextOn: z
      .string()
      .default('')
      .transform((text, context) => {
        if (text === '') return undefined;
        const read = dayToCome(text, now);
        if ('day' in read) return read.day;
        context.addIssue({ code: 'custom', message: read.message });
        return undefined;
      }),
  });
};

const nothingMore = { way: undefined, isReached: true, note: undefined, nextOn: undefined };

/** Takes back what was written down today. */
export const takeBackForm = z.object({ takeBack: z.uuid() });

/** So many characters say why a record is not so, or answer it. */
export const doubtLength = 500;

const short = z
  .string()
  .default('')
  .refine((typed) => [...typed].length <= doubtLength, { error: `最多写${doubtLength}个字。请写短一些。` });

/** `/four-ones/services/[id]`: words are optional. */
export const doubtForm = z.object({ words: short });

/** `/files/[id]/services/[service]` */
export const doubtAnswerForm = z.object({
  decision: z.enum(Object.keys(doubtDecisions) as DoubtDecision[], { error: '请选一项：这条算不算。' }),
  answer: short.refine((typed) => typed !== '', { error: '请写答复，本人看得到。' }),
});
