import { z } from 'zod';
import { chinaDay } from '../day/day.ts';
import { readDay } from '../jobseeker/jobseeker-form.ts';
import { needed, oneKeyOrNone, upTo } from '../training/typed-text.ts';
import { evaluationKeys, evaluationQuestions } from './evaluation.ts';
import type { EvaluationAnswers, EvaluationQuestion } from './evaluation.ts';

const choice = (question: EvaluationQuestion) =>
  oneKeyOrNone<string>(evaluationQuestions[question].options, '请从几项里选，或者不选。');

/** Every question can be passed over; all of them, and there is nothing to send. */
export const evaluationForm = z
  .object({
    teaching: choice('teaching'),
    place: choice('place'),
    materials: choice('materials'),
    help: choice('help'),
    recommend: choice('recommend'),
    words: upTo(1000),
  })
  .refine((answers) => evaluationKeys.some((key) => answers[key] !== undefined) || answers.words !== '', {
    path: ['teaching'],
    error: '请至少回答一个问题，再交。',
  })
  .transform(({ words, ...answers }): EvaluationAnswers => ({
    ...Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== undefined)),
    ...(words ? { words } : {}),
  }));

/** What somebody else found at a base. Everybody can read it. */
export const reviewForm = (now: Date) =>
  z.object({
    key: z.uuid().catch(() => crypto.randomUUID()),
    reviewer: needed(60, '请写是谁评价的，写单位的名称。'),
    reviewedOn: z
      .string()
      .default('')
      .transform((typed, context) => {
        const day = readDay(typed);
        const say = (message: string) => context.addIssue({ code: 'custom', message });
        if (!day) say('请写哪天评价的，例如2026年3月1日。');
        else if (day > chinaDay(now)) say('日期还没有到。请写评价过的那天。');
        return day ?? '';
      }),
    result: needed(1000, '请写评价的结果。'),
  });

/** Takes a review down again. */
export const withdrawalForm = z.object({ review: z.uuid() });
