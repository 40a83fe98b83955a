import { z } from 'zod';
import { takesOn } from './proposal.ts';
import { needed, oneKey } from './typed-text.ts';

/** `/proposals/new`. */
export const proposalForm = z.object({
  title: needed(40, '请写想培训什么。'),
  what: needed(1000, '请写要教会什么，学完做什么工作。'),
  people: z
    .string()
    .default('')
    .refine((typed) => /^\d{1,4}$/.test(typed) && Number(typed) >= 1, { error: '请写大约几个人，像这样：10。' })
    .transform(Number),
  when: needed(100, '请写希望什么时候。不急的，写“不急”。'),
  takesOn: oneKey(takesOn, '请选一项：学完能不能录用。'),
});

export type ProposalAnswers = z.output<typeof proposalForm>;

/** Why nothing comes of it now. */
export const declineForm = z.object({ answer: needed(300, '请写为什么这次不开，以后怎样。') });
