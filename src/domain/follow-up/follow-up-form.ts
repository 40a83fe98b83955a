import { z } from 'zod';
import { dayToCome, longestNote } from '../four-ones/service-form.ts';
import { serviceWays } from '../four-ones/four-ones.ts';
import type { ServiceWay } from '../four-ones/four-ones.ts';
import { followUpReasons, planAnswers, workAnswers } from './follow-up.ts';
import type { FollowUpReason, PlanAnswer, WorkAnswer } from './follow-up.ts';

const keysOf = <Key extends string>(labels: Readonly<Record<Key, string>>) => Object.keys(labels) as Key[];

/** `/files/[id]/follow-ups`: the day, the way and why. */
export const planningForm = (now: Date) =>
  z.object({
    // Hidden in the form: without it there is nothing that somebody could mend.
    followUp: z.uuid().optional().catch(undefined),
    plannedOn: z
      .string()
      .default('')
      .transform((text, context) => {
        const read = dayToCome(text, now);
        if ('day' in read) return read.day;
        context.addIssue({ code: 'custom', message: read.message });
        return '';
      }),
    way: z.enum(keysOf<ServiceWay>(serviceWays), '请选一项：怎样联系。'),
    reason: z.enum(keysOf<FollowUpReason>(followUpReasons), '请选一项：为什么回访。'),
  });

/** `/follow-ups/[id]`: the three questions. */
export const answerForm = z.object({
  work: z.enum(keysOf<WorkAnswer>(workAnswers), '请选一项：现在工作或者学习吗。不想说，选最后一项。'),
  plan: z.enum(keysOf<PlanAnswer>(planAnswers), '请选一项：计划走得怎么样。不想说，选最后一项。'),
  help: z
    .string()
    .default('')
    .refine((text) => [...text].length <= longestNote, {
      error: ({ input }) => `最多写${longestNote}个字。您写了${[...String(input)].length}个字。`,
    }),
});

/** `/files/[id]/follow-ups/[followup]`: the same, with how the person was reached. */
export const heardForm = answerForm.extend({ way: z.enum(keysOf<ServiceWay>(serviceWays), '请选一项：怎样联系的。') });

/** That nobody was reached, or that it is not needed any more; the tries that the page showed. */
export const deedForm = z.object({ do: z.enum(['missed', 'cancel']), tries: z.coerce.number().int().min(0).max(9) });
