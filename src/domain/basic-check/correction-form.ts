import { z } from 'zod';

/** Characters that an answer to a correction may have. */
export const answerLength = 500;

/** `/files/[id]/corrections/[correction]`: the record is changed, or the person is answered. */
export const correctionForm = z
  .object({
    decision: z.enum(['accept', 'answer'], '请选一项：怎样处理。'),
    value: z.string().default(''),
    answer: z.string().default(''),
  })
  .superRefine(({ decision, value, answer }, context) => {
    const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    const length = [...answer].length;
    if (length > answerLength) say('answer', `最多写${answerLength}个字。您写了${length}个字。`);
    if (decision === 'accept' && value === '') say('value', '您选了更改档案，请写改成什么。');
    if (decision === 'answer' && answer === '') say('answer', '您选了不更改，请写答复。');
  });
