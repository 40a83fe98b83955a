import { z } from 'zod';
import { findProgramme } from '../programme/programmes.ts';
import { contactLength, messageLength, pageLength } from './feedback.ts';

const characters = (text: string): number => [...text].length;

/** At most so many characters, counted as a person counts them. */
const short = (length: number) =>
  z
    .string()
    .default('')
    .refine((text) => characters(text) <= length, {
      error: ({ input }) =>
        `最多写${length}个字。您写了${characters(String(input))}个字，请删去${characters(String(input)) - length}个字。`,
    });

/** Made when the form is shown; whoever has none cannot send the same thing twice by accident either. */
const formKey = z.uuid().optional().catch(undefined);

const common = { contact: short(contactLength), key: formKey };

/** A need, a question or a barrier: `/feedback`. */
export const feedbackForm = z.object({
  kind: z.enum(['need', 'question', 'barrier'], '请选一项：是什么事。'),
  message: short(messageLength).refine((text) => text !== '', { error: '请写下您想说的事。' }),
  page: short(pageLength),
  contact: common.contact,
  region: z
    .string()
    .default('')
    .refine((code) => code === '' || code === 'other' || findProgramme(code) !== undefined, {
      error: '请从列表里选一个地区，或者不选。',
    }),
  key: common.key,
});

/** What staff say to it: `/questions/[receipt]`. */
export const feedbackAnswerForm = z
  .object({
    state: z.enum(['handling', 'answered', 'closed'], '请选一项：办到哪一步了。'),
    answer: short(messageLength),
  })
  .refine(({ state, answer }) => state !== 'answered' || answer !== '', {
    path: ['answer'],
    error: '您选了“已经答复”，请写下答复。',
    when: () => true,
  });

/** A job that looks wrong: `/jobs/[id]/report` (system S67). The text may stay empty where the choice says it all. */
export const reportForm = z
  .object({
    category: z.enum(['sham', 'exclusion', 'fee', 'untrue', 'other'], '请选一项：这个岗位哪里有问题。'),
    message: short(messageLength),
    ...common,
  })
  .refine((report) => report.category !== 'other' || report.message !== '', {
    path: ['message'],
    error: '您选了“其他”，请写下这个岗位哪里有问题。',
    // Said together with the other mistakes, not after they are mended.
    when: () => true,
  });
